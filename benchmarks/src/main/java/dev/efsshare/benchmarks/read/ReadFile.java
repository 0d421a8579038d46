package dev.efsshare.benchmarks.read;

import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.benchmarks.data.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a verified read cost over a stream with a MessageDigest, and an unverified one over a
 * stream?
 *
 * <p>Data: random bytes, in the page cache. Every way reads into an array of 64 KiB.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar ReadFile -prof gc -p sizeBytes=67108864
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class ReadFile {
  /** All of them. */
  @Param public Reading reading;

  /** In bytes. */
  @Param({"1024", "1048576", "67108864"})
  public int sizeBytes;

  /** Where the file is. */
  @Param("RAM")
  public Location location;

  private final byte[] buffer = new byte[64 << 10];
  private WorkFolder folder;
  private Path file;
  private RandomContent content;

  /**
   * Writes the file.
   *
   * @throws IOException if the file system fails
   */
  @Setup
  public void prepare() throws IOException {
    content = RandomContent.of(sizeBytes);
    folder = location.newFolder();
    file = Files.write(folder.path().resolve("file"), content.bytes());
  }

  /**
   * Reads it.
   *
   * @return what depends on all of it
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object read() throws IOException {
    return reading.read(file, content.summary(), buffer);
  }

  /**
   * Removes the folder.
   *
   * @throws IOException if the file system fails
   */
  @TearDown
  public void remove() throws IOException {
    folder.close();
  }
}
