@NullMarked
package dev.efsshare.benchmarks.comparison.functions;

import org.jspecify.annotations.NullMarked;
