/**
 * The doors to the functions: the HTTP API with payload format 2.0, and Lambda's Invoke endpoint.
 *
 * <p>Start at {@link dev.efsshare.local.http.HttpApi} and {@link
 * dev.efsshare.local.http.InvokeEndpoint}. Both are safe for use by several threads.
 */
@NullMarked
package dev.efsshare.local.http;

import org.jspecify.annotations.NullMarked;
