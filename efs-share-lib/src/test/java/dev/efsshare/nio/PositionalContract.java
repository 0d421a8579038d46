package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.DeadlineExceededException;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.SizeLimitExceededException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Content that arrives at positions. */
interface PositionalContract extends PublisherContract {

  @Test
  default void writeAt_manyThreadsInAnyOrder_isWhole() throws Exception {
    int part = MIB + 111;
    int parts = 8;
    byte[] content = new byte[part * parts];
    new Random(1).nextBytes(content);
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      Race.run(
          parts,
          thread -> {
            int from = (parts - 1 - thread) * part;
            file.writeAt(from, ByteBuffer.wrap(content, from, part));
            return thread;
          });
      assertThat(file.sizeBytes()).isEqualTo(content.length);
      ContentSummary summary = PublisherContract.summary(content);
      assertThat(file.commit(summary).content()).isEqualTo(summary);
    }
    assertThat(inFolder("file")).hasBinaryContent(content);
  }

  @Test
  default void writeAt_thenAppendOrPlainCommit_isRefused() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.writeAt(0, PublisherContract.buffer("abc"));
      assertThatThrownBy(() -> file.append(PublisherContract.buffer("d")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("written at positions");
      assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
      // A wrong call is no error of the file: it can still be published the right way.
      file.commit(PublisherContract.summary("abc"));
    }
    assertThat(inFolder("file")).hasContent("abc");
  }

  @Test
  default void append_thenWriteAtOrCommitWithSummary_isRefused() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.append(PublisherContract.buffer("abc"));
      assertThatThrownBy(() -> file.writeAt(3, PublisherContract.buffer("d")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("appended to");
      assertThatThrownBy(() -> file.commit(PublisherContract.summary("abc")))
          .isInstanceOf(IllegalStateException.class);
      file.commit();
    }
    assertThat(inFolder("file")).hasContent("abc");
  }

  @Test
  default void writeAt_negativePosition_isRefused() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      assertThatThrownBy(() -> file.writeAt(-1, PublisherContract.buffer("x")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1");
    }
  }

  @Test
  default void writeAt_beyondTheLimit_leavesNothing() throws IOException {
    PublishOptions options = PublishOptions.createOnly().withMaxBytes(10);
    for (long position : new long[] {8, 10, 11, Long.MAX_VALUE}) {
      try (PendingFile file = publisher().begin(path("file"), options)) {
        file.writeAt(7, PublisherContract.buffer("abc"));
        assertThatThrownBy(() -> file.writeAt(position, PublisherContract.buffer("abc")))
            .isInstanceOf(SizeLimitExceededException.class);
        assertThatThrownBy(() -> file.commit(PublisherContract.summary("0123456abc")))
            .isInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(names()).isEmpty();
  }

  @Test
  default void writeAt_afterTheDeadline_leavesNothing() throws IOException {
    PublishOptions options = PublishOptions.createOnly().withTimeLimit(Duration.ofNanos(1));
    long begun = System.nanoTime();
    try (PendingFile file = publisher().begin(path("file"), options)) {
      while (System.nanoTime() - begun < 1_000_000) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> file.writeAt(0, PublisherContract.buffer("x")))
          .isInstanceOf(DeadlineExceededException.class);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  default void commit_summaryOfAnotherSize_isRefused() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.writeAt(0, PublisherContract.buffer("abc"));
      assertThatThrownBy(() -> file.commit(PublisherContract.summary("ab")))
          .isInstanceOf(ChecksumMismatchException.class)
          .hasMessageContaining("3 bytes were written, not 2");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  default void commit_summaryWithoutSha256_isRefusedAndCanBeMended() throws IOException {
    ContentSummary crcOnly =
        new ContentSummary(3, List.of(new ContentChecksum(ChecksumAlgorithm.CRC32, "00000000")));
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.writeAt(0, PublisherContract.buffer("abc"));
      assertThatThrownBy(() -> file.commit(crcOnly))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SHA-256");
      file.commit(PublisherContract.summary("abc"));
    }
    assertThat(inFolder("file")).hasContent("abc");
  }
}
