/**
 * Builds the AOT bundles: each function with a Java runtime that has only the modules it needs, an
 * AOT cache trained by running it on the local stack, and the {@code bootstrap} that Lambda starts
 * on {@code provided.al2023}. Start at {@link dev.efsshare.bundle.BundleCommand}.
 *
 * <p>A bundle is a folder; the template's {@code Metadata.AotBundle} names it. To start one
 * environment by hand, execute its {@code bootstrap} with the variables that Lambda sets ({@code
 * AWS_LAMBDA_RUNTIME_API}, {@code _HANDLER}, {@code AWS_LAMBDA_FUNCTION_MEMORY_SIZE}) and the
 * function's own; {@code TMPDIR} names the folder for temporary files, {@code /tmp} if unset.
 */
@NullMarked
package dev.efsshare.bundle;

import org.jspecify.annotations.NullMarked;
