package dev.efsshare.nio;

import dev.efsshare.testkit.Call;
import dev.efsshare.testkit.Misbehaviour;
import dev.efsshare.testkit.Operation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What an NFS client does to a reader, in the order in which a test asks for it, and a record of
 * every call. For tests of one thread.
 */
public final class Moments implements Misbehaviour {
  private static final Set<Operation> LOOKUPS =
      EnumSet.of(Operation.OPEN, Operation.READ_ATTRIBUTES, Operation.LIST);

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Misbehaviour> active = new CopyOnWriteArrayList<>();

  /** A client without any trouble. */
  public Moments() {}

  /** Something that happens on the server, or that fails. */
  @FunctionalInterface
  public interface Event {

    /**
     * Happens.
     *
     * @throws IOException what the call is to fail with
     */
    void happen() throws IOException;
  }

  /**
   * ESTALE as it reaches Java: the text of strerror(3).
   *
   * @return a new one
   */
  public static IOException stale() {
    return new IOException("Stale file handle");
  }

  /**
   * Fails with {@link #stale()}.
   *
   * @throws IOException always
   */
  public static void throwStale() throws IOException {
    throw stale();
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    calls.add(call);
    for (Misbehaviour each : active) {
      each.around(call, () -> "");
    }
    return action.run();
  }

  /**
   * Lets something happen before the next calls of a kind.
   *
   * @param times before how many
   * @param operation the kind
   * @param names of what
   * @param event what happens
   * @return this
   */
  public Moments before(int times, Operation operation, Predicate<Path> names, Event event) {
    List<Call> met = new ArrayList<>();
    active.add(
        new Misbehaviour() {
          @Override
          public <T> T around(Call call, Action<T> action) throws IOException {
            if (call.operation() == operation && names.test(call.path()) && met.size() < times) {
              met.add(call);
              event.happen();
            }
            return action.run();
          }
        });
    return this;
  }

  /**
   * Remembers a name as absent until the directory of the name is opened.
   *
   * @param name on the server
   * @return this
   */
  public Moments absentUntilListed(Path name) {
    List<Call> asked = new ArrayList<>();
    active.add(
        new Misbehaviour() {
          @Override
          public <T> T around(Call call, Action<T> action) throws IOException {
            if (call.operation() == Operation.LIST && call.path().equals(name.getParent())) {
              asked.add(call);
            }
            boolean looksUp = LOOKUPS.contains(call.operation()) && call.path().startsWith(name);
            if (looksUp && asked.isEmpty()) {
              throw new NoSuchFileException(call.path().toString());
            }
            return action.run();
          }
        });
    return this;
  }

  /**
   * How often a kind of call was made on a name.
   *
   * @param operation the kind
   * @param name on the server
   * @return the number
   */
  public long count(Operation operation, Path name) {
    return calls.stream()
        .filter(call -> call.operation() == operation && call.path().equals(name))
        .count();
  }
}
