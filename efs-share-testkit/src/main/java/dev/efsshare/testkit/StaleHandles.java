package dev.efsshare.testkit;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a file open whose last name is deleted or replaced gets ESTALE from then on, as
 * from an NFS server that no longer knows the file: RFC 7530 and RFC 8881, NFS4ERR_STALE. A real
 * client keeps files alive that it deletes itself, and servers keep open ones until they restart;
 * this one forgets them at once.
 *
 * <p>One instance under several file systems is one server with several clients: {@code over(disk,
 * stale)} for each of them. Closing what is stale succeeds. Safe for use by many threads.
 */
public final class StaleHandles implements Misbehaviour {
  private final OpenFiles open = new OpenFiles();
  private final Set<Long> stale = ConcurrentHashMap.newKeySet();
  private final @Nullable NthCall read;

  /** Files go stale when their last name goes. */
  public StaleHandles() {
    this(null);
  }

  private StaleHandles(@Nullable NthCall read) {
    this.read = read;
  }

  /**
   * A file goes stale at some read too, whatever happened to its name: its server was restarted, or
   * another client replaced it.
   *
   * @param n the read, of all those of all files, from 1
   * @return the misbehaviour
   */
  public static StaleHandles atRead(int n) {
    return new StaleHandles(NthCall.at(n));
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    return switch (call) {
      case Call.Opening opening -> aroundOpening(opening, action);
      case Call.Transfer transfer -> {
        if (transfer.operation() == Operation.READ && read != null && read.isDue()) {
          stale.add(transfer.handle());
        }
        yield aroundUse(call, transfer.handle(), action);
      }
      case Call.OnHandle use -> aroundUse(call, use.handle(), action);
      case Call.OnName name when name.operation() == Operation.DELETE ->
          aroundLoss(name.path(), action);
      case Call.OnNames names when replaces(names) -> aroundLoss(names.target(), action);
      default -> action.run();
    };
  }

  private static boolean replaces(Call.OnNames names) {
    return names.operation() == Operation.MOVE
        || (names.operation() == Operation.COPY
            && names.options().contains(StandardCopyOption.REPLACE_EXISTING));
  }

  private <T> T aroundOpening(Call.Opening call, Action<T> action) throws IOException {
    T answer = action.run();
    if (call.operation() == Operation.OPEN) {
      open.opened(call);
    }
    return answer;
  }

  private <T> T aroundUse(Call call, long handle, Action<T> action) throws IOException {
    if (call.operation() == Operation.CLOSE) {
      open.closed(handle);
      stale.remove(handle);
    } else if (stale.contains(handle)) {
      throw DiskError.ESTALE.on(call);
    }
    return action.run();
  }

  private <T> T aroundLoss(Path name, Action<T> action) throws IOException {
    Optional<Object> file = OpenFiles.fileAt(name, LinkOption.NOFOLLOW_LINKS);
    boolean isLast = file.isPresent() && OpenFiles.isOnlyName(name);
    try {
      return action.run();
    } finally {
      // Also if the call failed: it may have taken effect.
      if (isLast && !OpenFiles.fileAt(name, LinkOption.NOFOLLOW_LINKS).equals(file)) {
        stale.addAll(open.handlesOf(file.orElseThrow()));
      }
    }
  }

  @Override
  public String toString() {
    return "StaleHandles" + (read == null ? "" : "(and read " + read + ")");
  }
}
