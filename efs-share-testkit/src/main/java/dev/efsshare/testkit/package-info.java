/**
 * {@code java.nio.file} file systems that misbehave as disks and NFS mounts do, for testing your
 * own code: what does it do when the third write fails, when the reply to a rename is lost, when
 * the machine stops at call 17?
 *
 * <h2>Where to start</h2>
 *
 * <p>A {@link dev.efsshare.testkit.MisbehavingFileSystem} lies over another file system, in memory
 * or real, and passes every call through a {@link dev.efsshare.testkit.Misbehaviour}. The code
 * under test gets its paths. This fails each of its calls in turn and checks after each failure
 * what must hold:
 *
 * <pre>{@code
 * for (int n = 1; ; n++) {
 *   Path disk = newEmptyDirectory();
 *   FaultAt fault = FaultAt.after(n, DiskError.EIO);
 *   OpenHandles handles = new OpenHandles();
 *   Misbehaviour both = Misbehaviour.all(handles, fault);
 *   Path dir = MisbehavingFileSystem.over(disk.getFileSystem(), both).wrap(disk);
 *   Optional<IOException> told = save(dir.resolve("file"), "content");
 *   handles.assertNoneOpen();
 *   check(disk.resolve("file"), told);
 *   if (!fault.wasReached()) {
 *     break;
 *   }
 * }
 * }</pre>
 *
 * <h2>What there is</h2>
 *
 * <ul>
 *   <li>one call: {@link dev.efsshare.testkit.FaultAt} (an error before or after the effect, a
 *       crash), with the errors of {@link dev.efsshare.testkit.DiskError}
 *   <li>a power failure: {@link dev.efsshare.testkit.CrashDisk}
 *   <li>writing: {@link dev.efsshare.testkit.ShortWrites}, {@link dev.efsshare.testkit.NoSpace},
 *       {@link dev.efsshare.testkit.FailingForce}, {@link dev.efsshare.testkit.FailingClose},
 *       {@link dev.efsshare.testkit.ReadOnlyTurn}
 *   <li>names: {@link dev.efsshare.testkit.LinkRefused}, {@link
 *       dev.efsshare.testkit.AtomicMoveRefused}
 *   <li>other NFS clients: {@link dev.efsshare.testkit.StaleHandles}, {@link
 *       dev.efsshare.testkit.BriefAbsence}, {@link dev.efsshare.testkit.CachedNames}
 *   <li>other threads: {@link dev.efsshare.testkit.Interleaving}
 *   <li>looking on: {@link dev.efsshare.testkit.CallLog}, {@link dev.efsshare.testkit.OpenHandles}
 * </ul>
 *
 * <p>They combine: {@link dev.efsshare.testkit.Misbehaviour#all} in one file system, or one file
 * system over another. The order matters: the first sees what the program asks, the last what
 * reaches the disk. What looks on at the program comes first, what crashes the disk last.
 *
 * <h2>Replaying a failure</h2>
 *
 * <p>Where chance decides there is a seed, and the same seed decides the same. Put the misbehaviour
 * into the message of your assertion: its text names its seed, or the call at which it struck.
 *
 * <h2>Threading</h2>
 *
 * <p>Everything is safe for use by many threads unless it says otherwise. No lock is held while the
 * file system below is asked, other than by {@link dev.efsshare.testkit.CrashDisk}.
 *
 * <h2>What is not imitated</h2>
 *
 * <ul>
 *   <li>File locks, memory-mapped content, watching, asynchronous channels.
 *   <li>Time: nothing is slow or hangs.
 *   <li>Damage: what is read is what was written.
 *   <li>A whole NFS client: each misbehaviour takes one thing that real clients do, some further
 *       than any of them goes, and says so.
 * </ul>
 */
@NullMarked
package dev.efsshare.testkit;

import org.jspecify.annotations.NullMarked;
