package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFormatTest {
  private static final FileId ID = FileId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");

  @TempDir private Path folder;

  private static FileRecord record(String key, @Nullable SourceVersion source) {
    List<ContentChecksum> checksums =
        List.of(
            new ContentChecksum(ChecksumAlgorithm.SHA_256, "ab".repeat(32)),
            new ContentChecksum(ChecksumAlgorithm.CRC64NVME, "ae8b14860a799888"));
    return new FileRecord(
        new StoreKey(key),
        ID,
        7,
        new ContentSummary(1L << 40, checksums),
        source,
        Verification.fullObject(ChecksumAlgorithm.CRC64NVME),
        Instant.parse("2026-11-21T01:02:03.456Z"));
  }

  private FileRecord writtenAndRead(FileRecord record) throws IOException {
    Path file = Files.write(folder.resolve("record"), RecordFormat.ofRecord(record));
    return RecordFormat.readRecord(file);
  }

  @Test
  void record_withEverything_looksAsDocumented() {
    SourceVersion source = new SourceVersion("bucket", "models/a.bin", "v1", "tag", "0A");

    assertThat(new String(RecordFormat.ofRecord(record("a.bin", source)), UTF_8))
        .isEqualTo(
            """
            {
              "schema": 1,
              "key": "a.bin",
              "fileId": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "generation": 7,
              "sizeBytes": 1099511627776,
              "checksums": {
                "SHA-256": "%s",
                "CRC64NVME": "ae8b14860a799888"
              },
              "source": {
                "bucket": "bucket",
                "key": "models/a.bin",
                "versionId": "v1",
                "eTag": "tag",
                "sequencer": "0A"
              },
              "verifiedBy": "CRC64NVME full object",
              "createdAt": "2026-11-21T01:02:03.456Z"
            }
            """
                .formatted("ab".repeat(32)));
  }

  @Test
  void record_writtenAndRead_isTheSame() throws IOException {
    for (String key : new String[] {"a.bin", "a/\"b\\c\"", "é/\uD83D\uDE00", "x".repeat(255)}) {
      for (SourceVersion source :
          new @Nullable SourceVersion[] {
            null,
            new SourceVersion("b", "k\n\u0001\u007f\"", null, "", null),
            new SourceVersion("b", key, "v", "t", "00FF")
          }) {
        FileRecord record = record(key, source);

        assertThat(writtenAndRead(record)).isEqualTo(record);
      }
    }
  }

  @Test
  void record_withNullsAndUnknownChecksums_isRead() throws IOException {
    FileRecord record = record("a.bin", null);
    String json =
        new String(RecordFormat.ofRecord(record), UTF_8)
            .replace("\"verifiedBy\"", "\"source\": null, \"verifiedBy\"")
            .replace("\"CRC64NVME\":", "\"XXH128\": \"00\", \"CRC64NVME\":");

    assertThat(RecordFormat.readRecord(Files.writeString(folder.resolve("record"), json)))
        .isEqualTo(record);
  }

  @Test
  void largestRecord_fitsIntoWhatIsRead() throws IOException {
    // Every character escaped to six, in every field that S3 or a user can fill.
    String control = "\u0001".repeat(1024);
    FileRecord record =
        record("\"".repeat(255), new SourceVersion("b".repeat(63), control, control, control, "F"));

    assertThat(writtenAndRead(record)).isEqualTo(record);
  }
}
