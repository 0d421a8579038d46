/**
 * The embedded S3 server, its {@code ObjectCreated} events and its answers to browsers.
 *
 * <p>Start at {@link dev.efsshare.local.s3.ObjectServer}. Objects are files of a folder, so they
 * may be larger than memory; metadata, ETags and checksums are extended attributes of those files.
 */
@NullMarked
package dev.efsshare.local.s3;

import org.jspecify.annotations.NullMarked;
