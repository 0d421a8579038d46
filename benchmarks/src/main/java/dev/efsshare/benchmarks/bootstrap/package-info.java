/** What making sure of the directories costs at a start. */
@NullMarked
package dev.efsshare.benchmarks.bootstrap;

import org.jspecify.annotations.NullMarked;
