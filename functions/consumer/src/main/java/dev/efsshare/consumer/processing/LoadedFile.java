package dev.efsshare.consumer.processing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that was read and can answer, as often as asked. Immutable, thread-safe. */
@FunctionalInterface
public interface LoadedFile {

  /**
   * Answers.
   *
   * @param input of the request; not null if the processor takes input, otherwise ignored
   * @return the members of the result, in order
   */
  Map<String, Object> answer(@Nullable String input);
}
