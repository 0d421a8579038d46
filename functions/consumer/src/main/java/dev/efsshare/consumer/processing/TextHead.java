package dev.efsshare.consumer.processing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from other bytes, and JSON and XML from other text. */
final class TextHead {
  private TextHead() {}

  static Optional<FileFormat> detect(byte[] head) {
    Optional<String> text = decoded(head);
    if (text.isEmpty() || text.get().chars().anyMatch(TextHead::isNoText)) {
      return Optional.empty();
    }
    String start = text.get().stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Optional.of(FileFormat.of("json", "application/json"));
    }
    if (start.startsWith("<?xml")) {
      return Optional.of(FileFormat.of("xml", "application/xml"));
    }
    return Optional.of(FileFormat.of("text", "text/plain"));
  }

  /** As UTF-8; the last character may be cut off. */
  private static Optional<String> decoded(byte[] head) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(head.length);
    boolean wrong = decoder.decode(ByteBuffer.wrap(head), text, false).isError();
    return wrong ? Optional.empty() : Optional.of(text.flip().toString());
  }

  private static boolean isNoText(int character) {
    return character < 0x20
        && character != '\t'
        && character != '\n'
        && character != '\r'
        && character != '\f';
  }
}
