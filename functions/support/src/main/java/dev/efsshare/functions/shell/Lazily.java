package dev.efsshare.functions.shell;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made at its first use; when that fails, at the next use again. Thread-safe.
 *
 * @param <T> what
 */
public final class Lazily<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T made;

  private Lazily(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Something that this supplier makes. */
  public static <T> Lazily<T> of(Supplier<T> maker) {
    return new Lazily<>(maker);
  }

  /** The thing; throws what the supplier throws. */
  public T get() {
    T there = made;
    return there == null ? make() : there;
  }

  private synchronized T make() {
    T there = made;
    if (there == null) {
      there = maker.get();
      made = there;
    }
    return there;
  }
}
