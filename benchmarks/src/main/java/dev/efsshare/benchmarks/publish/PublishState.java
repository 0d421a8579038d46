package dev.efsshare.benchmarks.publish;

import dev.efsshare.benchmarks.data.Location;
import dev.efsshare.benchmarks.data.RandomContent;
import dev.efsshare.benchmarks.data.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A folder with one name in it, an idiom, and what it publishes there. */
@State(Scope.Thread)
public abstract class PublishState {
  /** In memory by default: a disk hides what the code costs. */
  @Param("RAM")
  public Location location;

  private WorkFolder folder;
  private PublishIdiom idiom;
  private RandomContent content;
  private Path target;

  abstract PublishIdiom.Factory factory();

  abstract int sizeBytes();

  /**
   * Makes folder and content.
   *
   * @throws IOException if the file system fails
   */
  @Setup
  public void prepare() throws IOException {
    folder = location.newFolder();
    idiom = factory().in(folder.path());
    content = RandomContent.of(sizeBytes());
    target = folder.path().resolve("target");
  }

  Path target() {
    return target;
  }

  Object publish() throws IOException {
    return idiom.publish(target, content);
  }

  /**
   * Removes the folder.
   *
   * @throws IOException if the file system fails
   */
  @TearDown
  public void remove() throws IOException {
    idiom.close();
    folder.close();
  }
}
