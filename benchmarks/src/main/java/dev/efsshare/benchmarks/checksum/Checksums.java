package dev.efsshare.benchmarks.checksum;

import dev.efsshare.benchmarks.data.RandomContent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Does the library's calculator cost more than the JDK's checksums, is its CRC64NVME quick enough
 * not to be seen beside SHA-256, and do several in one pass cost less than their sum?
 *
 * <p>Data: random bytes in the nearest cache (64 KiB) and in none but the last (8 MiB, a part of an
 * object).
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar Checksums -prof gc -p rival=LIBRARY_SHA_256,JAVA_SHA_256
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class Checksums {
  /** All of them. */
  @Param public ChecksumRival rival;

  /** In bytes. */
  @Param({"65536", "8388608"})
  public int sizeBytes;

  private byte[] content;
  private ChecksumRival.Computation computation;

  /** Makes the content. */
  @Setup
  public void prepare() {
    content = RandomContent.bytes(sizeBytes);
    computation = rival.newComputation();
  }

  /**
   * One content.
   *
   * @return the value
   */
  @Benchmark
  public Object compute() {
    return computation.of(content);
  }
}
