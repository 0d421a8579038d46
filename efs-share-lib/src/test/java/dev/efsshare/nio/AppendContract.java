package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.DeadlineExceededException;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishOutcome;
import dev.efsshare.PublishedFile;
import dev.efsshare.SizeLimitExceededException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that arrives in order. */
interface AppendContract extends PublisherContract {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 17})
  default void publish_streamOfAnySize_isCountedHashedAndWhole(int size) throws IOException {
    byte[] content = random(size);
    PublishedFile published =
        publisher()
            .publish(path("file"), new ByteArrayInputStream(content), PublishOptions.createOnly());
    assertThat(published)
        .isEqualTo(
            new PublishedFile(
                inFolder("file"), PublishOutcome.PUBLISHED, PublisherContract.summary(content)));
    assertThat(inFolder("file")).hasBinaryContent(content);
    assertThat(names()).containsExactly("file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void append_buffersOfAnyKind_areConsumedWholly(boolean direct) throws IOException {
    byte[] content = random(2 * MIB + 5);
    ByteBuffer all =
        direct ? ByteBuffer.allocateDirect(content.length) : ByteBuffer.allocate(content.length);
    all.put(content).flip();
    ByteBuffer first = all.slice(0, 7);
    ByteBuffer rest = all.asReadOnlyBuffer().position(7);
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.append(first);
      file.append(rest);
      assertThat(first.hasRemaining() || rest.hasRemaining()).isFalse();
      assertThat(file.sizeBytes()).isEqualTo(content.length);
      assertThat(file.commit().content()).isEqualTo(PublisherContract.summary(content));
    }
    assertThat(inFolder("file")).hasBinaryContent(content);
  }

  @Test
  default void append_streamsAndBuffers_areCountedEach() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.append(PublisherContract.buffer("ab"));
      assertThat(file.append(new ByteArrayInputStream(new byte[] {'c', 'd', 'e'}))).isEqualTo(3);
      assertThat(file.append(InputStream.nullInputStream())).isZero();
      assertThat(file.commit().content()).isEqualTo(PublisherContract.summary("abcde"));
    }
    assertThat(inFolder("file")).hasContent("abcde");
  }

  @Test
  default void append_trickleOfSingleBytes_isWhole() throws IOException {
    byte[] content = random(10_000);
    InputStream trickle =
        new ByteArrayInputStream(content) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1));
          }
        };
    publisher().publish(path("file"), trickle, PublishOptions.createOnly());
    assertThat(inFolder("file")).hasBinaryContent(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB})
  default void publish_sourceFailsAtByte_leavesNothing(int failAt) throws IOException {
    for (Exception failure :
        new Exception[] {new IOException("source"), new IllegalArgumentException("source")}) {
      assertThatThrownBy(() ->
              publisher()
                  .publish(
                      path("file"),
                      new FailingStream(failAt, failure),
                      PublishOptions.createOnly()))
          .isSameAs(failure)
          .hasNoSuppressedExceptions();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  default void append_afterFailedSource_isRefusedAsIsCommit() throws IOException {
    Files.writeString(inFolder("file"), "old");
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.replacing())) {
      assertThatThrownBy(() -> file.append(new FailingStream(5, new IOException("source"))))
          .hasMessage("source");
      assertThatThrownBy(() -> file.append(PublisherContract.buffer("more")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("earlier error");
      assertThatThrownBy(file::commit)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("earlier error");
    }
    assertThat(inFolder("file")).hasContent("old");
    assertThat(names()).containsExactly("file");
  }

  @Test
  default void append_moreThanTheLimit_leavesNothing() throws IOException {
    PublishOptions options = PublishOptions.createOnly().withMaxBytes(MIB);
    assertThatThrownBy(() ->
            publisher().publish(path("file"), new ByteArrayInputStream(random(MIB + 1)), options))
        .isInstanceOfSatisfying(
            SizeLimitExceededException.class, e -> assertThat(e.maxBytes()).isEqualTo(MIB))
        .hasMessageContaining(inFolder("file").toString());
    assertThatThrownBy(
            () -> publisher().publish(path("file"), ByteBuffer.allocate(MIB + 1), options))
        .isInstanceOf(SizeLimitExceededException.class);
    assertThat(names()).isEmpty();

    publisher().publish(path("file"), ByteBuffer.allocate(MIB), options);
    assertThat(inFolder("file")).hasSize(MIB);
  }

  @Test
  default void append_endlessSource_meetsTheDeadline() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return 1;
          }
        };
    PublishOptions options = PublishOptions.createOnly().withTimeLimit(Duration.ofMillis(20));
    assertThatThrownBy(() -> publisher().publish(path("file"), endless, options))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessageContaining(inFolder("file").toString())
        .hasMessageContaining("20 ms");
    assertThat(names()).isEmpty();
  }

  @Test
  default void commit_afterTheDeadline_leavesNothing() throws IOException {
    PublishOptions options = PublishOptions.createOnly().withTimeLimit(Duration.ofNanos(1));
    long begun = System.nanoTime();
    try (PendingFile file = publisher().begin(path("file"), options)) {
      while (System.nanoTime() - begun < 1_000_000) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(file::commit).isInstanceOf(DeadlineExceededException.class);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  default void publish_interruptedThread_leavesNothing() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() ->
              publisher()
                  .publish(path("file"), ByteBuffer.allocate(5), PublishOptions.createOnly()))
          .isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  default void close_whileTheSourceIsRead_endsThePublication() throws IOException {
    PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly());
    InputStream closing =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            file.close();
            return length;
          }
        };
    assertThatThrownBy(() -> file.append(closing)).isInstanceOf(IOException.class);
    assertThatThrownBy(file::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(names()).isEmpty();
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  /** Zeros, then an exception. */
  final class FailingStream extends InputStream {
    private final Exception failure;
    private int left;

    FailingStream(int failAt, Exception failure) {
      this.left = failAt;
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (left > 0) {
        left--;
        return 0;
      }
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (IOException) failure;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return read();
      }
      int n = Math.min(left, length);
      left -= n;
      return n;
    }
  }
}
