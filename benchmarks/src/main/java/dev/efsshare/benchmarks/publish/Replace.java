package dev.efsshare.benchmarks.publish;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A name that has a file from the second call on. */
@State(Scope.Thread)
public class Replace extends PublishState {
  /** All of them. */
  @Param public ReplacingIdiom idiom;

  /** In bytes. */
  @Param({"1024", "65536", "1048576", "67108864"})
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
