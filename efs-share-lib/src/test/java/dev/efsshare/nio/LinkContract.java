package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.FilePublisher;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import dev.efsshare.TargetPolicy;
import dev.efsshare.spi.PublicationListener;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A further name for a file that exists. */
interface LinkContract extends PublisherContract {

  @ParameterizedTest
  @EnumSource(TargetPolicy.class)
  default void link_freeName_leadsToTheSameFile(TargetPolicy policy) throws IOException {
    Files.createDirectory(inFolder("dir"));
    Files.writeString(inFolder("a"), "a");
    assertThat(publisher().link(path("a"), path("dir/b"), policy))
        .isEqualTo(PublishOutcome.PUBLISHED);
    assertThat(Files.isSameFile(inFolder("a"), inFolder("dir/b"))).isTrue();
    assertThat(names()).containsExactly("a", "dir", "dir/b");
  }

  @ParameterizedTest
  @EnumSource(TargetPolicy.class)
  default void link_nameOfTheSameFile_isAlreadyThere(TargetPolicy policy) throws IOException {
    Files.writeString(inFolder("a"), "a");
    Files.createLink(inFolder("b"), inFolder("a"));
    assertThat(publisher().link(path("a"), path("b"), policy))
        .isEqualTo(PublishOutcome.ALREADY_THERE);
    assertThat(publisher().link(path("a"), path("a"), policy))
        .isEqualTo(PublishOutcome.ALREADY_THERE);
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  default void link_nameOfAnotherFile_isReplacedOrRefused() throws IOException {
    Files.writeString(inFolder("a"), "same");
    Files.writeString(inFolder("b"), "same");
    assertThatThrownBy(() -> publisher().link(path("a"), path("b"), TargetPolicy.CREATE_ONLY))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(inFolder("b").toString());
    assertThat(Files.isSameFile(inFolder("a"), inFolder("b"))).isFalse();

    assertThat(publisher().link(path("a"), path("b"), TargetPolicy.REPLACE))
        .isEqualTo(PublishOutcome.PUBLISHED);
    assertThat(Files.isSameFile(inFolder("a"), inFolder("b"))).isTrue();
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  default void link_existingIsMissingOrNoRegularFile_isRefused() throws IOException {
    Files.createDirectory(inFolder("dir"));
    Files.writeString(inFolder("file"), "content");
    Files.createSymbolicLink(inFolder("link"), path("file"));
    for (TargetPolicy policy : TargetPolicy.values()) {
      assertThatThrownBy(() -> publisher().link(path("missing"), path("b"), policy))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("missing");
      assertThatThrownBy(() -> publisher().link(path("dir"), path("b"), policy))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> publisher().link(path("link"), path("b"), policy))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> publisher().link(path("file"), path("none/b"), policy))
          .isInstanceOf(NoSuchFileException.class);
    }
    assertThat(names()).containsExactly("dir", "file", "link");
  }

  @Test
  default void link_forcingNamesFails_isUncertain() throws IOException {
    Files.writeString(inFolder("a"), "a");
    RecordingSync sync = new RecordingSync(folder());
    sync.namesFailure = new IOException("Input/output error");
    assertThatThrownBy(() ->
            publisher(folder(), sync, PublicationListener.NONE)
                .link(path("a"), path("b"), TargetPolicy.REPLACE))
        .isInstanceOf(PublicationUncertainException.class);
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  default void link_racingThreads_theNameAlwaysLeadsToAWholeFile() throws Exception {
    FilePublisher publisher = publisher();
    int threads = 4;
    for (int i = 0; i < threads; i++) {
      Files.writeString(inFolder("source" + i), "content " + i);
    }
    publisher.link(path("source0"), path("b"), TargetPolicy.REPLACE);
    Race.run(
        threads,
        thread -> {
          for (int i = 0; i < 50; i++) {
            PublishOutcome outcome =
                publisher.link(path("source" + thread), path("b"), TargetPolicy.REPLACE);
            assertThat(outcome).isIn(PublishOutcome.PUBLISHED, PublishOutcome.ALREADY_THERE);
            assertThat(inFolder("b")).content().matches("content [0-3]");
          }
          return thread;
        });
    assertThat(names()).isEqualTo(List.of("b", "source0", "source1", "source2", "source3"));
  }
}
