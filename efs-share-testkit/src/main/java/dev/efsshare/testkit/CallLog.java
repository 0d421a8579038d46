package dev.efsshare.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes down every call and how it ended; changes nothing. Laid outermost it shows what the
 * program asked, laid innermost what reached the disk.
 *
 * <p>Calls are in the order in which they ended. Safe for use by many threads.
 */
public final class CallLog implements Misbehaviour {
  private final List<Entry> entries = new ArrayList<>();

  /** An empty log. */
  public CallLog() {
    // nothing to prepare
  }

  @Override
  public <T> T around(Call call, Action<T> action) throws IOException {
    int bytes = call instanceof Call.Transfer transfer ? transfer.buffer().remaining() : 0;
    try {
      T answer = action.run();
      add(new Entry(call, bytes, null));
      return answer;
    } catch (IOException | RuntimeException | Error e) {
      add(new Entry(call, bytes, e));
      throw e;
    }
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
  }

  /**
   * What was asked.
   *
   * @return the calls so far; the buffers of transfers are the program's, which may use them again
   */
  public synchronized List<Call> calls() {
    return entries.stream().map(Entry::call).toList();
  }

  /**
   * How often something was asked.
   *
   * @param operation the kind of call
   * @return how many such calls there were, failed ones among them
   */
  public int count(Operation operation) {
    return count(call -> call.operation() == operation);
  }

  /**
   * How often something was asked.
   *
   * @param counted which calls
   * @return how many of them there were, failed ones among them
   */
  public synchronized int count(Predicate<? super Call> counted) {
    return (int) entries.stream().map(Entry::call).filter(counted).count();
  }

  /**
   * How often each kind of call was made.
   *
   * @return without those that were not made
   */
  public synchronized Map<Operation, Integer> counts() {
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    entries.forEach(entry -> counts.merge(entry.call().operation(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** Forgets all. */
  public synchronized void clear() {
    entries.clear();
  }

  /** One numbered line for each call, as {@code 3 WRITE /disk/file #2 5 bytes at 0}. */
  @Override
  public synchronized String toString() {
    StringBuilder lines = new StringBuilder("CallLog");
    for (int i = 0; i < entries.size(); i++) {
      lines.append('\n').append(i + 1).append(' ').append(entries.get(i));
    }
    return lines.toString();
  }

  private record Entry(Call call, int bytes, @Nullable Throwable failure) {
    @Override
    public String toString() {
      String asked =
          switch (call) {
            case Call.OnName name -> "";
            case Call.OnNames names -> " " + names.target() + options(names.options());
            case Call.Opening opening -> " #" + opening.handle() + options(opening.options());
            case Call.OnHandle open -> " #" + open.handle();
            case Call.Transfer truncation when truncation.operation() == Operation.TRUNCATE ->
                " #%d to %d bytes".formatted(truncation.handle(), truncation.position());
            case Call.Transfer transfer ->
                " #%d %d bytes at %d".formatted(transfer.handle(), bytes, transfer.position());
          };
      String ended = failure == null ? "" : " -> " + failure;
      return call.operation() + " " + call.path() + asked + ended;
    }

    private static String options(Iterable<?> options) {
      List<String> names = new ArrayList<>();
      options.forEach(option -> names.add(option.toString()));
      Collections.sort(names);
      return names.isEmpty() ? "" : " " + names;
    }
  }
}
