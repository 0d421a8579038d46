/**
 * {@code ./efs-share paper}: figures, tables and a page of results from measured data.
 *
 * <p>{@link dev.efsshare.paper.PaperCommand} is the command; {@code data} reads what was measured,
 * {@code exhibit} says what is shown of it, {@code chart} and {@code diagram} draw, {@code output}
 * writes. The same data gives the same bytes.
 */
@NullMarked
package dev.efsshare.paper;

import org.jspecify.annotations.NullMarked;
