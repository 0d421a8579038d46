package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import dev.efsshare.TargetPolicy;
import dev.efsshare.nio.TargetRules.Target;
import dev.efsshare.spi.PublicationListener.Event;
import dev.efsshare.spi.PublicationListener.LeftBehind;
import dev.efsshare.spi.PublicationListener.LostReply;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is made of a link or rename that failed. A lost reply needs no broken file system to be
 * seen: the names are put as the carried-out call leaves them, and the call, made again, fails.
 */
abstract class FailedCallContract {
  private final List<Event> events = new ArrayList<>();
  private Scratch scratch;
  private Path temp;
  private Path target;
  private PublisherSettings settings;

  abstract Scratch newScratch() throws IOException;

  @BeforeEach
  void open() throws IOException {
    scratch = newScratch();
    Path folder = scratch.folder();
    temp = folder.resolve(".tmp-1");
    target = folder.resolve("target");
    settings =
        new PublisherSettings(
            folder, new ForcingStorageSync(), new RandomTemporaryNames(), events::add);
  }

  @AfterEach
  void close() throws IOException {
    scratch.close();
  }

  @Test
  void replace_renameWasDoneAndReplyLost_isPublished() throws IOException {
    FileIdentity mine = identity(Files.writeString(target, "mine"));
    assertThat(replace(mine, Optional.empty())).isEqualTo(PublishOutcome.PUBLISHED);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            LostReply.class,
            lost -> {
              assertThat(lost.target()).isEqualTo(target);
              assertThat(lost.failure()).isInstanceOf(NoSuchFileException.class);
            });
  }

  @Test
  void replace_anotherWriterCameAfter_isSuperseded() throws IOException {
    FileIdentity before = identity(Files.writeString(scratch.folder().resolve("old"), "old"));
    FileIdentity mine = identity(Files.writeString(scratch.folder().resolve("mine"), "mine"));
    Files.writeString(target, "newer");
    assertThat(replace(mine, Optional.of(before))).isEqualTo(PublishOutcome.SUPERSEDED);
    assertThat(replace(mine, Optional.empty())).isEqualTo(PublishOutcome.SUPERSEDED);
    assertThat(target).hasContent("newer");
  }

  @Test
  void replace_temporaryFileVanished_isReportedAsNotPublished() throws IOException {
    FileIdentity mine = identity(Files.writeString(scratch.folder().resolve("mine"), "mine"));
    assertThatThrownBy(() -> replace(mine, Optional.empty()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(".tmp-1")
        .hasMessageContaining("minimum age");
    FileIdentity before = identity(Files.writeString(target, "old"));
    assertThatThrownBy(() -> replace(mine, Optional.of(before)))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(target).hasContent("old");
  }

  @Test
  void replace_bothNamesAreGone_isUncertain() throws IOException {
    FileIdentity mine = identity(Files.writeString(scratch.folder().resolve("mine"), "mine"));
    FileIdentity before = identity(Files.writeString(scratch.folder().resolve("old"), "old"));
    assertThatThrownBy(() -> replace(mine, Optional.of(before)))
        .isInstanceOf(PublicationUncertainException.class)
        .hasMessageContaining(target.toString())
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void replace_identitiesAreUnknown_isUncertain() throws IOException {
    Files.writeString(target, "whose?");
    assertThatThrownBy(() -> replace(new FileIdentity(null), Optional.empty()))
        .isInstanceOf(PublicationUncertainException.class);
  }

  @Test
  void replace_renameIsRefused_isReportedAndNothingIsLost() throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    Files.createDirectories(target.resolve("sub"));
    assertThatThrownBy(() -> replace(mine, Optional.empty()))
        .isInstanceOf(FileSystemException.class)
        .isNotInstanceOf(PublicationUncertainException.class);
    assertThat(temp).hasContent("mine");
    assertThat(events).isEmpty();
  }

  @Test
  void replace_namesCannotBeLookedUp_isUncertainWithTheFailureSuppressed() throws IOException {
    FileIdentity mine = identity(Files.writeString(scratch.folder().resolve("mine"), "mine"));
    target = scratch.folder().resolve("gone/target");
    assertThatThrownBy(() -> replace(mine, Optional.empty()))
        .isInstanceOf(PublicationUncertainException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void create_linkWasMadeAndReplyLost_isPublished() throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    Files.createLink(target, temp);
    assertThat(create(mine, "mine")).isEqualTo(PublishOutcome.PUBLISHED);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            LostReply.class,
            lost -> assertThat(lost.failure()).isInstanceOf(FileAlreadyExistsException.class));
  }

  @Test
  void create_linkFailsAndNameIsFree_isReportedAsItIs() throws IOException {
    FileIdentity mine = identity(Files.writeString(scratch.folder().resolve("mine"), "mine"));
    assertThatThrownBy(() -> create(mine, "mine")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> create(new FileIdentity(null), "mine"))
        .isInstanceOf(PublicationUncertainException.class);
  }

  @Test
  void create_namesCannotBeLookedUp_isUncertainWithTheFailureSuppressed() throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    target = scratch.folder().resolve("gone/target");
    assertThatThrownBy(() -> create(mine, "mine"))
        .isInstanceOf(PublicationUncertainException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void create_linkWasMadeAndTheRepeatedCallIsNotPermitted_isPublished() throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    Files.createLink(target, temp);
    assertThat(judge("Operation not permitted", mine)).isEqualTo(CreateOnlyLink.Result.SAME_FILE);
    assertThat(judge("Operation not supported", mine)).isEqualTo(CreateOnlyLink.Result.SAME_FILE);
    assertThat(events).hasSize(2).hasOnlyElementsOfType(LostReply.class);
  }

  @Test
  void create_linkIsNotPermitted_namesOwnerAndModeAndBothReasons() throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("r--r-----"));
    assertThatThrownBy(() -> judge("Operation not permitted", mine))
        .isInstanceOf(FileSystemException.class)
        .hasMessageStartingWith(target.toString())
        .hasMessageContaining(temp + " owned by " + Files.getOwner(temp).getName())
        .hasMessageContaining("mode r--r-----")
        .hasMessageContaining("fs.protected_hardlinks")
        .hasMessageContaining("file system refuses hard links");
    Files.delete(temp);
    assertThatThrownBy(() -> judge("Operation not permitted", mine))
        .hasMessageContaining(temp + " of unknown owner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Operation not supported", "Function not implemented"})
  void create_linksAreNotSupported_saysOnlyThat(String reason) throws IOException {
    FileIdentity mine = identity(Files.writeString(temp, "mine"));
    assertThatThrownBy(() -> judge(reason, mine))
        .hasMessageContaining("file system refuses hard links")
        .hasMessageNotContaining("protected_hardlinks");
  }

  @ParameterizedTest
  @EnumSource(TargetPolicy.class)
  void link_targetBecameTheSameFileMeanwhile_leavesNoTemporaryName(TargetPolicy policy)
      throws IOException {
    Path existing = Files.writeString(scratch.folder().resolve("existing"), "mine");
    Target source = new Target(existing, Optional.of(identity(existing)));
    Files.createLink(target, existing);
    // Checked before the other link was made.
    PublishOutcome outcome =
        new HardLinker(settings).link(source, new Target(target, Optional.empty()), policy);
    assertThat(outcome)
        .isEqualTo(
            policy == TargetPolicy.CREATE_ONLY
                ? PublishOutcome.ALREADY_THERE
                : PublishOutcome.PUBLISHED);
    try (Stream<Path> names = Files.list(scratch.folder())) {
      assertThat(names).containsExactlyInAnyOrder(existing, target);
    }
  }

  @Test
  void unlink_fails_isToldToTheListenerOnly() throws IOException {
    Files.createDirectories(temp.resolve("sub"));
    Placement.unlink(temp, settings);
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            LeftBehind.class,
            left -> {
              assertThat(left.temporary()).isEqualTo(temp);
              assertThat(left.failure()).isInstanceOf(DirectoryNotEmptyException.class);
            });
  }

  private PublishOutcome replace(FileIdentity mine, Optional<FileIdentity> before)
      throws IOException {
    return new AtomicReplace(settings).place(temp, mine, new Target(target, before));
  }

  private PublishOutcome create(FileIdentity mine, String content) throws IOException {
    return new CreateOnlyLink(settings)
        .place(temp, mine, target, PublisherContract.summary(content));
  }

  private CreateOnlyLink.Result judge(String reason, FileIdentity mine) throws IOException {
    IOException failure = new FileSystemException(target.toString(), temp.toString(), reason);
    return new CreateOnlyLink(settings).judge(failure, temp, mine, target);
  }

  private static FileIdentity identity(Path file) throws IOException {
    return FileIdentity.freshOf(file).orElseThrow();
  }
}
