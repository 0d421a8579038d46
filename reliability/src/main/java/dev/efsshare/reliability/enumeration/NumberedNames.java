package dev.efsshare.reliability.enumeration;

import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.spi.TemporaryNames;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Temporary names that are the same in every run of a trial, so that its calls are, too. */
final class NumberedNames implements TemporaryNames {
  private static final String PREFIX = ".tmp-";

  private final AtomicLong last = new AtomicLong();

  /** The library's publishers; the processes of one trial never share a temporary name. */
  static PublisherFactory publishers() {
    NumberedNames names = new NumberedNames();
    return root -> NioFilePublisher.builder(root).temporaryNames(names).build();
  }

  @Override
  public String next() {
    return PREFIX + last.incrementAndGet();
  }

  @Override
  public boolean isTemporary(String name) {
    return name.startsWith(PREFIX);
  }

  static boolean isTemporary(Path path) {
    return path.getFileName().toString().startsWith(PREFIX);
  }
}
