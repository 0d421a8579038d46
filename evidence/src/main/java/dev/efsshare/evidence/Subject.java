package dev.efsshare.evidence;

import dev.efsshare.demo.target.Target;
import dev.efsshare.evidence.collect.Collector;
import java.util.List;

/**
 * A stack that is open: to be run on, and to be asked.
 *
 * @param target for the demonstration
 * @param collector for the evidence
 * @param secrets that must not be in the bundle
 */
record Subject(Target target, Collector collector, List<String> secrets) implements AutoCloseable {

  @Override
  public void close() {
    try (target) {
      collector.close();
    }
  }
}
