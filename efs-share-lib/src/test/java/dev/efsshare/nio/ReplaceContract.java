package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Publishing under a name that another file may have. */
interface ReplaceContract extends PublisherContract {
  int WRITERS = 2;
  int READERS = 2;
  int REPLACEMENTS = 150;

  @Test
  default void publish_replacing_takesTheNameFromTheOldFile() throws IOException {
    for (String content : new String[] {"first", "second, longer", "3", "3"}) {
      assertThat(
              publisher()
                  .publish(
                      path("file"), PublisherContract.buffer(content), PublishOptions.replacing())
                  .outcome())
          .isEqualTo(PublishOutcome.PUBLISHED);
      assertThat(inFolder("file")).hasContent(content);
      assertThat(names()).containsExactly("file");
    }
  }

  @Test
  default void publish_replacingReadOnlyFile_works() throws IOException {
    publisher()
        .publish(
            path("file"),
            PublisherContract.buffer("old"),
            PublishOptions.createOnly()
                .withPermissions(
                    java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--")));
    publisher().publish(path("file"), PublisherContract.buffer("new"), PublishOptions.replacing());
    assertThat(inFolder("file")).hasContent("new");
  }

  @Test
  default void publish_nameBecameADirectoryMeanwhile_failsAndLeavesIt() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.replacing())) {
      Files.createDirectories(inFolder("file/sub"));
      assertThatThrownBy(file::commit).isInstanceOf(FileSystemException.class);
      assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(names()).containsExactly("file", "file/sub");
  }

  @Test
  default void publish_manyWritersUnderReaders_readersSeeWholeFilesOnly() throws Exception {
    FilePublisher publisher = publisher();
    AtomicInteger versions = new AtomicInteger();
    AtomicInteger writing = new AtomicInteger(WRITERS);
    publish(publisher, versions.incrementAndGet());
    Race.run(
        WRITERS + READERS,
        thread -> {
          if (thread < WRITERS) {
            return writeAll(publisher, versions, writing);
          }
          return readWhileWritten(writing);
        });
    checkWhole(Files.readAllBytes(inFolder("file")));
    assertThat(names()).containsExactly("file");
  }

  private int writeAll(FilePublisher publisher, AtomicInteger versions, AtomicInteger writing)
      throws IOException {
    try {
      for (int i = 0; i < REPLACEMENTS; i++) {
        publish(publisher, versions.incrementAndGet());
      }
      return REPLACEMENTS;
    } finally {
      writing.decrementAndGet();
    }
  }

  private int readWhileWritten(AtomicInteger writing) throws IOException {
    int reads = 0;
    while (writing.get() > 0) {
      checkWhole(Files.readAllBytes(inFolder("file")));
      reads++;
    }
    assertThat(reads).isPositive();
    return reads;
  }

  private void publish(FilePublisher publisher, int version) throws IOException {
    publisher.publish(
        path("file"),
        contentOf(version),
        PublishOptions.replacing().withDurability(Durability.NONE));
  }

  /** Every word is the version, and the size follows from it. */
  private static ByteBuffer contentOf(int version) {
    ByteBuffer content = ByteBuffer.allocate(sizeOf(version));
    while (content.hasRemaining()) {
      content.putInt(version);
    }
    return content.flip();
  }

  private static int sizeOf(int version) {
    return 4 * (1 + version * 7919 % 50_000);
  }

  private static void checkWhole(byte[] content) {
    ByteBuffer words = ByteBuffer.wrap(content);
    int version = words.getInt();
    assertThat(content).hasSize(sizeOf(version));
    while (words.hasRemaining()) {
      int word = words.getInt();
      if (word != version) {
        throw new AssertionError(
            "version %d has a word of version %d before byte %d"
                .formatted(version, word, words.position()));
      }
    }
  }
}
