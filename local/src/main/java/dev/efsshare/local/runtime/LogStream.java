package dev.efsshare.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The log of one environment, a file. The process appends its output directly and the platform's
 * lines are appended beside it, so their order is the order in which they happened: a function has
 * written its lines before it posts its answer, and {@code END} is written after that.
 */
final class LogStream {

  /** What Lambda returns of a log in an answer, bytes. */
  private static final int TAIL = 4096;

  private final String name;
  private final Path file;

  private LogStream(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  static LogStream create(Path logs, FunctionDeclaration function) throws IOException {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
    String group = function.log().group();
    // a group of the template's may be shared, so its streams name their function
    String owner = group.equals("/aws/lambda/" + function.name()) ? "" : function.name();
    String name = day + "/" + owner + "[$LATEST]" + HexFormat.of().formatHex(id);
    Path file = logs.resolve(group.replaceFirst("^/+", "")).resolve(name + ".log");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    return new LogStream(name, file);
  }

  String name() {
    return name;
  }

  Path file() {
    return file;
  }

  /** The log's length, to be given to {@link #tailFrom}. */
  long position() {
    return file.toFile().length();
  }

  /** Appends a line of the platform's own; completes an unfinished line of the function before. */
  void append(String line) {
    try {
      String text = (endsInLine() ? "" : "\n") + line + "\n";
      Files.writeString(file, text, UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Log " + file + " cannot be written", e);
    }
  }

  /** The end of what was logged since a position, at most 4 KiB. */
  String tailFrom(long position) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(position, in.length() - TAIL);
      byte[] tail = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(tail);
      return new String(tail, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Log " + file + " cannot be read", e);
    }
  }

  private boolean endsInLine() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      in.seek(Math.max(0, length - 1));
      return length == 0 || in.read() == '\n';
    }
  }
}
