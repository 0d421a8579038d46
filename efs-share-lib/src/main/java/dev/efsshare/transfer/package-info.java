/**
 * Moving an object from an object store onto the share: {@link
 * dev.efsshare.transfer.ObjectIngestor} turns a version of an object into a generation of a {@link
 * dev.efsshare.store.VersionedStore}, checked against the checksum that the object store holds.
 *
 * <p>{@link dev.efsshare.transfer.ObjectStore} is the port; {@code dev.efsshare.s3} implements it
 * on the AWS SDK, {@link dev.efsshare.transfer.InMemoryObjectStore} is the double for tests. All
 * three are safe for use by many threads. Imports {@code dev.efsshare} and {@code
 * dev.efsshare.store} only.
 */
@NullMarked
package dev.efsshare.transfer;

import org.jspecify.annotations.NullMarked;
