/**
 * Functions as processes, whatever language they are written in, each with a Runtime API of its
 * own: {@link dev.efsshare.benchmarks.comparison.functions.FunctionProcess} is where to start.
 * Linux only.
 */
@NullMarked
package dev.efsshare.benchmarks.comparison.functions;

import org.jspecify.annotations.NullMarked;
