/**
 * What it costs to put a file under a name: the library, the bare system calls, and how others do
 * it.
 *
 * <p>Every way is a {@link dev.efsshare.benchmarks.publish.PublishIdiom}; which there are, and what
 * each guarantees, {@link dev.efsshare.benchmarks.publish.ReplacingIdiom} and {@link
 * dev.efsshare.benchmarks.publish.CreateOnlyIdiom} say. A faster one that guarantees less is not
 * faster at the same thing: {@link dev.efsshare.benchmarks.publish.GuaranteeTable} prints both.
 */
@NullMarked
package dev.efsshare.benchmarks.publish;

import org.jspecify.annotations.NullMarked;
