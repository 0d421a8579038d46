/** The small HTTP server that the HTTP API, the Lambda endpoint and every Runtime API run on. */
@NullMarked
package dev.efsshare.local.net;

import org.jspecify.annotations.NullMarked;
