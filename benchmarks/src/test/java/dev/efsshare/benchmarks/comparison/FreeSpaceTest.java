package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
  @TempDir private Path directory;

  @Test
  void tooLittleSpace_isRefused_withTheWayOut() {
    assertThatThrownBy(() -> FreeSpace.require(directory, Long.MAX_VALUE, "--ram"))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("8,796,093,022,207 MiB are needed")
        .hasMessageContaining("--ram");
  }

  @Test
  void enoughSpace_isNotRefused() {
    assertThatCode(() -> FreeSpace.require(directory, 1, "--ram")).doesNotThrowAnyException();
  }
}
