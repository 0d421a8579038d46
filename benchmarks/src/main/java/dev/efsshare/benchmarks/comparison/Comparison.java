package dev.efsshare.benchmarks.comparison;

import java.io.IOException;
import java.util.List;

/** Measures something of ours beside something of others. */
interface Comparison {

  /** For {@code --only}. */
  String name();

  /** What it does, for people. */
  String title();

  /** Measures. */
  List<Row> run(Workbench bench) throws IOException, InterruptedException, CannotRunException;
}
