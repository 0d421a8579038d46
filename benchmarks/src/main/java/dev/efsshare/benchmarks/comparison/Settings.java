package dev.efsshare.benchmarks.comparison;

import java.nio.file.Path;

/**
 * What is measured how often. Immutable.
 *
 * @param home the project's folder
 * @param ram a folder on a file system in memory
 * @param disk a folder on a disk
 * @param quick small files and few repetitions, to see that it works
 * @param repeat repetitions of everything; 0 for what suits each comparison
 */
record Settings(Path home, Path ram, Path disk, boolean quick, int repeat) {
  private static final long MIB = 1L << 20;

  /** How often something short is measured, once more in advance not counted. */
  int repetitions(int usual) {
    if (repeat > 0) {
      return repeat;
    }
    return quick ? 2 : usual;
  }

  /** The size of the large file: the targets are those of 1 GiB. */
  long largeBytes() {
    return quick ? 64 * MIB : 1024 * MIB;
  }

  /** A target, which a quick run cannot judge. */
  Target target(Target target) {
    return quick ? new Target.Shown() : target;
  }
}
