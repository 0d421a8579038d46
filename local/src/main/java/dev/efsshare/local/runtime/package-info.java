/**
 * Lambda on one machine: execution environments as operating-system processes.
 *
 * <p>Start at {@link dev.efsshare.local.runtime.LambdaService}. Each environment is one {@code
 * java} process that runs AWS's runtime interface client against a Runtime API of its own; it
 * handles one request at a time, is kept when idle and ended after {@link
 * dev.efsshare.local.runtime.RuntimeSettings#idleTime()}. Everything public here is safe for use by
 * several threads.
 *
 * <p>Needs Linux: the runtime interface client's native part exists for Linux only, and memory is
 * read from {@code /proc}.
 */
@NullMarked
package dev.efsshare.local.runtime;

import org.jspecify.annotations.NullMarked;
