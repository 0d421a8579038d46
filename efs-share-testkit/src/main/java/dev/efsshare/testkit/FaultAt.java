package dev.efsshare.testkit;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fails the n-th call, or crashes at it.
 *
 * <ul>
 *   <li><em>before</em>: the call has no effect and answers an error;
 *   <li><em>after</em>: the call has its effect and answers an error, as when the reply of a server
 *       is lost and the client does not get it again (link(2) and rename(2), BUGS; RFC 8881,
 *       section 2.10.6 for what a server without a persistent reply cache cannot rule out);
 *   <li><em>crash</em>, before or after: from then on every call throws {@link SimulatedCrash}.
 * </ul>
 *
 * <p>Calls are counted from 1, by each instance, and only those that match {@link #on} and {@link
 * #where}. Run a program once with a fault that is never reached to learn how many calls it makes;
 * then once for each of them:
 *
 * <pre>{@code
 * for (int n = 1; ; n++) {
 *   FaultAt fault = FaultAt.before(n, DiskError.EIO);
 *   run(MisbehavingFileSystem.over(newDisk(), fault));
 *   checkWhatMustHold();
 *   if (!fault.wasReached()) break;
 * }
 * }</pre>
 *
 * <p>Two faults in one run: {@link #and}. Both count every call, which two composed instances would
 * not: the inner one does not see what the outer one kept from it.
 *
 * <p>Safe for use by many threads.
 */
public final class FaultAt implements Misbehaviour {
  private final List<Fault> faults;
  private final List<Call> reached = new CopyOnWriteArrayList<>();
  private volatile @Nullable String crash;

  private FaultAt(List<Fault> faults) {
    this.faults = faults;
  }

  /**
   * An error instead of the call.
   *
   * @param n the call that fails, from 1; one that is never reached means no fault
   * @param error what the call answers
   * @return the misbehaviour
   */
  public static FaultAt before(int n, DiskError error) {
    return new FaultAt(List.of(new Fault(n, true, error, call -> true)));
  }

  /**
   * An error after the call took effect: its reply is lost.
   *
   * @param n the call that fails, from 1
   * @param error what the call answers
   * @return the misbehaviour
   */
  public static FaultAt after(int n, DiskError error) {
    return new FaultAt(List.of(new Fault(n, false, error, call -> true)));
  }

  /**
   * A crash instead of the call.
   *
   * @param n the first call that is not made, from 1
   * @return the misbehaviour
   */
  public static FaultAt crashBefore(int n) {
    return new FaultAt(List.of(new Fault(n, true, null, call -> true)));
  }

  /**
   * A crash when the call has taken effect and the program does not know yet.
   *
   * @param n the last call that is made, from 1
   * @return the misbehaviour
   */
  public static FaultAt crashAfter(int n) {
    return new FaultAt(List.of(new Fault(n, false, null, call -> true)));
  }

  /**
   * The same, counting only calls of some kinds.
   *
   * @param first a kind of call
   * @param more further kinds
   * @return a new misbehaviour that has counted nothing yet
   */
  public FaultAt on(Operation first, Operation... more) {
    Set<Operation> counted = EnumSet.of(first, more);
    return where(call -> counted.contains(call.operation()));
  }

  /**
   * The same, counting only some calls.
   *
   * @param counted which of those counted so far
   * @return a new misbehaviour that has counted nothing yet
   */
  public FaultAt where(Predicate<? super Call> counted) {
    return new FaultAt(faults.stream().map(fault -> fault.where(counted)).toList());
  }

  /**
   * These faults and others in one run.
   *
   * @param other more faults
   * @return a new misbehaviour that has counted nothing yet
   */
  public FaultAt and(FaultAt other) {
    return new FaultAt(
        Stream.concat(faults.stream(), other.faults.stream())
            .map(fault -> fault.where(call -> true))
            .toList());
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    String crashed = crash;
    if (crashed != null) {
      throw new SimulatedCrash(crashed);
    }
    Fault before = null;
    Fault after = null;
    for (Fault fault : faults) {
      // Each counts the call, also if another strikes at it.
      if (fault.isDueAt(call)) {
        reached.add(call);
        before = fault.before ? fault : before;
        after = fault.before ? after : fault;
      }
    }
    if (before != null) {
      throw strike(before, call);
    }
    if (after != null) {
      throw failAfter(after, call, action);
    }
    return action.run();
  }

  private IOException failAfter(Fault fault, Call call, Action<?> action) {
    try {
      action.run();
    } catch (IOException e) {
      if (fault.error != null) {
        return e;
      }
    }
    return strike(fault, call);
  }

  /** Throws the crash or gives the error to throw. */
  private IOException strike(Fault fault, Call call) {
    if (fault.error == null) {
      String message = "%s: %s".formatted(fault, call);
      crash = message;
      throw new SimulatedCrash(message);
    }
    return fault.error.on(call);
  }

  /**
   * Whether every fault was reached.
   *
   * @return false if the program made fewer calls than that
   */
  public boolean wasReached() {
    return reached.size() == faults.size();
  }

  /**
   * The calls at which faults struck.
   *
   * @return one for each fault that was reached, in their order
   */
  public List<Call> reached() {
    return List.copyOf(reached);
  }

  @Override
  public String toString() {
    return "FaultAt" + faults + (reached.isEmpty() ? " not reached" : " reached at " + reached);
  }

  /** One fault and its count of calls. */
  private static final class Fault {
    private final int n;
    private final boolean before;
    private final @Nullable DiskError error;
    private final Predicate<? super Call> counted;
    private final AtomicInteger count = new AtomicInteger();

    Fault(int n, boolean before, @Nullable DiskError error, Predicate<? super Call> counted) {
      if (n < 1) {
        throw new IllegalArgumentException("calls are counted from 1, not " + n);
      }
      this.n = n;
      this.before = before;
      this.error = error;
      this.counted = counted;
    }

    Fault where(Predicate<? super Call> also) {
      return new Fault(n, before, error, call -> counted.test(call) && also.test(call));
    }

    boolean isDueAt(Call call) {
      return counted.test(call) && count.incrementAndGet() == n;
    }

    @Override
    public String toString() {
      String what = error == null ? "crash" : error.name();
      return "%s %s call %d".formatted(what, before ? "before" : "after", n);
    }
  }
}
