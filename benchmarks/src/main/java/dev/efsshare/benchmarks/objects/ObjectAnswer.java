package dev.efsshare.benchmarks.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status with its phrase
 * @param headers lines without ends
 * @param content the file whose bytes follow, or null
 * @param offset of the first byte in it
 * @param length of what follows, in bytes
 */
record ObjectAnswer(
    String status, List<String> headers, @Nullable Path content, long offset, long length) {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{1,18})");

  static ObjectAnswer to(RequestHead request, Path folder) throws IOException {
    Path file = folder.resolve(request.path().substring(1)).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return refusal("404 Not Found");
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    String eTag =
        "\"%x-%x\"".formatted(attributes.lastModifiedTime().toMillis(), attributes.size());
    String wanted = request.header("if-match");
    if (wanted != null && !wanted.equals(eTag)) {
      return refusal("412 Precondition Failed");
    }
    List<String> headers = new ArrayList<>(headersBeside(file));
    headers.add("ETag: " + eTag);
    headers.add(
        "Last-Modified: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                attributes.lastModifiedTime().toInstant().atOffset(ZoneOffset.UTC)));
    headers.add("Accept-Ranges: bytes");
    return switch (request.method()) {
      case "HEAD" -> new ObjectAnswer("200 OK", headers, null, 0, attributes.size());
      case "GET" -> get(request.header("range"), headers, file, attributes.size());
      default -> refusal("405 Method Not Allowed");
    };
  }

  private static List<String> headersBeside(Path file) throws IOException {
    Path headers = file.resolveSibling(file.getFileName() + ".headers");
    return Files.exists(headers) ? Files.readAllLines(headers) : List.of();
  }

  private static ObjectAnswer get(
      @Nullable String range, List<String> headers, Path file, long size) {
    if (range == null) {
      return new ObjectAnswer("200 OK", headers, file, 0, size);
    }
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) >= size) {
      return refusal("416 Range Not Satisfiable");
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Math.min(Long.parseLong(matcher.group(2)), size - 1);
    headers.add("Content-Range: bytes " + first + "-" + last + "/" + size);
    return new ObjectAnswer("206 Partial Content", headers, file, first, last - first + 1);
  }

  private static ObjectAnswer refusal(String status) {
    return new ObjectAnswer(status, List.of(), null, 0, 0);
  }

  void sendTo(SocketChannel client, Pace pace) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    ByteBuffer bytes = ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
    if (content == null) {
      return;
    }
    try (FileChannel file = FileChannel.open(content, StandardOpenOption.READ)) {
      pace.send(file, offset, length, client);
    }
  }
}
