package dev.efsshare.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.nio.NioFilePublisher;
import dev.efsshare.nio.NioVerifiedReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, ids, versions and options: what they refuse and how they compare. */
class StoreValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/.",
        "../../etc/passwd",
        "a\u0000b",
        "a\nb",
        "\u007f",
        "\u0085",
        "a\uD800",
        "\uDE00b",
        ".nfs0001",
        "a/.nfsx/b",
        ".tmp-1",
        "a/.tmp-"
      })
  void key_thatCannotBeAPath_isRefused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> new StoreKey(key));
  }

  @Test
  void key_lengthIsCountedInUtf8() {
    assertThat(new StoreKey("é".repeat(127)).value()).hasSize(127);
    assertThatIllegalArgumentException().isThrownBy(() -> new StoreKey("é".repeat(128)));
    assertThat(new StoreKey("a/".repeat(511) + "bb").value()).hasSize(1024);
    assertThatIllegalArgumentException().isThrownBy(() -> new StoreKey("a/".repeat(512) + "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-4111-8111-1",
        "../../../../../../../../etc/passwd0000",
        "0f8fad5b-d9cb-169f-a165-70867728950e",
        "0f8fad5b-d9cb-469f-c165-70867728950e",
        "0f8fad5b-d9cb-469f-a165-70867728950e ",
        "0f8fad5bd-9cb-469f-a165-70867728950e",
        "0f8fad5bxd9cbx469fxa165x70867728950e"
      })
  void fileId_thatIsNoUuidOfVersion4_isRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileId.parse(id))
        .withMessage(
            "'%s' is not a file id; a file id is a UUID of version 4 such as"
                + " 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            id);
  }

  @Test
  void fileId_thatIsALongText_isToldShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileId.parse("x".repeat(5000)))
        .withMessageStartingWith("'" + "x".repeat(100) + "...' is not a file id");
  }

  @Test
  void fileId_upperCase_isTheSameId() {
    FileId id = FileId.random();

    assertThat(FileId.parse(id.toString().toUpperCase(java.util.Locale.ROOT))).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "0A, 0B, true",
    "0B, 0A, false",
    "0a, 0A, true",
    "0A, 0a, true",
    "00, 000, true",
    "000, 00, true",
    "0055AED6DCD90281E5, 0055AED6DCD90281E6, true",
    "F, 0FF, false",
    "0FF, F, true",
    "01, 010, true",
    "011, 01, false"
  })
  void sequencers_arePaddedOnTheRightAndComparedAsText(String one, String other, boolean notNewer) {
    assertThat(version("k", one).isNotNewerThan(version("k", other))).isEqualTo(notNewer);
  }

  @Test
  void sequencers_ofDifferentObjectsOrMissing_tellNothing() {
    assertThat(version("k", "0A").isNotNewerThan(version("other", "0B"))).isFalse();
    assertThat(version("k", "0A").isNotNewerThan(version("k", null))).isFalse();
    assertThat(version("k", null).isNotNewerThan(version("k", "0A"))).isFalse();
  }

  private static SourceVersion version(String key, @Nullable String sequencer) {
    return new SourceVersion("bucket", key, null, "tag", sequencer);
  }

  @Test
  void options_thatWouldLoseWhatIsInUse_areRefused() {
    StoreOptions options = StoreOptions.DEFAULT;

    assertThatIllegalArgumentException().isThrownBy(() -> options.withKeepGenerations(1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPruneLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withGrace(Duration.ofNanos(-1)));
  }

  @Test
  void store_outsideItsPublishersRoot_isRefused() {
    NioFilePublisher publisher = NioFilePublisher.at(Path.of("/mnt/efs"));

    assertThatThrownBy(() ->
            new VersionedStore(Path.of("/mnt/other"), "models", publisher, new NioVerifiedReader()))
        .isInstanceOf(InvalidPathException.class)
        .hasMessageContaining("/mnt/efs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/models", "..", "a/../b", ".efs-share", ".efs-share/objects"})
  void store_publishedDirectoryThatIsNone_isRefused(String directory) {
    Path root = Path.of("/mnt/efs");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new VersionedStore(
                root, directory, NioFilePublisher.at(root), new NioVerifiedReader()));
  }

  @Test
  void store_paths_areThoseThatTheDesignNames() {
    Path root = Path.of("/mnt/efs");
    VersionedStore store =
        new VersionedStore(root, "models", NioFilePublisher.at(root), new NioVerifiedReader());

    assertThat(store.linkOf(new StoreKey("nlp/a.bin")))
        .isEqualTo(Path.of("/mnt/efs/models/nlp/a.bin"));
    assertThat(store.directories())
        .containsExactly("models", ".efs-share/objects", ".efs-share/keys", ".efs-share/ids");
  }
}
