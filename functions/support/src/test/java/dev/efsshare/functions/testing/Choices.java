package dev.efsshare.functions.testing;

import java.util.List;

/** Decides what a generator of hostile input makes next: by chance, or guided by coverage. */
public interface Choices {

  /** A number from 0 to a bound, without the bound. */
  int below(int bound);

  /** So many bytes, or fewer. */
  byte[] bytes(int atMost);

  /** Any characters, also those that are half a character; so many or fewer. */
  String text(int atMost);

  /** One of these. */
  default <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /** True once in so many times. */
  default boolean onceIn(int times) {
    return below(times) == 0;
  }
}
