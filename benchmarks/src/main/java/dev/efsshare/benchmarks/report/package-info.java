/**
 * Running the suite, what is written down of a run, and the ratios that are read from it.
 *
 * <p>Where to start: {@link dev.efsshare.benchmarks.report.Suite} runs and writes, {@link
 * dev.efsshare.benchmarks.report.Tables} reads and prints.
 */
@NullMarked
package dev.efsshare.benchmarks.report;

import org.jspecify.annotations.NullMarked;
