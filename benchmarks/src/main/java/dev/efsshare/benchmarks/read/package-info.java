/** What verifying costs a reader. */
@NullMarked
package dev.efsshare.benchmarks.read;

import org.jspecify.annotations.NullMarked;
