package dev.efsshare.benchmarks.store;

import dev.efsshare.PublishOptions;
import dev.efsshare.store.PutRequest;
import dev.efsshare.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to keep versions, over publishing the same content in place?
 *
 * <p>A put makes content, id, record and plain path, each durable, so it is to be compared with
 * four times {@code publish}. Data: random bytes under a key with 1 to 20 generations.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar Store -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class Store {

  /**
   * The next generation of a key.
   *
   * @param state a store
   * @return its record
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object put(StoreState state) throws IOException {
    return state.putNewer();
  }

  /**
   * A key that is there: what most requests find.
   *
   * @param state a store
   * @return its record
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object putExisting(StoreState state) throws IOException {
    return state
        .store()
        .put(
            PutRequest.of(StoreState.KEY),
            file -> {
              throw new IOException("the key is there: nothing is to be written");
            });
  }

  /**
   * Finds what a key leads to.
   *
   * @param state a store
   * @return the file
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Optional<StoredFile> newest(StoreState state) throws IOException {
    return state.store().newest(StoreState.KEY);
  }

  /**
   * Finds it and reads it, verified.
   *
   * @param state a store
   * @return its length
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Optional<Long> readNewest(StoreState state) throws IOException {
    return state
        .store()
        .readNewest(
            StoreState.KEY, (file, content) -> content.transferTo(OutputStream.nullOutputStream()));
  }

  /**
   * The measure: one durable publication of the same content.
   *
   * @param state a store
   * @return what was published
   * @throws IOException if the file system fails
   */
  @Benchmark
  public Object publish(StoreState state) throws IOException {
    return state
        .publisher()
        .publish(
            Path.of("plain"), ByteBuffer.wrap(state.content().bytes()), PublishOptions.replacing());
  }
}
