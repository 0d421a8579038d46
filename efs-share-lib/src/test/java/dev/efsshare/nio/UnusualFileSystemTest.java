package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import dev.efsshare.DirectoryLayout;
import dev.efsshare.FilePublisher;
import dev.efsshare.PublishOptions;
import dev.efsshare.ReapOptions;
import dev.efsshare.TargetPolicy;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** File systems that lack something, or whose server has another clock. */
class UnusualFileSystemTest {

  @Test
  void createOnly_withoutHardLinks_saysWhatIsMissingAndLeavesNothing() throws IOException {
    Configuration.Builder noLinks =
        Scratch.jimfsConfiguration()
            .setSupportedFeatures(Feature.SYMBOLIC_LINKS, Feature.FILE_CHANNEL);
    try (Scratch scratch = Scratch.onJimfs(noLinks)) {
      Path file = scratch.folder().resolve("file");
      FilePublisher publisher = NioFilePublisher.at(scratch.folder());
      assertThatThrownBy(() ->
              publisher.publish(file, PublisherContract.buffer("new"), PublishOptions.createOnly()))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("hard links");
      assertThat(names(scratch.folder())).isEmpty();

      publisher.publish(file, PublisherContract.buffer("new"), PublishOptions.replacing());
      assertThatThrownBy(() -> publisher.link(file, file.resolveSibling("b"), TargetPolicy.REPLACE))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("hard links");
      assertThat(names(scratch.folder())).containsExactly("file");
    }
  }

  @Test
  void publishAndBootstrap_withoutModes_work() throws IOException {
    Configuration.Builder noModes =
        Configuration.unix().toBuilder().setAttributeViews("basic").setMaxSize(1L << 30);
    try (Scratch scratch = Scratch.onJimfs(noModes)) {
      new NioDirectoryBootstrap().ensure(DirectoryLayout.of(scratch.folder(), "a/b"));
      Path file = scratch.folder().resolve("a/b/file");
      NioFilePublisher.at(scratch.folder())
          .publish(file, PublisherContract.buffer("content"), PublishOptions.createOnly());
      assertThat(file).hasContent("content");
    }
  }

  @Test
  void reap_serverClockIsDaysAhead_countsByTheServersClock() throws IOException {
    Instant serverTime = Instant.now().plus(Duration.ofDays(9));
    Configuration.Builder ahead =
        Scratch.jimfsConfiguration().setFileTimeSource(() -> FileTime.from(serverTime));
    try (Scratch scratch = Scratch.onJimfs(ahead)) {
      Path living = Files.writeString(scratch.folder().resolve(".tmp-living"), "x");
      Path left = Files.writeString(scratch.folder().resolve(".tmp-left"), "x");
      Files.setLastModifiedTime(living, FileTime.from(serverTime.minus(Duration.ofHours(23))));
      Files.setLastModifiedTime(left, FileTime.from(serverTime.minus(Duration.ofHours(24))));
      NioFilePublisher.at(scratch.folder()).reapLeftovers(scratch.folder(), ReapOptions.DEFAULT);
      assertThat(names(scratch.folder())).containsExactly(".tmp-living");
    }
  }

  @Test
  void reap_serverClockIsDaysBehind_keepsLivingFiles() throws IOException {
    Instant serverTime = Instant.now().minus(Duration.ofDays(9));
    Configuration.Builder behind =
        Scratch.jimfsConfiguration().setFileTimeSource(() -> FileTime.from(serverTime));
    try (Scratch scratch = Scratch.onJimfs(behind)) {
      Files.writeString(scratch.folder().resolve(".tmp-living"), "x");
      NioFilePublisher.at(scratch.folder()).reapLeftovers(scratch.folder(), ReapOptions.DEFAULT);
      assertThat(names(scratch.folder())).containsExactly(".tmp-living");
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
