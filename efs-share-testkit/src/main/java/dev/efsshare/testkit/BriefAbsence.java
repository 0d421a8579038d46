package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A replaced name is missing for a moment. An NFS client that renames onto a file which it holds
 * open itself renames that one aside first (the "silly rename" to {@code .nfs...}), since the
 * server would forget it otherwise; between those two calls, other clients find nothing, and may
 * remember that.
 *
 * <p>One instance is one server. Each file system over the same disk is a client of it:
 *
 * <pre>{@code
 * BriefAbsence server = BriefAbsence.ofHeldTargets(3);
 * FileSystem writer = MisbehavingFileSystem.over(disk, server.client());
 * FileSystem reader = MisbehavingFileSystem.over(disk, server.client());
 * }</pre>
 *
 * <p>The next lookups of the name by other clients, and by other threads of the same one, find
 * nothing: opening without creating, attributes, access, the real path. Linking, creating and
 * renaming see the truth, as listings do. Safe for use by many threads.
 *
 * @see <a href="https://nfs.sourceforge.net/#faq_d2">What is a "silly rename"? (Linux NFS FAQ)</a>
 */
public final class BriefAbsence {
  private final int lookups;
  private final boolean onlyHeld;
  private final Map<Path, Absence> absent = new HashMap<>();

  private BriefAbsence(int lookups, boolean onlyHeld) {
    this.lookups = lookups;
    this.onlyHeld = onlyHeld;
  }

  /**
   * Only when the client that replaces a file holds it open, as real clients do.
   *
   * @param lookups how many find nothing after each such replacement
   * @return the server
   */
  public static BriefAbsence ofHeldTargets(int lookups) {
    return new BriefAbsence(lookups, true);
  }

  /**
   * At every replacement by a rename, which is harder than any real client.
   *
   * @param lookups how many find nothing after each of them
   * @return the server
   */
  public static BriefAbsence ofEveryTarget(int lookups) {
    return new BriefAbsence(lookups, false);
  }

  /**
   * One more client.
   *
   * @return the misbehaviour of one file system
   */
  public Misbehaviour client() {
    return new Client();
  }

  private synchronized void replaced(Path name, Client by) {
    absent.put(name, new Absence(by, Thread.currentThread(), lookups));
  }

  private synchronized boolean isAbsent(Path name, Client to) {
    Absence absence = absent.get(name);
    if (absence == null || absence.isSeenThroughBy(to)) {
      return false;
    }
    if (absence.left == 0) {
      absent.remove(name);
      return false;
    }
    absence.left--;
    return true;
  }

  private static final class Absence {
    private final Client by;
    private final Thread thread;
    private int left;

    Absence(Client by, Thread thread, int left) {
      this.by = by;
      this.thread = thread;
      this.left = left;
    }

    boolean isSeenThroughBy(Client client) {
      return client.equals(by) && Thread.currentThread().equals(thread);
    }
  }

  private final class Client implements Misbehaviour {
    private final OpenFiles open = new OpenFiles();

    @Override
    public <T> T around(Call call, Action<T> action) throws IOException {
      for (Path name : Names.lookedUp(call)) {
        if (isAbsent(name, this)) {
          throw DiskError.ENOENT.on(call);
        }
      }
      return switch (call) {
        case Call.Opening opening when opening.operation() == Operation.OPEN -> {
          T answer = action.run();
          open.opened(opening);
          yield answer;
        }
        case Call.OnHandle close when close.operation() == Operation.CLOSE -> {
          open.closed(close.handle());
          yield action.run();
        }
        case Call.OnNames move when move.operation() == Operation.MOVE ->
            aroundMove(move.target(), action);
        default -> action.run();
      };
    }

    private <T> T aroundMove(Path target, Action<T> action) throws IOException {
      Optional<Object> old = OpenFiles.fileAt(target, LinkOption.NOFOLLOW_LINKS);
      T answer = action.run();
      if (old.isPresent() && (!onlyHeld || open.isOpen(old.get()))) {
        replaced(target, this);
      }
      return answer;
    }

    @Override
    public String toString() {
      return BriefAbsence.this.toString();
    }
  }

  @Override
  public String toString() {
    return "BriefAbsence(%d lookups of every %s)"
        .formatted(lookups, onlyHeld ? "held target" : "target");
  }
}
