package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.Durability;
import dev.efsshare.FilePublisher;
import dev.efsshare.PendingFile;
import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOptions;
import dev.efsshare.PublishedFile;
import dev.efsshare.TargetPolicy;
import dev.efsshare.spi.PublicationListener;
import dev.efsshare.spi.PublicationListener.Discarded;
import dev.efsshare.spi.PublicationListener.Event;
import dev.efsshare.spi.PublicationListener.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of a pending file, what commit checks, and what it does to storage. */
interface CommitContract extends PublisherContract {

  @Test
  default void begin_untilCommit_nothingIsVisibleUnderTheName() throws IOException {
    try (PendingFile file = publisher().begin(path("file"), PublishOptions.createOnly())) {
      file.append(PublisherContract.buffer("content"));
      assertThat(file.target()).isEqualTo(inFolder("file"));
      assertThat(inFolder("file")).doesNotExist();
      Path temporary = onlyTemporary();
      assertThat(temporary.getFileName().toString()).matches("\\.tmp-[0-9a-f]{32}");
      assertThat(temporary.getParent()).isEqualTo(folder());
      assertThat(Files.getPosixFilePermissions(temporary))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      file.commit();
      assertThat(names()).containsExactly("file");
    }
    assertThat(inFolder("file")).hasContent("content");
  }

