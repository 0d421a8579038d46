/** What keeping versions costs over publishing a file. */
@NullMarked
package dev.efsshare.benchmarks.store;

import org.jspecify.annotations.NullMarked;
