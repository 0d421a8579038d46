/**
 * Moving an object from an object store onto the share: {@code
 * ObjectIngestor} turns a version of an object into a generation of a {@code
 * VersionedStore}, checked against the checksum that the object store holds.
 *
 * <p>{@link dev.efsshare.transfer.ObjectStore} is the port; {@code dev.efsshare.s3} implements it on
 * the AWS SDK. Imports {@code dev.efsshare} and {@code dev.efsshare.store} only.
 */
@NullMarked
package dev.efsshare.transfer;

import org.jspecify.annotations.NullMarked;
