package dev.efsshare.workflow.stage;

import dev.efsshare.workflow.handover.LineReader;
import dev.efsshare.workflow.handover.LineReader.Line;
import dev.efsshare.workflow.handover.Origin;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a stage reads, line by line. Not thread-safe.
 *
 * <p>What is made of it may be published when {@link #finish} has returned, and not before.
 */
public final class StageInput implements Closeable {
  private final Source source;
  private final LineReader lines;
  private final TimeLeft timeLeft;
  private long read;
  private @Nullable Origin origin;

  StageInput(Source source, TimeLeft timeLeft) {
    this.source = source;
    this.timeLeft = timeLeft;
    TimedStream stream = new TimedStream(source.stream(), this::requireTime);
    this.lines = new LineReader(stream, source.maxLineBytes());
  }

  private void requireTime() {
    timeLeft.require(read);
  }

  /**
   * The next line, or null after the last.
   *
   * @throws TransientStageException when there is no time left for more
   */
  public @Nullable Line next() throws IOException {
    Line line = lines.next();
    if (line != null && ++read % 256 == 1) {
      requireTime();
    }
    return line;
  }

  /**
   * Reads what is left, checks all of it, and tells where it comes from.
   *
   * @throws IOException if it is not what its writer left, or the connection fails
   * @throws TransientStageException when there is no time left to publish
   */
  public Origin finish() throws IOException {
    if (origin == null) {
      origin = source.finish();
      requireTime();
    }
    return origin;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
