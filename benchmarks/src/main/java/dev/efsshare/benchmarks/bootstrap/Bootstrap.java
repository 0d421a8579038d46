package dev.efsshare.benchmarks.bootstrap;

import dev.efsshare.DirectoryLayout;
import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.benchmarks.data.WorkFolder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What does it cost each start of an environment to make sure of its directories, when they are
 * missing (the first one ever) and when they are there (all others)?
 *
 * <p>Data: the seven directories of the functions.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar Bootstrap -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class Bootstrap {

  /**
   * Nothing is there.
   *
   * @param state an empty folder
   * @return the layout
   * @throws IOException if the file system fails
   */
  @Benchmark
  public DirectoryLayout cold(Empty state) throws IOException {
    state.bootstrapping.ensure(state.layout);
    return state.layout;
  }

  /**
   * Everything is there.
   *
   * @param state a folder with all of them
   * @return the layout
   * @throws IOException if the file system fails
   */
  @Benchmark
  public DirectoryLayout warm(Complete state) throws IOException {
    state.bootstrapping.ensure(state.layout);
    return state.layout;
  }

  /** A folder and what is needed in it. */
  @State(Scope.Thread)
  public abstract static class Folder {
    /** All of them. */
    @Param public Bootstrapping bootstrapping;

    /** Where the folder is. */
    @Param("RAM")
    public Location location;

    WorkFolder folder;
    DirectoryLayout layout;

    /**
     * Makes the folder.
     *
     * @throws IOException if the file system fails
     */
    @Setup
    public void prepare() throws IOException {
      folder = location.newFolder();
      layout =
          DirectoryLayout.of(
              folder.path(),
              "models",
              "inputs",
              "outputs",
              ".efs-share/objects",
              ".efs-share/keys",
              ".efs-share/ids",
              ".efs-share/archived");
    }

    /**
     * Removes it.
     *
     * @throws IOException if the file system fails
     */
    @TearDown
    public void remove() throws IOException {
      folder.close();
    }
  }

  /** A folder that is empty before each call. */
  @State(Scope.Thread)
  public static class Empty extends Folder {
    /**
     * Empties it.
     *
     * @throws IOException if the file system fails
     */
    @Setup(Level.Invocation)
    public void empty() throws IOException {
      folder.clear();
    }
  }

  /** A folder that has everything. */
  @State(Scope.Thread)
  public static class Complete extends Folder {
    /**
     * Fills it.
     *
     * @throws IOException if the file system fails
     */
    @Setup(Level.Iteration)
    public void fill() throws IOException {
      bootstrapping.ensure(layout);
    }
  }
}
