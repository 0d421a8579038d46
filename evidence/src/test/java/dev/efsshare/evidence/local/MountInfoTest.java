package dev.efsshare.evidence.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MountInfoTest {
  private static final List<String> TABLE =
      List.of(
          "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw,errors=remount-ro",
          "40 22 0:40 / /mnt/efs rw,relatime shared:9 master:2 - nfs4 127.0.0.1:/ rw,vers=4.1,hard",
          "41 22 0:41 / /mnt/a\\040b rw - tmpfs none rw,size=1k",
          "42 22 0:42 / /mnt/efs rw,noatime - nfs4 server:/lambda rw,vers=4.1,soft");

  @Test
  void find_folderBelowAMount_isOnTheInnermost() {
    assertThat(MountInfo.find(TABLE, Path.of("/mnt/a b/models")))
        .hasValueSatisfying(mount -> {
          assertThat(mount.mountPoint()).isEqualTo("/mnt/a b");
          assertThat(mount.type()).isEqualTo("tmpfs");
        });
  }

  @Test
  void find_twoMountsOnOnePoint_isTheOneOnTop() {
    assertThat(MountInfo.find(TABLE, Path.of("/mnt/efs/models")))
        .hasValueSatisfying(mount -> {
          assertThat(mount.source()).isEqualTo("server:/lambda");
          assertThat(mount.options()).isEqualTo("rw,noatime,rw,vers=4.1,soft");
          assertThat(mount.line()).isEqualTo(TABLE.get(3));
        });
  }

  @Test
  void find_folderWithTheSameStart_isNotBelowIt() {
    assertThat(MountInfo.find(TABLE, Path.of("/mnt/efs2")))
        .hasValueSatisfying(mount -> assertThat(mount.mountPoint()).isEqualTo("/"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void of_realFolder_isFound(@TempDir Path folder) throws IOException {
    Path real = folder.toRealPath();

    assertThat(MountInfo.of(folder))
        .hasValueSatisfying(mount -> assertThat(real).startsWithRaw(Path.of(mount.mountPoint())));
  }
}
