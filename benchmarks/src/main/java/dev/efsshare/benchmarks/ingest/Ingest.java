package dev.efsshare.benchmarks.ingest;

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
 * How long does an object take from an object server into the share, and what would a plain
 * download take?
 *
 * <p>Data: random bytes that a process of its own serves from memory on the loopback interface. It
 * shares the cores, so figures are for comparison with each other only.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar 'Ingest\.' -prof gc -p sizeBytes=67108864
 * }</pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
public class Ingest {

  /**
   * Fetches the object.
   *
   * @param state an object and an empty folder
   * @return what is known of it
   * @throws IOException if the object or the file system fails
   */
  @Benchmark
  public Object fetch(Sized state) throws IOException {
    return state.fetching.fetch(state);
  }

  /** An object of some size. */
  @State(Scope.Thread)
  public static class Sized extends ObjectState {
    /** All of them. */
    @Param public Fetching fetching;

    /** In bytes. */
    @Param({"1048576", "67108864", "1073741824"})
    public int sizeBytes;

    @Override
    int sizeBytes() {
      return sizeBytes;
    }
  }
}
