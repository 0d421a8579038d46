package dev.efsshare.evidence.collect;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.collect.Recorder.Answer;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service and puts every answer into the bundle as it came.
 *
 * <p>Thread-safety: for one thread.
 */
public final class Answers {
  private final Recorder recorder;
  private final Bundle bundle;

  /**
   * Answers for one bundle.
   *
   * @param recorder registered with the clients that are asked
   * @param bundle gets the answers
   */
  public Answers(Recorder recorder, Bundle bundle) {
    this.recorder = recorder;
    this.bundle = bundle;
  }

  /**
   * One question.
   *
   * @param path where the answer goes, without the ending, which is {@code .json} or {@code .xml}
   *     as the service answers
   * @param operation for example {@code EFS DescribeFileSystems}
   * @param toNone the error code by which the service says that there is none, which is an answer
   *     like another; empty if there always is one
   */
  public record Question(String path, String operation, String toNone) {

    /**
     * A question that always has an answer.
     *
     * @param path where the answer goes, without the ending
     * @param operation for example {@code EFS DescribeFileSystems}
     */
    public Question(String path, String operation) {
      this(path, operation, "");
    }
  }

  /**
   * Asks once.
   *
   * @param <T> the SDK's class of the answer
   * @param question names the call
   * @param call one call of one client
   * @return the answer; a refusal is in the bundle, and is missing unless it says that there is
   *     none
   * @throws IOException if the answer cannot be written
   */
  public <T> Answer<T> ask(Question question, Supplier<T> call) throws IOException {
    Answer<T> answer = askRaw(question, call);
    if (answer.value().isEmpty() && answer.refusal().isEmpty()) {
      bundle.missing(question.operation() + ": the answer is kept, but the SDK cannot read it");
    }
    return answer;
  }

  /**
   * Asks once, for whoever reads the answer without the SDK.
   *
   * @param <T> the SDK's class of the answer
   * @param question names the call
   * @param call one call of one client
   * @return as {@link #ask}; an answer that the SDK cannot read counts as one
   * @throws IOException if the answer cannot be written
   */
  public <T> Answer<T> askRaw(Question question, Supplier<T> call) throws IOException {
    Answer<T> answer = recorder.ask(call);
    boolean none = !question.toNone().isEmpty() && answer.refusalCode().equals(question.toNone());
    if (answer.refusal().isPresent() && !none) {
      bundle.missing(question.operation() + ": " + answer.refusal().get().getMessage());
    }
    if (!answer.body().isEmpty()) {
      String about = none ? "%s, which says that there is none" : "%s, as the service answered it";
      bundle.addText(
          question.path() + ending(answer.body()),
          about.formatted(question.operation()),
          answer.body());
    }
    return answer;
  }

  /**
   * Where the last answer came from, for a page.
   *
   * @param operations for example {@code EFS DescribeFileSystems}
   * @return one sentence with host and time
   */
  public String origin(String operations) {
    return "As answered by %s of %s, %s."
        .formatted(operations, recorder.lastHost(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Asks page by page; each page goes into a file with its number.
   *
   * @param <T> the SDK's class of a page
   * @param question names the call
   * @param page asks for the page with a token; null asks for the first
   * @param next the token of the page after one; null or empty after the last
   * @param each gets every page, in order
   * @throws IOException if an answer cannot be written
   */
  public <T> void askAll(
      Question question,
      Function<@Nullable String, T> page,
      Function<T, @Nullable String> next,
      PageReader<T> each)
      throws IOException {
    String token = null;
    int number = 0;
    do {
      number++;
      Question numbered =
          new Question(
              "%s-%03d".formatted(question.path(), number),
              question.operation() + ", page " + number,
              question.toNone());
      String asked = token;
      Optional<T> answer = ask(numbered, () -> page.apply(asked)).value();
      if (answer.isPresent()) {
        each.read(answer.get());
      }
      token = answer.map(next).orElse(null);
    } while (token != null && !token.isEmpty());
  }

  /**
   * Takes one page.
   *
   * @param <T> the SDK's class of a page
   */
  @FunctionalInterface
  public interface PageReader<T> {

    /**
     * Takes it.
     *
     * @param page as the SDK read it
     * @throws IOException if what it says cannot be kept
     */
    void read(T page) throws IOException;
  }

  /** By its first character: some services send JSON under other names. */
  private static String ending(String body) {
    String start = body.stripLeading();
    if (start.startsWith("<")) {
      return ".xml";
    }
    return start.startsWith("{") || start.startsWith("[") ? ".json" : ".txt";
  }
}
