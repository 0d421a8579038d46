/**
 * What it costs to bring an object into the share, from an object server in a process of its own.
 */
@NullMarked
package dev.efsshare.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
