package dev.efsshare.mounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.ReadBudget;
import dev.efsshare.TargetPolicy;
import dev.efsshare.VerifiedReader;
import dev.efsshare.mounts.Mounts.SharedFolder;
import dev.efsshare.nio.NioDirectoryBootstrap;
import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one client published, the other one sees at once, whatever it looked at before. */
@Tag("mounts")
class VisibilityTest {
  private static final int ROUNDS = 10;

  private final VerifiedReader reader = new NioVerifiedReader();
  private SharedFolder folder;
  private FilePublisher publisher;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Mounts.newFolder();
    publisher = NioFilePublisher.at(folder.a());
  }

  @AfterEach
  void removeFolder() throws IOException {
    folder.close();
  }

  private void publish(String name, long version) throws IOException {
    publisher.publish(Path.of(name), SelfDescribing.content(version), PublishOptions.replacing());
  }

  private void assertReads(Path file, long version) throws IOException {
    assertThat(reader.read(file, SelfDescribing.summary(version), SelfDescribing::read))
        .isEqualTo(version);
  }

  private void assertSummarises(Path file, long version) throws IOException {
    assertThat(reader.summarise(file, Set.of(ChecksumAlgorithm.SHA_256)))
        .isEqualTo(SelfDescribing.summary(version));
  }

  /** Makes the client remember that there is nothing. */
  private static void assertAbsent(Path file) {
    VerifiedReader once = new NioVerifiedReader(ReadBudget.ONCE);
    assertThatThrownBy(() -> once.read(file, SelfDescribing.summary(1), SelfDescribing::read))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void name_lookedUpWhileAbsent_isReadOnceItIsPublished() throws IOException {
    for (long i = 0; i < ROUNDS; i++) {
      Path file = folder.b().resolve("file" + i);
      assertAbsent(file);
      publish("file" + i, i);
      assertReads(file, i);

      Path other = folder.b().resolve("other" + i);
      assertAbsent(other);
      publish("other" + i, i);
      assertSummarises(other, i);
    }
  }

  @Test
  void nameInDirectories_lookedUpWhileAbsent_isReadOnceItIsPublished() throws IOException {
    for (long i = 0; i < ROUNDS; i++) {
      Path directory = folder.b().resolve("deep" + i);
      assertThat(directory).doesNotExist();
      assertAbsent(directory.resolve("er/file"));
      new NioDirectoryBootstrap().ensure(DirectoryLayout.of(folder.a(), "deep" + i + "/er"));
      publish("deep" + i + "/er/file", i);
      if (i % 2 == 0) {
        assertReads(directory.resolve("er/file"), i);
      } else {
        assertSummarises(directory.resolve("er/file"), i);
      }
    }
  }

  @Test
  void name_whoseOldFileIsHeldOpen_isReadAsTheNewFile() throws IOException {
    Path file = folder.b().resolve("file");
    for (long i = 0; i < ROUNDS; i++) {
      publish("file", 2 * i);
      assertReads(file, 2 * i);
      try (InputStream held = Files.newInputStream(file)) {
        assertThat(held.read()).isZero();
        publish("file", 2 * i + 1);
        if (i % 2 == 0) {
          assertReads(file, 2 * i + 1);
        } else {
          assertSummarises(file, 2 * i + 1);
        }
      }
    }
  }

  @Test
  void name_whoseOldFileHasAnotherName_isReadAsTheNewFile() throws IOException {
    Path file = folder.b().resolve("file");
    for (long i = 0; i < ROUNDS; i++) {
      publish("file", 2 * i);
      Files.createLink(folder.a().resolve("kept" + i), folder.a().resolve("file"));
      assertReads(file, 2 * i);
      try (InputStream held = Files.newInputStream(file)) {
        assertThat(held.read()).isZero();
        publish("file", 2 * i + 1);
        assertSummarises(file, 2 * i + 1);
        assertReads(file, 2 * i + 1);
      }
    }
  }

  @Test
  void directory_lookedUpWhileAbsent_canBePublishedInto() throws IOException {
    FilePublisher other = NioFilePublisher.at(folder.b());
    for (long i = 0; i < ROUNDS; i++) {
      assertThat(folder.b().resolve("made" + i)).doesNotExist();
      new NioDirectoryBootstrap().ensure(DirectoryLayout.of(folder.a(), "made" + i));
      other.publish(
          Path.of("made" + i + "/file"), SelfDescribing.content(i), PublishOptions.createOnly());
      assertReads(folder.a().resolve("made" + i + "/file"), i);
    }
  }

  @Test
  void file_lookedUpWhileAbsent_canBeLinked() throws IOException {
    FilePublisher other = NioFilePublisher.at(folder.b());
    for (long i = 0; i < ROUNDS; i++) {
      assertAbsent(folder.b().resolve("file" + i));
      publish("file" + i, i);
      assertThat(other.link(Path.of("file" + i), Path.of("link" + i), TargetPolicy.CREATE_ONLY))
          .isEqualTo(PublishOutcome.PUBLISHED);
    }
  }

  @Test
  void link_thatAnotherClientReplaced_isMadeAgain() throws IOException {
    FilePublisher other = NioFilePublisher.at(folder.b());
    Path link = folder.b().resolve("link");
    publish("one", 1);
    publish("two", 2);
    for (long i = 0; i < ROUNDS; i++) {
      other.link(Path.of("one"), Path.of("link"), TargetPolicy.REPLACE);
      try (InputStream held = Files.newInputStream(link)) {
        assertThat(held.read()).isZero();
        publisher.link(Path.of("two"), Path.of("link"), TargetPolicy.REPLACE);
        assertThat(other.link(Path.of("one"), Path.of("link"), TargetPolicy.REPLACE))
            .isEqualTo(PublishOutcome.PUBLISHED);
      }
      assertReads(folder.a().resolve("link"), 1);
    }
  }
}
