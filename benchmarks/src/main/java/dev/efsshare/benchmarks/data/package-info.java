/** What is measured with: random content, and folders to put it in. */
@NullMarked
package dev.efsshare.benchmarks.data;

import org.jspecify.annotations.NullMarked;
