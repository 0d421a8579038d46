package dev.efsshare.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkFolderTest {

  @ParameterizedTest
  @EnumSource
  void close_folderWithFiles_leavesNothing(Location location) throws IOException {
    Path path;
    try (WorkFolder folder = location.newFolder()) {
      path = folder.path();
      Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("file"), "content");
      folder.clear();
      assertThat(path).isEmptyDirectory();
    }

    assertThat(path).doesNotExist();
    assertThat(path.getParent()).isEqualTo(location.parent());
  }
}
