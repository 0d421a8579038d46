package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The name cache of one NFS client: what other clients do to names comes late.
 *
 * <ul>
 *   <li>A name that this client looked up while it was absent stays absent for it.
 *   <li>With {@link #servingHeldFiles}: a file that this client holds open for reading is served by
 *       its name after another client has replaced it: opening for reading gives the old content,
 *       attributes that were read before (not those read by name) are told again.
 * </ul>
 *
 * <p>Both end when this client opens or lists the directory, changes the name itself, or when the
 * entry's life is over (nfs(5), "Attribute caching" and "Directory entry caching"; 3 to 60 seconds
 * with the default options). Looking at the directory's attributes does not end them, though it
 * does on some clients. Linking, creating and renaming always see the truth.
 *
 * <p>One instance belongs to one file system and is one client; two over one disk are two clients:
 *
 * <pre>{@code
 * FileSystem writer = MisbehavingFileSystem.over(disk, CachedNames.forCalls(100));
 * FileSystem reader = MisbehavingFileSystem.over(disk, CachedNames.forCalls(100));
 * }</pre>
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/nfs.5.html">nfs(5)</a>
 */
public final class CachedNames implements Misbehaviour {
  private final LongSupplier now;
  private final long life;
  private final @Nullable HeldFiles held;
  private final AtomicLong calls;
  private final Map<Path, Long> absentUntil = new HashMap<>();

  private CachedNames(AtomicLong calls, LongSupplier now, long life, @Nullable HeldFiles held) {
    this.calls = calls;
    this.now = now;
    this.life = life;
    this.held = held;
  }

  /**
   * Entries live for some calls of this client.
   *
   * @param calls how many
   * @return an empty cache
   */
  public static CachedNames forCalls(int calls) {
    AtomicLong count = new AtomicLong();
    return new CachedNames(count, count::get, calls, null);
  }

  /**
   * Entries live for some time.
   *
   * @param life how long
   * @param clock tells the time; a test's own lets it pass
   * @return an empty cache
   */
  public static CachedNames forTime(Duration life, InstantSource clock) {
    return new CachedNames(new AtomicLong(), clock::millis, life.toMillis(), null);
  }

  /**
   * The same, and files held open are served by name after they were replaced.
   *
   * @param attic an empty directory of the file system below, out of the program's sight, where
   *     hard links keep what is held open; such files have one link more than the program made
   * @return an empty cache
   */
  public CachedNames servingHeldFiles(Path attic) {
    return new CachedNames(calls, now, life, new HeldFiles(attic));
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    calls.incrementAndGet();
    if (call instanceof Call.Opening opening) {
      revalidate(opening.path());
    }
    Names.changed(call).forEach(this::forget);
    for (Path name : Names.lookedUp(call)) {
      if (isKnownAbsent(name)) {
        throw DiskError.ENOENT.on(call);
      }
    }
    try {
      return held == null ? action.run() : held.around(call, action, now.getAsLong(), life);
    } catch (NoSuchFileException e) {
      rememberAbsent(call, e);
      throw e;
    }
  }

  /** Opening anything revalidates what is known of the names in it, if it is a directory. */
  private synchronized void revalidate(Path directory) {
    absentUntil.keySet().removeIf(name -> directory.equals(name.getParent()));
    if (held != null) {
      held.revalidate(directory);
    }
  }

  private synchronized void forget(Path name) {
    absentUntil.remove(name);
    if (held != null) {
      held.forget(name);
    }
  }

  private synchronized boolean isKnownAbsent(Path name) {
    Long until = absentUntil.get(name);
    if (until == null) {
      return false;
    }
    if (now.getAsLong() >= until) {
      absentUntil.remove(name);
      return false;
    }
    return true;
  }

  private synchronized void rememberAbsent(Call call, NoSuchFileException failure) {
    for (Path name : Names.lookedUp(call)) {
      if (name.toString().equals(failure.getFile())) {
        absentUntil.put(name, now.getAsLong() + life);
      }
    }
  }

  @Override
  public synchronized String toString() {
    return "CachedNames(life %d, absent %s)".formatted(life, absentUntil.keySet());
  }
}
