package dev.efsshare.demo.steps;

import dev.efsshare.demo.RandomContent;
import dev.efsshare.demo.Sha256;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Contents of one file, each known by its checksum before anybody can see it. Thread-safe. */
final class Versions {
  static final long SIZE_BYTES = 256 * 1024;

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private String newest = "";
  private int made;

  synchronized byte[] next() {
    made++;
    byte[] content = new RandomContent(3_000 + made, SIZE_BYTES).bytes();
    newest = Sha256.of(content);
    known.add(newest);
    return content;
  }

  boolean has(String sha256) {
    return known.contains(sha256);
  }

  synchronized Optional<String> newest() {
    return made == 0 ? Optional.empty() : Optional.of(newest);
  }
}
