package dev.efsshare.functions.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.store.StoreKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareForReadingTest {
  @TempDir Path mount;

  @Test
  void share_openedForReading_makesNothing() throws IOException {
    Share share = Share.openForReading(settings(mount));

    assertThat(share.store().newest(new StoreKey("a.bin"))).isEmpty();
    assertThat(mount).isEmptyDirectory();
  }

  @Test
  void share_openedForReading_withoutAMount_saysSo() {
    assertThatThrownBy(() -> Share.openForReading(settings(mount.resolve("absent"))))
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.MOUNT_FAILED));
  }

  private static FunctionSettings settings(Path mount) {
    return FunctionSettings.of(Map.of("EFS_MOUNT_PATH", mount.toString()));
  }
}
