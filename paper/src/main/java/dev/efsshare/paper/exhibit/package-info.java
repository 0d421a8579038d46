/**
 * What a paper shows: figures and tables, each with a sentence that is computed from the data. An
 * exhibit whose data is missing says so and is not made.
 *
 * <p>{@link dev.efsshare.paper.exhibit.Exhibits} lists all. Stateless.
 */
@NullMarked
package dev.efsshare.paper.exhibit;

import org.jspecify.annotations.NullMarked;
