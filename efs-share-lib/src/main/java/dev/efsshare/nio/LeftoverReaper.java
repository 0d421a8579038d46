package dev.efsshare.nio;

import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * Removes what crashed writers left in one directory: recognised by name, aged by the server's
 * clock. Never by process id: the writer may live on another machine.
 */
final class LeftoverReaper {
  private static final int MAX_PROBES = 5;

  private final PublisherSettings settings;

  LeftoverReaper(PublisherSettings settings) {
    this.settings = settings;
  }

  ReapReport reap(Path directory, ReapOptions options) throws IOException {
    Instant now = serverTime(directory);
    ReapReport report = ReapReport.EMPTY;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      Iterator<Path> rest = entries.iterator();
      while (rest.hasNext()) {
        Path entry = rest.next();
        // Only these cost a call each. Were all counted, ordinary files at the front of a directory
        // would use up the bound in every call, and what is behind them would stay for ever.
        if (!isTemporary(entry)) {
          continue;
        }
        if (report.examined() == options.maxEntries()) {
          return report.plus(new ReapReport(0, 0, 0, false));
        }
        report = report.plus(examine(entry, now, options.minimumAge()));
      }
      return report;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private boolean isTemporary(Path entry) {
    Path name = entry.getFileName();
    return name != null && settings.names().isTemporary(name.toString());
  }

  private static ReapReport examine(Path entry, Instant now, Duration minimumAge)
      throws IOException {
    Optional<BasicFileAttributes> found = FileIdentity.attributesOf(entry);
    boolean leftover =
        found
            .filter(BasicFileAttributes::isRegularFile)
            .filter(a -> age(a, now).compareTo(minimumAge) >= 0)
            .isPresent();
    return leftover && Files.deleteIfExists(entry)
        ? new ReapReport(1, 1, found.orElseThrow().size(), true)
        : new ReapReport(1, 0, 0, true);
  }

  private static Duration age(BasicFileAttributes file, Instant now) {
    return Duration.between(file.lastModifiedTime().toInstant(), now);
  }

  /**
   * The modification time that the server gives to a file made now. This machine's clock may differ
   * from it by more than the age of a living writer's file.
   */
  private Instant serverTime(Path directory) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path probe = settings.newTemporaryIn(directory);
      try (TempFile file = TempFile.create(probe, settings.sync())) {
        return Files.getLastModifiedTime(file.path()).toInstant();
      } catch (NoSuchFileException e) {
        // A concurrent reaper with a minimum age of zero removes probes as well.
        if (attempt == MAX_PROBES || !Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
  }
}
