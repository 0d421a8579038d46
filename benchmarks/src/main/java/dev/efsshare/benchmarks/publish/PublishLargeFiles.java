package dev.efsshare.benchmarks.publish;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does safety cost a large file, over the system calls that every atomic publication makes?
 *
 * <p>Compare {@code LIBRARY} with {@code BARE_SHA256} and {@code LIBRARY_SUMMED} with {@code BARE}:
 * each pair does the same for the content, and gives it the same durability. Time of single calls:
 * 1 GiB, in a heap that holds the content.
 *
 * <p>Data: random bytes, the same for every idiom. Folder: memory; {@code -p location=DISK} for a
 * disk.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar PublishLargeFiles -prof gc \
 *     -p idiom=LIBRARY,BARE_SHA256,LIBRARY_SUMMED,BARE
 * }</pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
public class PublishLargeFiles {

  /**
   * Publishes over the file of the call before.
   *
   * @param state folder, idiom, content
   * @return what the idiom knows
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object replace(LargeReplace state) throws IOException {
    return state.publish();
  }

  /**
   * Publishes under a free name.
   *
   * @param state folder, idiom, content
   * @return what the idiom knows
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object createOnly(LargeCreateOnly state) throws IOException {
    return state.publish();
  }
}
