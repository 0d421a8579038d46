package dev.efsshare.benchmarks.publish;

import java.io.IOException;
import java.nio.file.Files;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A free name, and a file of which a process publishes a few. */
@State(Scope.Thread)
public class LargeCreateOnly extends PublishState {
  /** All of them. */
  @Param public CreateOnlyIdiom idiom;

  /** In bytes. */
  @Param("1073741824")
  public int sizeBytes;

  @Override
  PublishIdiom.Factory factory() {
    return idiom.factory();
  }

  @Override
  int sizeBytes() {
    return sizeBytes;
  }

  /**
   * Frees the name. That of the call before is not part of what is measured.
   *
   * @throws IOException if the file system fails
   */
  @Setup(Level.Invocation)
  public void free() throws IOException {
    Files.deleteIfExists(target());
  }
}
