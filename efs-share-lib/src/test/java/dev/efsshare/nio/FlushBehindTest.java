package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.spi.StorageSync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushBehindTest {
  private static final int MIB = 1 << 20;
  private static final int ENOUGH = (int) (FlushBehind.EVERY_BYTES / MIB);

  @TempDir Path folder;

  @Test
  void largeFile_isForcedWhileItIsWritten_andOnceMoreAtTheEnd() throws IOException {
    Forces forces = new Forces();
    try (PendingFile file = begin(forces, PublishOptions.replacing())) {
      appendMiB(file, 2 * ENOUGH);
      forces.first.countDown();
      file.commit();
    }
    assertThat(forces.count.get()).isEqualTo(2);
    assertThat(Files.size(folder.resolve("a.bin"))).isEqualTo(2L * ENOUGH * MIB);
  }

  @Test
  void smallFile_isForcedOnce() throws IOException {
    Forces forces = new Forces();
    forces.first.countDown();
    try (PendingFile file = begin(forces, PublishOptions.replacing())) {
      appendMiB(file, ENOUGH - 1);
      file.commit();
    }
    assertThat(forces.count.get()).isEqualTo(1);
  }

  @Test
  void fileThatNeedNotLast_isNotForced() throws IOException {
    Forces forces = new Forces();
    try (PendingFile file =
        begin(forces, PublishOptions.replacing().withDurability(Durability.NONE))) {
      appendMiB(file, 2 * ENOUGH);
      file.commit();
    }
    assertThat(forces.count.get()).isZero();
  }

  @Test
  void forceThatFailed_failsTheCommit_andNoOtherIsMade() throws IOException {
    Forces forces = new Forces();
    forces.failure = new IOException("Input/output error");
    try (PendingFile file = begin(forces, PublishOptions.replacing())) {
      appendMiB(file, ENOUGH);
      forces.first.countDown();
      assertThatThrownBy(file::commit).hasMessage("Input/output error");
    }
    assertThat(forces.count.get()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void forceThatFailed_failsTheNextWriteThatWouldForce() throws Exception {
    Forces forces = new Forces();
    forces.failure = new IOException("Input/output error");
    try (PendingFile file = begin(forces, PublishOptions.replacing())) {
      appendMiB(file, ENOUGH);
      forces.first.countDown();
      forces.failed.await();
      // The task may not be done at the very moment at which its call has failed.
      assertThatThrownBy(() -> appendMiB(file, 4 * ENOUGH)).hasMessage("Input/output error");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void close_whileForced_removesTheFile() throws IOException {
    Forces forces = new Forces();
    PendingFile file = begin(forces, PublishOptions.replacing());
    appendMiB(file, ENOUGH);
    file.close();
    forces.first.countDown();
    assertThat(folder).isEmptyDirectory();
  }

  private PendingFile begin(StorageSync sync, PublishOptions options) throws IOException {
    FilePublisher publisher = NioFilePublisher.builder(folder).storageSync(sync).build();
    return publisher.begin(Path.of("a.bin"), options);
  }

  private static void appendMiB(PendingFile file, int count) throws IOException {
    byte[] content = new byte[MIB];
    for (int i = 0; i < count; i++) {
      file.append(ByteBuffer.wrap(content));
    }
  }

  /** The first force waits until it is told to go on. */
  private static final class Forces implements StorageSync {
    final AtomicInteger count = new AtomicInteger();
    final CountDownLatch first = new CountDownLatch(1);
    final CountDownLatch failed = new CountDownLatch(1);
    volatile @Nullable IOException failure;

    @Override
    public void forceContent(FileChannel channel) throws IOException {
      if (count.incrementAndGet() == 1) {
        awaitFirst();
        IOException told = failure;
        if (told != null) {
          failed.countDown();
          throw told;
        }
      }
    }

    private void awaitFirst() throws IOException {
      try {
        first.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void forceNames(Path directory) {}
  }
}
