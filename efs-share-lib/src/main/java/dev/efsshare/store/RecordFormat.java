package dev.efsshare.store;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How records and ids look on disk; the package page describes it for others. */
final class RecordFormat {
  private static final int SCHEMA = 1;
  private static final int MAX_FILE_BYTES = 64 * 1024;

  private RecordFormat() {}

  static byte[] ofRecord(FileRecord record) {
    JsonWriter json =
        new JsonWriter()
            .number("schema", SCHEMA)
            .text("key", record.key().value())
            .text("fileId", record.fileId().toString())
            .number("generation", record.generation())
            .number("sizeBytes", record.content().sizeBytes())
            .begin("checksums");
    for (ContentChecksum checksum : record.content().checksums()) {
      json.text(checksum.algorithm().standardName(), checksum.hex());
    }
    json.end();
    SourceVersion source = record.source();
    if (source != null) {
      json.begin("source")
          .text("bucket", source.bucket())
          .text("key", source.key())
          .text("versionId", source.versionId())
          .text("eTag", source.eTag())
          .text("sequencer", source.sequencer())
          .end();
    }
    return json.text("verifiedBy", record.verifiedBy().description())
        .text("createdAt", record.createdAt().toString())
        .toBytes();
  }

  static byte[] ofId(StoreKey key) {
    return new JsonWriter().number("schema", SCHEMA).text("key", key.value()).toBytes();
  }

  static FileRecord readRecord(Path file) throws IOException {
    return read(file, RecordFormat::toRecord);
  }

  static StoreKey readId(Path file) throws IOException {
    return read(file, fields -> new StoreKey(fields.text("key")));
  }

  private static FileRecord toRecord(Fields fields) {
    return new FileRecord(
        new StoreKey(fields.text("key")),
        FileId.parse(fields.text("fileId")),
        fields.number("generation"),
        new ContentSummary(fields.number("sizeBytes"), checksums(fields.object("checksums"))),
        source(fields.objectOrNull("source")),
        new Verification(fields.text("verifiedBy")),
        Instant.parse(fields.text("createdAt")));
  }

  private static List<ContentChecksum> checksums(Fields fields) {
    List<ContentChecksum> checksums = new ArrayList<>();
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String hex = fields.textOrNull(algorithm.standardName());
      if (hex != null) {
        checksums.add(new ContentChecksum(algorithm, hex));
      }
    }
    return checksums;
  }

  private static @Nullable SourceVersion source(@Nullable Fields fields) {
    return fields == null
        ? null
        : new SourceVersion(
            fields.text("bucket"),
            fields.text("key"),
            fields.textOrNull("versionId"),
            fields.text("eTag"),
            fields.textOrNull("sequencer"));
  }

  /** Makes something of the members of the object that a file holds. */
  private interface Parser<T> {
    T parse(Fields fields);
  }

  private static <T> T read(Path file, Parser<T> parser) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_FILE_BYTES + 1);
    }
    try {
      if (content.length > MAX_FILE_BYTES) {
        throw new IllegalArgumentException("it is larger than " + MAX_FILE_BYTES + " bytes");
      }
      if (!(JsonReader.parse(content) instanceof JsonReader.Members object)) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      Fields fields = new Fields(object.byName());
      checkSchema(file, fields.number("schema"));
      return parser.parse(fields);
    } catch (JsonReader.MalformedException
        | IllegalArgumentException
        | IllegalStateException
        | DateTimeException e) {
      throw new CorruptRecordException(
          file,
          "not a file of this store: %s; restore it from a backup".formatted(e.getMessage()),
          e);
    }
  }

  private static void checkSchema(Path file, long schema) throws CorruptRecordException {
    if (schema != SCHEMA) {
      throw new CorruptRecordException(
          file,
          "its schema is %d, this version of the library reads %d only; update the library"
              .formatted(schema, SCHEMA),
          null);
    }
  }

  /**
   * Typed access to the members of an object; what is not asked for is ignored. Without patterns in
   * a switch, whose code is made at the first use: in a function, by the first request.
   */
  private record Fields(Map<String, JsonReader.Value> byName) {

    String text(String name) {
      return required(name, textOrNull(name));
    }

    @Nullable String textOrNull(String name) {
      JsonReader.Value value = byName.get(name);
      if (value == null || value instanceof JsonReader.Null) {
        return null;
      }
      if (value instanceof JsonReader.Text text) {
        return text.value();
      }
      throw new IllegalArgumentException("'" + name + "' is no string");
    }

    long number(String name) {
      if (required(name, byName.get(name)) instanceof JsonReader.Numeral number) {
        try {
          return Long.parseLong(number.literal());
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("'" + name + "' is no whole number of 64 bits", e);
        }
      }
      throw new IllegalArgumentException("'" + name + "' is no number");
    }

    Fields object(String name) {
      return required(name, objectOrNull(name));
    }

    @Nullable Fields objectOrNull(String name) {
      JsonReader.Value value = byName.get(name);
      if (value == null || value instanceof JsonReader.Null) {
        return null;
      }
      if (value instanceof JsonReader.Members members) {
        return new Fields(members.byName());
      }
      throw new IllegalArgumentException("'" + name + "' is no object");
    }

    private static <T> T required(String name, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException("'" + name + "' is missing");
      }
      return value;
    }
  }
}
