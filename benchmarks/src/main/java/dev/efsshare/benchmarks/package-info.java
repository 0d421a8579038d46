/**
 * What things cost: JMH benchmarks, and comparisons with other tools in one run.
 *
 * <p>Every figure is a ratio to something measured beside it, since machines are noisy.
 */
@NullMarked
package dev.efsshare.benchmarks;

import org.jspecify.annotations.NullMarked;
