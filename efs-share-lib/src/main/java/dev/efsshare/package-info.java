/**
 * Publishing, reading and verifying files on a file system that many machines share.
 *
 * <p>The problem: a file written under its final name is seen half written by every other client of
 * the same NFS server. The promise of this package: a reader sees the old file, the new file, or
 * none, never a part of one, on any number of clients, and what was acknowledged stays.
 *
 * <h2>Where to start</h2>
 *
 * <ul>
 *   <li>{@link dev.efsshare.FilePublisher} puts one file under one name. Implemented by {@code
 *       dev.efsshare.nio.NioFilePublisher}.
 *   <li>{@link dev.efsshare.VerifiedReader} reads one and hands out nothing that fails its check.
 *   <li>{@link dev.efsshare.DirectoryBootstrap} makes the directories both need, from many machines
 *       at once.
 *   <li>{@link dev.efsshare.ChecksumCalculator} computes several checksums in one pass.
 *   <li>{@code dev.efsshare.store.VersionedStore} keeps generations of a file under a key, for
 *       files that are replaced while others read them.
 * </ul>
 *
 * <p>Interfaces here are safe for use by many threads unless they say otherwise. Errors are those
 * of {@code java.nio.file} plus the exceptions of this package; {@link dev.efsshare.StorageFault}
 * names what NFS reports only as text. This package imports nothing else of the library.
 */
@NullMarked
package dev.efsshare;

import org.jspecify.annotations.NullMarked;
