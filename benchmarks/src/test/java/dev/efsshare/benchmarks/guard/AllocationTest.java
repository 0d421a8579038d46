package dev.efsshare.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.PublishOptions;
import dev.efsshare.VerifiedReader;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.nio.NioVerifiedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of the heap each operation takes in code that is hardly compiled yet, where nothing is
 * optimised away. The limits are about twice what is needed: a buffer that is made anew, or one as
 * large as the content, breaks them.
 */
class AllocationTest {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final RandomContent LARGE = RandomContent.of(16 * MIB);

  @TempDir Path folder;

  private Fixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = Fixture.on(folder);
    fixture.put(Fixture.CONTENT);
  }

  @Test
  void publish_largeContent_takesNoBuffer() throws IOException {
    long bytes = allocated(() -> publish(LARGE));

    assertThat(bytes).isLessThan(64 * KIB);
  }

  @Test
  void publish_smallContent_takesLittle() throws IOException {
    long bytes = allocated(() -> publish(Fixture.CONTENT));

    assertThat(bytes).isLessThan(32 * KIB);
  }

  @Test
  void readVerified_largeFile_takesTwoBuffers() throws IOException {
    Path file = Files.write(folder.resolve("large"), LARGE.bytes());
    VerifiedReader reader = new NioVerifiedReader();
    byte[] target = new byte[64 * KIB];

    long bytes =
        allocated(() ->
            reader.read(
                file,
                LARGE.summary(),
                content -> {
                  long count = 0;
                  for (int n = content.read(target); n >= 0; n = content.read(target)) {
                    count += n;
                  }
                  return count;
                }));

    assertThat(bytes).isLessThan(2 * MIB + 128 * KIB);
  }

  @Test
  void checksums_allOfLargeContent_takeNoBuffer() throws IOException {
    ChecksumCalculator calculator = ChecksumCalculator.of(EnumSet.allOf(ChecksumAlgorithm.class));

    long bytes =
        allocated(() -> {
          calculator.update(ByteBuffer.wrap(LARGE.bytes()));
          return calculator.finish();
        });

    assertThat(bytes).isLessThan(16 * KIB);
  }

  @Test
  void newest_takesLittle() throws IOException {
    long bytes = allocated(() -> fixture.store().newest(Fixture.KEY));

    assertThat(bytes).isLessThan(64 * KIB);
  }

  private Object publish(RandomContent content) throws IOException {
    return fixture
        .publisher()
        .publish(
            Path.of("models/plain"), ByteBuffer.wrap(content.bytes()), PublishOptions.replacing());
  }

  @FunctionalInterface
  private interface Operation {
    Object run() throws IOException;
  }

  /** By this thread, the second time: the first one loads classes. */
  private static long allocated(Operation operation) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(operation.run()).isNotNull();
    long before = threads.getCurrentThreadAllocatedBytes();
    Object result = operation.run();
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(result).isNotNull();
    return after - before;
  }
}
