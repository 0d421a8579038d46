package dev.efsshare.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What one client of a server sees of another one. */
abstract class OtherClientsContract {
  private Path disk;

  /** An empty directory, with room for others beside it. */
  abstract Path emptyDirectory() throws IOException;

  @BeforeEach
  void newDisk() throws IOException {
    disk = emptyDirectory();
  }

  private Path under(Misbehaviour misbehaviour) {
    return MisbehavingFileSystem.over(disk.getFileSystem(), misbehaviour).wrap(disk);
  }

  private static void replace(Path file, String content) throws IOException {
    Path temp = Files.writeString(file.resolveSibling("temp"), content);
    Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(100);
    channel.read(content, 0);
    return UTF_8.decode(content.flip()).toString();
  }

  @SuppressWarnings("try") // opening is the point
  private static void list(Path directory) throws IOException {
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory)) {
      // opened, that is all
    }
  }

  @Nested
  class StaleHandlesTest {
    private final StaleHandles server = new StaleHandles();

    @Test
    void handle_whoseFileAnotherClientReplaced_isStaleAndClosesWell() throws IOException {
      Path writer = under(server).resolve("file");
      Path reader = under(server).resolve("file");
      Files.writeString(writer, "old");
      try (FileChannel open = FileChannel.open(reader)) {
        assertThat(read(open)).isEqualTo("old");
        replace(writer, "new");
        assertThatIOException().isThrownBy(() -> read(open)).withMessage("Stale file handle");
        assertThatIOException().isThrownBy(open::size).withMessage("Stale file handle");
      }
      assertThat(Files.readString(reader)).isEqualTo("new");
    }

    @Test
    void handle_whoseFileKeepsAnotherName_staysGood() throws IOException {
      Path file = under(server).resolve("file");
      Files.writeString(file, "old");
      Files.createLink(file.resolveSibling("link"), file);
      try (FileChannel open = FileChannel.open(file)) {
        Files.delete(file);
        assertThat(read(open)).isEqualTo("old");
        Files.delete(file.resolveSibling("link"));
        assertThatIOException().isThrownBy(() -> read(open));
      }
    }

    @Test
    void handle_atTheNthRead_isStaleFromThenOn() throws IOException {
      Path file = under(StaleHandles.atRead(2)).resolve("file");
      Files.writeString(file, "content");
      try (FileChannel open = FileChannel.open(file)) {
        assertThat(read(open)).isEqualTo("content");
        assertThatIOException().isThrownBy(() -> read(open));
        assertThatIOException().isThrownBy(() -> read(open)).withMessage("Stale file handle");
      }
      assertThat(Files.readString(file)).isEqualTo("content");
    }

    @Test
    void handle_ofAFileWhoseDeletionFailed_staysGood() throws IOException {
      Path file =
          under(Misbehaviour.all(server, FaultAt.before(1, DiskError.EIO).on(Operation.DELETE)))
              .resolve("file");
      Files.writeString(file, "content");
      try (FileChannel open = FileChannel.open(file)) {
        assertThatIOException().isThrownBy(() -> Files.delete(file));
        assertThat(read(open)).isEqualTo("content");
      }
    }
  }

  @Nested
  class BriefAbsenceTest {

    @Test
    void name_replacedByAClientThatHoldsIt_isMissingForOthersForSomeLookups() throws IOException {
      BriefAbsence server = BriefAbsence.ofHeldTargets(2);
      Path writer = under(server.client()).resolve("file");
      Path reader = under(server.client()).resolve("file");
      Files.writeString(writer, "old");
      try (FileChannel held = FileChannel.open(writer)) {
        replace(writer, "new");
        assertThat(read(held)).isEqualTo("old");
      }
      assertThat(Files.readString(writer)).isEqualTo("new");
      assertThat(Files.exists(reader)).isFalse();
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> Files.readString(reader))
          .withMessage(disk.resolve("file").toString());
      assertThat(Files.readString(reader)).isEqualTo("new");
    }

    @Test
    void name_replacedByAClientThatDoesNotHoldIt_isThere() throws IOException {
      BriefAbsence server = BriefAbsence.ofHeldTargets(2);
      Path writer = under(server.client()).resolve("file");
      Path reader = under(server.client()).resolve("file");
      Files.writeString(writer, "old");
      try (FileChannel held = FileChannel.open(reader)) {
        replace(writer, "new");
        assertThat(read(held)).isEqualTo("old");
        assertThat(Files.readString(reader)).isEqualTo("new");
      }
    }

    @Test
    void name_missing_canNeitherBeCreatedNorLinked() throws IOException {
      BriefAbsence server = BriefAbsence.ofEveryTarget(1);
      Path writer = under(server.client()).resolve("file");
      Path reader = under(server.client()).resolve("file");
      Files.writeString(writer, "old");
      replace(writer, "new");
      Path other = Files.writeString(reader.resolveSibling("other"), "other");
      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> Files.createLink(reader, other));
      assertThat(Files.exists(reader)).isFalse();
      assertThat(Files.exists(reader)).isTrue();
    }

    @Test
    void name_missing_isSeenByAnotherThreadOfTheSameClient() throws Exception {
      BriefAbsence server = BriefAbsence.ofEveryTarget(1);
      Path file = under(server.client()).resolve("file");
      Files.writeString(file, "old");
      replace(file, "new");
      AtomicReference<Boolean> seen = new AtomicReference<>(true);
      Thread other = Thread.ofPlatform().start(() -> seen.set(Files.exists(file)));
      other.join();
      assertThat(seen).hasValue(false);
      assertThat(Files.exists(file)).isTrue();
    }
  }

  @Nested
  class CachedNamesTest {
    private Instant now = Instant.EPOCH;
    private Path attic;
    private Path writer;
    private Path reader;

    @BeforeEach
    void twoClients() throws IOException {
      attic = Files.createDirectory(disk.resolveSibling("attic"));
      writer = under(cache()).resolve("file");
      reader = under(cache().servingHeldFiles(attic)).resolve("file");
    }

    private CachedNames cache() {
      return CachedNames.forTime(Duration.ofSeconds(30), () -> now);
    }

    @Test
    void name_lookedUpWhileAbsent_staysAbsentForThatClientUntilItsTimeIsOver() throws IOException {
      assertThat(Files.exists(reader)).isFalse();
      Files.writeString(writer, "content");
      assertThat(Files.exists(writer)).isTrue();
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> Files.readString(reader));
      now = now.plusSeconds(29);
      assertThat(Files.exists(reader)).isFalse();
      now = now.plusSeconds(1);
      assertThat(Files.readString(reader)).isEqualTo("content");
    }

    @Test
    void name_lookedUpWhileAbsent_isThereOnceTheDirectoryIsListed() throws IOException {
      assertThat(Files.exists(reader)).isFalse();
      Files.writeString(writer, "content");
      list(reader.resolveSibling(""));
      assertThat(Files.readString(reader)).isEqualTo("content");
    }

    @Test
    void name_lookedUpWhileAbsent_cannotBeMadeAgain() throws IOException {
      assertThat(Files.exists(reader)).isFalse();
      Files.writeString(writer, "content");
      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> Files.createDirectory(reader));
      assertThat(Files.exists(reader)).isTrue();
    }

    @Test
    void name_rememberedForSomeCalls_isThereAfterThem() throws IOException {
      Path client = under(CachedNames.forCalls(3)).resolve("file");
      assertThat(Files.exists(client)).isFalse();
      Files.writeString(writer, "content");
      assertThat(Files.exists(client)).isFalse();
      assertThat(Files.exists(client)).isFalse();
      assertThat(Files.exists(client)).isTrue();
    }

    @Test
    void file_heldOpenAndReplaced_isServedByNameUntilTheDirectoryIsListed() throws IOException {
      Files.writeString(writer, "old");
      try (FileChannel held = FileChannel.open(reader)) {
        assertThat(Files.size(reader)).isEqualTo(3);
        replace(writer, "newer");
        assertThat(Files.readString(writer)).isEqualTo("newer");
        assertThat(Files.readString(reader)).isEqualTo("old");
        assertThat(Files.size(reader)).isEqualTo(3);
        list(reader.resolveSibling(""));
        assertThat(Files.readString(reader)).isEqualTo("newer");
        assertThat(Files.size(reader)).isEqualTo(5);
        assertThat(read(held)).isEqualTo("old");
      }
      assertThat(attic).isEmptyDirectory();
    }

    @Test
    void file_heldOpenAndReplaced_isServedByNameUntilItsTimeIsOverOrItIsClosed()
        throws IOException {
      Files.writeString(writer, "old");
      try (FileChannel held = FileChannel.open(reader)) {
        replace(writer, "new");
        assertThat(Files.readString(reader)).isEqualTo("old");
        now = now.plusSeconds(30);
        assertThat(Files.readString(reader)).isEqualTo("new");
        assertThat(read(held)).isEqualTo("old");
      }
      try (FileChannel held = FileChannel.open(reader)) {
        replace(writer, "newest");
        assertThat(read(held)).isEqualTo("new");
      }
      assertThat(Files.readString(reader)).isEqualTo("newest");
    }

    @Test
    void file_heldOpenAndDeleted_isNoticedByTheNextOpening() throws IOException {
      Files.writeString(writer, "old");
      try (FileChannel held = FileChannel.open(reader)) {
        Files.delete(writer);
        assertThatExceptionOfType(NoSuchFileException.class)
            .isThrownBy(() -> Files.readString(reader));
        assertThat(read(held)).isEqualTo("old");
      }
    }
  }
}
