/**
 * The functions beside what others would use in their place: processes that answer the same
 * requests on the same machine in turns. {@link dev.efsshare.benchmarks.comparison.CompareCommand}
 * is the command line; a {@link dev.efsshare.benchmarks.comparison.Comparison} makes rows of a
 * report.
 */
@NullMarked
package dev.efsshare.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
