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
    this.lines = new LineReader(source.stream());
    this.timeLeft = timeLeft;
  }

  /**
   * The next line, or null after the last.
   *
   * @throws TransientStageException when there is no time left for more
   */
  public @Nullable Line next() throws IOException {
    Line line = lines.next();
    if (line != null && ++read % 256 == 1) {
      timeLeft.require(read);
    }
    return line;
  }

  /**
   * Reads what is left, checks all of it, and tells where it comes from.
   *
   * @throws IOException if it is not what its writer left, or the connection fails
   */
  public Origin finish() throws IOException {
    if (origin == null) {
      origin = source.finish();
    }
    return origin;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
