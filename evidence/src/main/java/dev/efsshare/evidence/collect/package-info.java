/**
 * The port between the command and the stacks, and what its adapters share: recording answers as
 * they came, the listing of {@code outputs/}, pages for print.
 */
@NullMarked
package dev.efsshare.evidence.collect;

import org.jspecify.annotations.NullMarked;