  @Test
  default void close_withoutCommit_removesEveryTraceOnce() throws IOException {
    List<Event> events = new ArrayList<>();
    PendingFile file =
        publisher(folder(), new ForcingStorageSync(), events::add)
            .begin(path("file"), PublishOptions.createOnly());
    file.append(PublisherContract.buffer("content"));
    file.close();
    assertThat(names()).isEmpty();
    file.close();
    assertThat(events).containsExactly(new Discarded(inFolder("file"), 7));
    assertThatThrownBy(() -> file.append(PublisherContract.buffer("x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> file.writeAt(0, PublisherContract.buffer("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  default void commit_secondTimeOrAppendAfterwards_isRefused() throws IOException {
    List<Event> events = new ArrayList<>();
    PublishedFile published;
    try (PendingFile file =
        publisher(folder(), new ForcingStorageSync(), events::add)
            .begin(path("file"), PublishOptions.createOnly())) {
      published = file.commit();
      assertThatThrownBy(file::commit)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("committed already");
      assertThatThrownBy(() -> file.append(PublisherContract.buffer("x")))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            Published.class,
            event -> {
              assertThat(event.file()).isEqualTo(published);
              assertThat(event.nanos()).isPositive();
            });
    assertThat(inFolder("file")).isEmptyFile();
  }

  @Test
  default void commit_listenerThrows_isPublishedAllTheSame() throws IOException {
    PublicationListener broken =
        event -> {
          throw new IllegalStateException("listener");
        };
    publisher(folder(), new ForcingStorageSync(), broken)
        .publish(path("file"), PublisherContract.buffer("content"), PublishOptions.createOnly());
    assertThat(inFolder("file")).hasContent("content");
  }

  @Test
  default void commit_listenerThrowsAnError_isPublishedAllTheSame() throws IOException {
    PublicationListener broken =
        event -> {
          throw new NoClassDefFoundError("of the listener");
        };
    publisher(folder(), new ForcingStorageSync(), broken)
        .publish(path("file"), PublisherContract.buffer("content"), PublishOptions.createOnly());
    assertThat(inFolder("file")).hasContent("content");
  }

  @Test
  default void commit_listenerThrowsVirtualMachineError_isPassedOnAndTheFileIsPublished() {
    VirtualMachineError noMemory = new OutOfMemoryError("thrown by the test");
    PublicationListener broken =
        event -> {
          throw noMemory;
        };
    FilePublisher publisher = publisher(folder(), new ForcingStorageSync(), broken);
    assertThatThrownBy(() ->
            publisher.publish(
                path("file"), PublisherContract.buffer("content"), PublishOptions.createOnly()))
        .isSameAs(noMemory);
    assertThat(inFolder("file")).hasContent("content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "longer than it should be", "other content..."})
  default void commit_contentIsNotTheExpected_leavesTheOldFile(String content) throws IOException {
    Files.writeString(inFolder("file"), "old");
    PublishOptions options =
        PublishOptions.replacing().withExpected(PublisherContract.summary("expected content"));
    assertThatThrownBy(
            () -> publisher().publish(path("file"), PublisherContract.buffer(content), options))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining(inFolder("file").toString());
    assertThat(inFolder("file")).hasContent("old");
    assertThat(names()).containsExactly("file");
  }

  @Test
  default void commit_expectedIsKnownByAnotherChecksum_isComputedToo() throws IOException {
    // The check value of the CRC catalogue.
    ContentSummary expected =
        new ContentSummary(
            9, List.of(new ContentChecksum(ChecksumAlgorithm.CRC64NVME, "ae8b14860a799888")));
    PublishedFile published =
        publisher()
            .publish(
                path("file"),
                PublisherContract.buffer("123456789"),
                PublishOptions.createOnly().withExpected(expected));
    assertThat(published.content().checksums())
        .extracting(ContentChecksum::algorithm)
        .containsExactly(ChecksumAlgorithm.SHA_256, ChecksumAlgorithm.CRC64NVME);
  }

  @Test
  default void commit_allChecksums_areReported() throws IOException {
    Set<ChecksumAlgorithm> all = EnumSet.allOf(ChecksumAlgorithm.class);
    PublishedFile published =
        publisher()
            .publish(
                path("file"),
                PublisherContract.buffer("content"),
                PublishOptions.createOnly().withChecksums(all));
    assertThat(published.content().checksums())
        .extracting(ContentChecksum::algorithm)
        .containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-", "r--------", "rwxrwxrwx"})
  default void commit_permissions_areThoseAskedFor(String permissions) throws IOException {
    PublishOptions options =
        PublishOptions.replacing().withPermissions(PosixFilePermissions.fromString(permissions));
    publisher().publish(path("file"), PublisherContract.buffer("content"), options);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inFolder("file"))))
        .isEqualTo(permissions);
  }

  @Test
  default void commit_durabilityOfEachKind_forcesContentThenNames() throws IOException {
    RecordingSync sync = new RecordingSync(folder());
    publisher(folder(), sync, PublicationListener.NONE)
        .publish(path("a"), PublisherContract.buffer("x"), PublishOptions.createOnly());
    assertThat(sync.calls).containsExactly("content of 1 bytes, visible []", "names, visible [a]");
    sync.calls.clear();
    publisher(folder(), sync, PublicationListener.NONE)
        .publish(
            path("b"),
            PublisherContract.buffer("x"),
            PublishOptions.createOnly().withDurability(Durability.NONE));
    assertThat(sync.calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TargetPolicy.class)
  default void commit_forcingContentFails_leavesNothingAndIsNotTriedAgain(TargetPolicy policy)
      throws IOException {
    RecordingSync sync = new RecordingSync(folder());
    sync.contentFailure = new IOException("Input/output error");
    try (PendingFile file =
        publisher(folder(), sync, PublicationListener.NONE)
            .begin(path("file"), PublishOptions.createOnly().withTargetPolicy(policy))) {
      assertThatThrownBy(file::commit).isSameAs(sync.contentFailure);
      assertThatThrownBy(file::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(sync.calls).containsExactly("content of 0 bytes, visible []");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TargetPolicy.class)
  default void commit_forcingNamesFails_isUncertainAndWhole(TargetPolicy policy)
      throws IOException {
    RecordingSync sync = new RecordingSync(folder());
    sync.namesFailure = new IOException("Input/output error");
    assertThatThrownBy(() ->
            publisher(folder(), sync, PublicationListener.NONE)
                .publish(
                    path("file"),
                    PublisherContract.buffer("content"),
                    PublishOptions.createOnly().withTargetPolicy(policy)))
        .isInstanceOf(PublicationUncertainException.class)
        .hasCause(sync.namesFailure);
    assertThat(inFolder("file")).hasContent("content");
    assertThat(names()).containsExactly("file");
  }
}
