package dev.efsshare.consumer.processing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Recognises formats by their magic numbers, those of model files first of all. */
final class FormatDetector {
  private static final String BINARY = "application/octet-stream";

  /** In the order of trial; the offset is that of the magic number. */
  private static final List<Magic> MAGICS =
      List.of(
          hex("gzip", "application/gzip", 0, "1f8b08"),
          hex("xz", "application/x-xz", 0, "fd377a585a00"),
          hex("zstd", "application/zstd", 0, "28b52ffd"),
          hex("bzip2", "application/x-bzip2", 0, "425a68"),
          hex("hdf5", "application/x-hdf5", 0, "894844460d0a1a0a"),
          hex("png", "image/png", 0, "89504e470d0a1a0a"),
          hex("jpeg", "image/jpeg", 0, "ffd8ff"),
          text("gif", "image/gif", 0, "GIF8"),
          text("pdf", "application/pdf", 0, "%PDF-"),
          text("gguf", BINARY, 0, "GGUF"),
          text("tflite", BINARY, 4, "TFL3"),
          text("parquet", "application/vnd.apache.parquet", 0, "PAR1"),
          hex("numpy", BINARY, 0, "934e554d5059"),
          text("tar", "application/x-tar", 257, "ustar"),
          text("sqlite", "application/vnd.sqlite3", 0, "SQLite format 3\0"),
          hex("elf", BINARY, 0, "7f454c46"),
          hex("java-class", "application/java-vm", 0, "cafebabe"));

  private FormatDetector() {}

  static FileFormat detect(byte[] head) {
    if (head.length == 0) {
      return FileFormat.of("empty", BINARY);
    }
    if (startsWith(head, 0, ZipHead.MAGIC)) {
      return ZipHead.detect(head);
    }
    for (Magic magic : MAGICS) {
      if (startsWith(head, magic.offset, magic.bytes)) {
        return magic.format;
      }
    }
    if (isSafetensors(head)) {
      return FileFormat.of("safetensors", BINARY);
    }
    if (isPickle(head)) {
      return FileFormat.of("pickle", BINARY);
    }
    if (isOnnx(head)) {
      return FileFormat.of("onnx", BINARY);
    }
    return TextHead.detect(head).orElse(FileFormat.of("binary", BINARY));
  }

  /** Eight bytes of length, little endian, then a JSON header of that length. */
  private static boolean isSafetensors(byte[] head) {
    return head.length > 9
        && head[5] == 0
        && head[6] == 0
        && head[7] == 0
        && head[8] == '{'
        && head[9] == '"';
  }

  /** Opcode PROTO with protocol 2 to 5, followed by an opcode that may come first. */
  private static boolean isPickle(byte[] head) {
    return head.length > 2
        && (head[0] & 0xff) == 0x80
        && head[1] >= 2
        && head[1] <= 5
        && "}](cX\u0095\u008a\u008c".indexOf((char) (head[2] & 0xff)) >= 0;
  }

  /** Protocol buffers: field 1 (ir_version) as a small number, field 2 (producer) as a name. */
  private static boolean isOnnx(byte[] head) {
    if (head.length < 5 || head[0] != 0x08 || head[1] < 1 || head[1] > 20 || head[2] != 0x12) {
      return false;
    }
    int length = head[3];
    boolean fits = length > 0 && length <= 64 && head.length >= 4 + length;
    if (!fits) {
      return false;
    }
    for (int i = 4; i < 4 + length; i++) {
      if (head[i] < 0x20) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, int offset, byte[] magic) {
    return head.length >= offset + magic.length
        && Arrays.equals(head, offset, offset + magic.length, magic, 0, magic.length);
  }

  private static Magic hex(String name, String mediaType, int offset, String hex) {
    return new Magic(FileFormat.of(name, mediaType), offset, HexFormat.of().parseHex(hex));
  }

  private static Magic text(String name, String mediaType, int offset, String text) {
    return new Magic(
        FileFormat.of(name, mediaType), offset, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A magic number. */
  private static final class Magic {
    private final FileFormat format;
    private final int offset;
    private final byte[] bytes;

    Magic(FileFormat format, int offset, byte[] bytes) {
      this.format = format;
      this.offset = offset;
      this.bytes = bytes;
    }
  }
}
