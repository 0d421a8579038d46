package dev.efsshare.functions.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.log.LogLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A function that is sent whatever it may be, through its real handler, and what must hold
 * afterwards. The mount is healthy and the bucket answers: so nothing may end in an exception or as
 * the server's fault. One thread at a time.
 */
public final class Abuse {
  /** Looking at everything that was published takes long, so not after every event. */
  private static final int LOOK_AT_MOUNT_ONCE_IN = 200;

  /** A mount that grows for ever would slow a long campaign down. */
  private static final int EVENTS_PER_MOUNT = 2_000;

  private final Path folder;
  private final BiFunction<Path, LogLines, RequestStreamHandler> maker;
  private final FakeContext context;
  private final Call call = new Call();
  private Surroundings surroundings;
  private RequestStreamHandler handler;
  private int events;
  private int accepted;
  private int published;

  /**
   * A function to be abused.
   *
   * @param folder empty; mounts are made in it
   * @param maker makes the function on a mount
   */
  public Abuse(Path folder, String name, BiFunction<Path, LogLines, RequestStreamHandler> maker)
      throws IOException {
    this.folder = folder;
    this.maker = maker;
    this.context = FakeContext.of(name);
    this.surroundings = new Surroundings(folder.resolve("0"));
    this.handler = maker.apply(surroundings.mount(), call.lines());
  }

  /** Sends an event and checks what came of it. */
  public void send(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), out, context);
      check(out.toByteArray());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError("event: " + shown(event) + "; log: " + call.logged(), e);
    }
    events++;
    if (events % LOOK_AT_MOUNT_ONCE_IN == 0) {
      checkMount();
    }
    if (events % EVENTS_PER_MOUNT == 0) {
      surroundings = new Surroundings(folder.resolve(String.valueOf(events)));
      handler = maker.apply(surroundings.mount(), call.lines());
    }
  }

  private void check(byte[] answer) throws IOException {
    JsonObject body = AnswerRules.check(answer, context.requestId());
    assertThat(surroundings.isUntouched()).as("the files around the mount are untouched").isTrue();
    assertThat(new String(answer, StandardCharsets.UTF_8)).doesNotContain(Surroundings.SECRET);
    // Every line is one object, or this fails.
    assertThat(call.logged()).isNotEmpty();
    if (!body.has("error")) {
      accepted++;
    }
    if (body.members().get("efsPath") instanceof String path) {
      published++;
      assertThat(surroundings.isInside(path)).as(path).isTrue();
    }
  }

  /** Looks for what no event may leave behind. */
  public void checkMount() throws IOException {
    assertThat(surroundings.intruders()).isEmpty();
  }

  private static String shown(byte[] event) {
    String text = new String(event, StandardCharsets.UTF_8);
    return text.length() > 2_000 ? text.substring(0, 2_000) + "..." : text;
  }

  /** How many events were sent, and what became of them. */
  @Override
  public String toString() {
    return "%,d events, %,d accepted, %,d of them about a file; 0 exceptions, 0 server errors, 0 paths outside"
        .formatted(events, accepted, published);
  }
}
