package dev.efsshare.benchmarks.publish;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A name that has a file from the second call on, and a file of which a process publishes a few.
 */
@State(Scope.Thread)
public class LargeReplace extends PublishState {
  /** All of them. */
  @Param public ReplacingIdiom idiom;

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
}
