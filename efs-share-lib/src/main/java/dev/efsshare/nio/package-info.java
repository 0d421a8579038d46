/**
 * Publishing, verified reading and bootstrap on {@code java.nio.file}.
 *
 * <p>Where to start: {@link dev.efsshare.nio.NioFilePublisher}, {@link
 * dev.efsshare.nio.NioVerifiedReader}, {@link dev.efsshare.nio.NioDirectoryBootstrap}. All are safe
 * for use by many threads and, on one directory tree, by many processes and machines. Imports
 * {@code dev.efsshare} and {@code dev.efsshare.spi} only.
 *
 * <h2>Publishing one file</h2>
 *
 * <p>Both sequences begin alike. An error in any of these steps leaves nothing under the target's
 * name; closing the pending file removes the temporary one.
 *
 * <ol>
 *   <li>The name is checked: inside the root, at most 1,000 segments of 1 to 255 bytes in UTF-8, no
 *       name that NFS clients or this library keep for themselves, no symbolic link below the root,
 *       a regular file or nothing at the target. What is there is remembered by identity.
 *   <li>A temporary file is created in the target's own directory under a name that never repeats,
 *       by exclusive create, readable by its owner only. The same directory, because a rename
 *       across file systems is a copy.
 *   <li>Content is written in chunks of at most 256 KiB; size and time limits are checked, and what
 *       is appended is counted and hashed on the way. Any error poisons the file: it can only be
 *       closed. A large file is forced while it is written, see {@code FlushBehind}. A thread that
 *       is interrupted gets {@link java.nio.channels.ClosedByInterruptException}.
 *   <li>The file is sealed: size and checksums compared with what was expected, the final mode set
 *       and read back, content forced, size compared with what the file system has, identity
 *       remembered, closed. A late write error surfaces at force or close; neither is tried again,
 *       since after a failed force the lost pages may count as clean.
 * </ol>
 *
 * <p>Create-only goes on with a hard link, since no rename on NFS refuses to replace:
 *
 * <ol>
 *   <li>link(2) from the temporary name to the target. If it fails, the target's directory is
 *       opened, so that an NFS client asks the server, and identities are compared. The target is
 *       this file: the reply was lost, it is published. It is another one: if size and SHA-256 are
 *       equal, {@link dev.efsshare.PublishOutcome#ALREADY_THERE}, else {@link
 *       java.nio.file.FileAlreadyExistsException}. The name is free: the failure is thrown as it
 *       is, or says that the file system has no hard links. No comparison is possible: {@link
 *       dev.efsshare.PublicationUncertainException}.
 *   <li>The temporary name is unlinked. If that fails, the listener is told; the name is reaped
 *       later.
 *   <li>The directory is forced where the platform opens directories; NFS has done it already. If
 *       that fails, the file is there for every reader, but {@link
 *       dev.efsshare.PublicationUncertainException} says that it may not outlive a crash.
 * </ol>
 *
 * <p>Replacing goes on with a rename:
 *
 * <ol>
 *   <li>rename(2) of the temporary name to the target, never a copy. If it fails, identities are
 *       compared as above. The target is this file: published. The temporary name is still there:
 *       nothing happened, it is tried again, three times at most. The temporary name is gone and
 *       the target is what it was: somebody removed the temporary file, {@link
 *       java.nio.file.NoSuchFileException}. The target is yet another file: {@link
 *       dev.efsshare.PublishOutcome#SUPERSEDED}. Otherwise {@link
 *       dev.efsshare.PublicationUncertainException}.
 *   <li>The directory is forced, as above.
 * </ol>
 *
 * <p>The old file is never open in the publisher while it is replaced: an NFS client that has it
 * open renames it aside first, and for a moment the name leads nowhere for everybody else.
 *
 * <h2>Reading where clients cache</h2>
 *
 * <p>What a Linux NFSv4.1 client does to a reader (seen with Linux 6.1 on both sides and the mount
 * options that AWS recommends; EFS itself may differ), and what the reader does about it:
 *
 * <ul>
 *   <li>A name that was looked up while it was absent passes for absent for about 30 s after
 *       another client made it. Opening its directory makes the client ask the server. So does
 *       every look again, and where the directory itself passes for absent, those above it are
 *       opened first.
 *   <li>While this client has the old file open, the name of a replaced file leads to the old one
 *       for 9 to 30 s. Content that is not what is expected is checked once more in the same way;
 *       where nothing is expected, the directory is opened before the file.
 *   <li>A client that replaces a file which it has open itself leaves the name missing for a
 *       moment. The reader waits and looks again within its {@link dev.efsshare.ReadBudget}; the
 *       publisher never has the target open.
 *   <li>After a restart of the server, reading a file that was replaced since it was opened fails
 *       with "Stale file handle", and an open waits for the end of the server's grace period. The
 *       file is opened anew and the function is called again.
 * </ul>
 *
 * <p>On a hard mount a call waits for an unreachable server as long as it takes; no budget ends
 * that.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li><a href="https://man7.org/linux/man-pages/man2/rename.2.html">rename(2)</a>: atomic; two
 *       names of one file stay both; BUGS: on NFS a failed rename may have been done
 *   <li><a href="https://man7.org/linux/man-pages/man2/link.2.html">link(2)</a>: refuses an
 *       existing name; BUGS: on NFS the reply may be wrong, use stat(2) to find out
 *   <li><a href="https://www.rfc-editor.org/rfc/rfc8881.html#section-18.9">RFC 8881, 18.9 LINK</a>
 *       (servers may refuse to link an open file) and 18.26 RENAME
 *   <li><a href="https://docs.aws.amazon.com/efs/latest/ug/features.html">Amazon EFS features</a>
 *       (close-to-open consistency), <a
 *       href="https://docs.aws.amazon.com/efs/latest/ug/limits.html">quotas</a> and <a
 *       href="https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-fileop-errors.html">file
 *       operation errors</a>
 *   <li><a href="https://man7.org/linux/man-pages/man5/nfs.5.html">nfs(5)</a>, DATA AND METADATA
 *       COHERENCE: close-to-open, attribute and directory entry caching
 *   <li>Rebello and others, <a
 *       href="https://www.usenix.org/conference/atc20/presentation/rebello">Can Applications
 *       Recover from fsync Failures?</a>, USENIX ATC 2020
 * </ul>
 */
@NullMarked
package dev.efsshare.nio;

import org.jspecify.annotations.NullMarked;
