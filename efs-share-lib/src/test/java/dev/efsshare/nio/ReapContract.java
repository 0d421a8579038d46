package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.ReapReport;
import dev.efsshare.TargetPolicy;
import dev.efsshare.spi.PublicationListener.Event;
import dev.efsshare.spi.PublicationListener.Reaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Removing what crashed writers left. */
interface ReapContract extends PublisherContract {
  ReapOptions ANY_AGE = new ReapOptions(Duration.ZERO, 1_000);

  @Test
  default void reap_mixedEntries_removesOnlyOldTemporaryFiles() throws IOException {
    aged(Files.writeString(inFolder(".tmp-0123456789abcdef0123456789abcdef"), "left"), 25);
    aged(Files.writeString(inFolder(".tmp-of-another-version"), "left"), 25);
    Path young = aged(Files.writeString(inFolder(".tmp-young"), "living"), 23);
    aged(Files.writeString(inFolder("file"), "published"), 1000);
    aged(Files.createDirectory(inFolder(".tmp-directory")), 1000);
    Files.createSymbolicLink(inFolder(".tmp-link"), path("file"));
    List<Event> events = new ArrayList<>();

    ReapReport report =
        publisher(folder(), new ForcingStorageSync(), events::add)
            .reapLeftovers(folder(), ReapOptions.DEFAULT);

    assertThat(report).isEqualTo(new ReapReport(5, 2, 8, true));
    assertThat(events).containsExactly(new Reaped(folder(), report));
    assertThat(names()).containsExactly(".tmp-directory", ".tmp-link", ".tmp-young", "file");
    Files.delete(inFolder(".tmp-directory"));
    Files.delete(inFolder(".tmp-link"));
    Files.delete(young);
  }

  @Test
  default void reap_moreEntriesThanTheBound_stopsAndSaysSo() throws IOException {
    for (int i = 0; i < 10; i++) {
      aged(Files.writeString(inFolder(".tmp-" + i), "left"), 25);
    }
    ReapOptions three = new ReapOptions(Duration.ofHours(24), 3);
    assertThat(publisher().reapLeftovers(folder(), three))
        .isEqualTo(new ReapReport(3, 3, 12, false));
    assertThat(names()).hasSize(7);
    assertThat(publisher().reapLeftovers(folder(), new ReapOptions(Duration.ofHours(24), 7)))
        .isEqualTo(new ReapReport(7, 7, 28, true));
    assertThat(names()).isEmpty();
  }

  @Test
  default void reap_fewLeftoversAmongManyOrdinaryFiles_removesThemAll() throws IOException {
    for (int i = 0; i < 300; i++) {
      Files.createFile(inFolder("file-" + i));
      if (i % 15 == 0) {
        aged(Files.writeString(inFolder(".tmp-" + i), "left"), 25);
      }
    }
    assertThat(publisher().reapLeftovers(folder(), new ReapOptions(Duration.ofHours(24), 20)))
        .isEqualTo(new ReapReport(20, 20, 80, true));
    assertThat(names()).hasSize(300).noneMatch(name -> name.startsWith(".tmp-"));
  }

  @Test
  default void reap_livingFile_isKept() throws IOException {
    Files.createDirectory(inFolder("dir"));
    try (PendingFile file = publisher().begin(path("dir/file"), PublishOptions.createOnly())) {
      file.append(PublisherContract.buffer("content"));
      assertThat(publisher().reapLeftovers(path("dir"), ReapOptions.DEFAULT))
          .isEqualTo(new ReapReport(1, 0, 0, true));
      file.commit();
    }
    assertThat(inFolder("dir/file")).hasContent("content");
  }

  @Test
  default void reap_pendingFileIsTakenAway_isReportedAndNothingIsPublished() throws IOException {
    for (TargetPolicy policy : TargetPolicy.values()) {
      PublishOptions options = PublishOptions.createOnly().withTargetPolicy(policy);
      try (PendingFile file = publisher().begin(path("file"), options)) {
        assertThat(publisher().reapLeftovers(folder(), ANY_AGE).removed()).isEqualTo(1);
        assertThatThrownBy(file::commit).isInstanceOf(NoSuchFileException.class);
      }
      assertThat(names()).isEmpty();
    }
  }

  @Test
  default void reap_hugeMinimumAge_keepsEverything() throws IOException {
    Path file = aged(Files.writeString(inFolder(".tmp-1"), "left"), 1000);
    assertThat(
            publisher()
                .reapLeftovers(folder(), new ReapOptions(Duration.ofSeconds(Long.MAX_VALUE), 10)))
        .isEqualTo(new ReapReport(1, 0, 0, true));
    Files.delete(file);
  }

  @Test
  default void reap_missingOrForeignDirectory_isRefused() {
    assertThatThrownBy(() -> publisher().reapLeftovers(path("missing"), ReapOptions.DEFAULT))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> publisher().reapLeftovers(path(".."), ReapOptions.DEFAULT))
        .isInstanceOf(InvalidPathException.class);
  }

  @Test
  default void reap_concurrentReapers_removeEachFileOnce() throws Exception {
    int files = 200;
    for (int i = 0; i < files; i++) {
      aged(Files.writeString(inFolder(".tmp-" + i), "left"), 25);
    }
    FilePublisher publisher = publisher();
    List<ReapReport> reports =
        Race.run(4, thread -> publisher.reapLeftovers(folder(), ReapOptions.DEFAULT));
    assertThat(reports.stream().mapToInt(ReapReport::removed).sum()).isEqualTo(files);
    assertThat(names()).isEmpty();
  }

  private static Path aged(Path file, int hours) throws IOException {
    Instant then = Instant.now().minus(Duration.ofHours(hours));
    return Files.setLastModifiedTime(file, FileTime.from(then));
  }
}
