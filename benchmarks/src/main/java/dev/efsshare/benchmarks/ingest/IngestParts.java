package dev.efsshare.benchmarks.ingest;

import dev.efsshare.transfer.TransferOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which length of ranges, and how many at a time?
 *
 * <p>Data: 256 MiB of random bytes that a process of its own serves from memory on the loopback
 * interface, where nothing is gained by hiding the latency of a network: what is seen here is what
 * parts cost.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar IngestParts -prof gc -p parallelism=1,2,4,8,16
 * }</pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
public class IngestParts {

  /**
   * Ingests the object.
   *
   * @param state an object and an empty store
   * @return its record
   * @throws IOException if the object or the file system fails
   */
  @Benchmark
  public Object ingest(Parts state) throws IOException {
    return Fetching.ingest(state, new TransferOptions(state.partBytes, state.parallelism));
  }

  /** An object and how it is fetched. */
  @State(Scope.Thread)
  public static class Parts extends ObjectState {
    /** Of the object, in bytes. */
    @Param("268435456")
    public int sizeBytes;

    /** Of a range, in bytes. */
    @Param({"1048576", "8388608", "16777216"})
    public int partBytes;

    /** Ranges at a time. */
    @Param({"1", "2", "4", "8"})
    public int parallelism;

    @Override
    int sizeBytes() {
      return sizeBytes;
    }
  }
}
