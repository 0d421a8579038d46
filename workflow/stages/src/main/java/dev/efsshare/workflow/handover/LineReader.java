package dev.efsshare.workflow.handover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines, in memory that does not grow with it. Lines of white space only are
 * none, but count for the numbers of those after them. Not thread-safe.
 */
public final class LineReader {
  /** Of a line that comes from outside. */
  public static final int MAX_INPUT_BYTES = 1 << 20;

  /**
   * Of a line that a stage handed over. It is more, since a record grows on its way: Unicode's
   * composed form has up to three times as many bytes, and Score adds members.
   *
   * @see <a href="https://www.unicode.org/faq/normalization.html">Normalization FAQ</a>
   */
  public static final int MAX_HANDOVER_BYTES = 4 << 20;

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[64 << 10];
  private int position;
  private int limit;
  private long number;

  /**
   * A reader of a stream, which it does not close.
   *
   * @param maxLineBytes of a longer line only the beginning is kept
   */
  public LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** The next line, or null after the last. */
  public @Nullable Line next() throws IOException {
    while (fill()) {
      Line line = read();
      if (!line.isBlank()) {
        return line;
      }
    }
    return null;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(in.read(buffer, 0, buffer.length), 0);
    }
    return position < limit;
  }

  private Line read() throws IOException {
    number++;
    ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
    long length = 0;
    while (fill()) {
      int end = endOfLine();
      int room = maxLineBytes - kept.size();
      kept.write(buffer, position, Math.min(end - position, room));
      length += end - position;
      boolean found = end < limit;
      position = found ? end + 1 : end;
      if (found) {
        break;
      }
    }
    return new Line(number, kept.toByteArray(), length <= maxLineBytes);
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  /** A line. Immutable. */
  public static final class Line {
    private final long number;
    private final byte[] bytes;
    private final boolean whole;

    private Line(long number, byte[] bytes, boolean whole) {
      this.number = number;
      this.bytes = bytes;
      this.whole = whole;
    }

    /** From 1. */
    public long number() {
      return number;
    }

    /** The line without its break, not to be changed. */
    public byte[] bytes() {
      return bytes;
    }

    /** Whether that is all of it. */
    public boolean isWhole() {
      return whole;
    }

    private boolean isBlank() {
      for (byte each : bytes) {
        if (each != ' ' && each != '\t' && each != '\r') {
          return false;
        }
      }
      return true;
    }
  }
}
