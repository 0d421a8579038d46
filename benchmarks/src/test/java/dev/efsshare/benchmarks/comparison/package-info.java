@NullMarked
package dev.efsshare.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
