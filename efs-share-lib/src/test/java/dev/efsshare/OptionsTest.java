package dev.efsshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static final Path MOUNT = Path.of("mnt").toAbsolutePath();

  @Test
  void publishOptions_presets_areDurableWithSha256AndMode0644() {
    PublishOptions options = PublishOptions.createOnly();
    assertThat(options)
        .isEqualTo(
            new PublishOptions(
                TargetPolicy.CREATE_ONLY,
                Durability.CONTENT_AND_NAME,
                Set.of(ChecksumAlgorithm.SHA_256),
                PosixFilePermissions.fromString("rw-r--r--"),
                Long.MAX_VALUE,
                null,
                null));
    assertThat(PublishOptions.replacing())
        .isEqualTo(options.withTargetPolicy(TargetPolicy.REPLACE))
        .isNotEqualTo(options);
  }

  @Test
  void publishOptions_everyWith_changesItsComponentAndKeepsTheOthers() {
    ContentSummary expected = new ContentSummary(0, List.of());
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
    PublishOptions options =
        PublishOptions.createOnly()
            .withTimeLimit(Duration.ofSeconds(5))
            .withExpected(expected)
            .withMaxBytes(7)
            .withPermissions(mode)
            .withChecksums(Set.of(ChecksumAlgorithm.MD5))
            .withDurability(Durability.NONE)
            .withTargetPolicy(TargetPolicy.REPLACE);
    PublishOptions all =
        new PublishOptions(
            TargetPolicy.REPLACE,
            Durability.NONE,
            Set.of(ChecksumAlgorithm.MD5, ChecksumAlgorithm.SHA_256),
            mode,
            7,
            expected,
            Duration.ofSeconds(5));
    assertThat(options).isEqualTo(all);
    assertThat(all.withExpected(null).withTimeLimit(null).expected()).isNull();
    assertThat(all.withExpected(null).withTimeLimit(null).timeLimit()).isNull();
  }

  @Test
  void publishOptions_setsChangedAfterwards_keepWhatWasGiven() {
    Set<ChecksumAlgorithm> checksums = EnumSet.of(ChecksumAlgorithm.MD5);
    Set<PosixFilePermission> mode = EnumSet.of(PosixFilePermission.OWNER_READ);
    PublishOptions options =
        PublishOptions.createOnly().withChecksums(checksums).withPermissions(mode);
    checksums.clear();
    mode.clear();
    assertThat(options.checksums()).containsOnly(ChecksumAlgorithm.MD5, ChecksumAlgorithm.SHA_256);
    assertThat(options.permissions()).containsOnly(PosixFilePermission.OWNER_READ);
  }

  @Test
  void publishOptions_badLimits_areRefusedNamingThem() {
    PublishOptions options = PublishOptions.createOnly();
    assertThat(options.withMaxBytes(0).maxBytes()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withMaxBytes(-1))
        .withMessage("maxBytes -1 is negative");
    for (Duration limit : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options.withTimeLimit(limit))
          .withMessage("timeLimit %s is not positive", limit);
    }
  }

  @Test
  void reapOptions_badComponents_areRefusedNamingThem() {
    assertThat(ReapOptions.DEFAULT).isEqualTo(new ReapOptions(Duration.ofDays(1), 1000));
    assertThat(new ReapOptions(Duration.ZERO, 1).minimumAge()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReapOptions(Duration.ofMillis(-1), 1))
        .withMessage("minimumAge PT-0.001S is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReapOptions(Duration.ZERO, 0))
        .withMessage("maxEntries 0 is not positive");
  }

  @Test
  void reapReport_plus_addsUpAndIsCompleteIfBothAre() {
    ReapReport one = new ReapReport(1, 2, 3, true);
    assertThat(one.plus(new ReapReport(10, 20, 30, true)))
        .isEqualTo(new ReapReport(11, 22, 33, true));
    assertThat(one.plus(new ReapReport(0, 0, 0, false)).complete()).isFalse();
    assertThat(ReapReport.EMPTY.plus(one)).isEqualTo(one);
  }

  @Test
  void directoryLayout_plainDirectories_areBelowMountWithMode0755() {
    DirectoryLayout layout = DirectoryLayout.of(MOUNT, "models", "a/b");
    assertThat(layout)
        .isEqualTo(
            new DirectoryLayout(
                MOUNT,
                List.of(Path.of("models"), Path.of("a", "b")),
                PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  @Test
  void directoryLayout_relativeMount_isRefusedNamingIt() {
    assertThatThrownBy(() -> DirectoryLayout.of(Path.of("mnt")))
        .isInstanceOf(InvalidPathException.class)
        .hasMessage("the mount must be an absolute path: mnt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a/..", "..", "../b", "a/../../b", "/a"})
  void directoryLayout_directoryNotBelowMount_isRefusedNamingIt(String directory) {
    assertThatThrownBy(() -> DirectoryLayout.of(MOUNT, "fine", directory))
        .isInstanceOf(InvalidPathException.class)
        .hasMessage("a directory of the layout must lie below the mount: " + directory);
  }

  @Test
  void readBudget_unusableValues_areRefused() {
    assertThatThrownBy(() -> new ReadBudget(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attempts 0");
    assertThatThrownBy(() -> new ReadBudget(1, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }
}
