package dev.efsshare.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupTest {
  @TempDir private Path directory;

  @Test
  void cleanup_endsTheLatestFirst_andDeletesFolders() throws IOException {
    List<String> ended = new ArrayList<>();
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder(directory);
      Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "x");
      cleanup.add(() -> ended.add("first"));
      cleanup.add(() -> ended.add("second"));
    }

    assertThat(ended).containsExactly("second", "first");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void cleanup_afterSomethingThatCannotBeEnded_endsTheRest() throws IOException {
    List<String> ended = new ArrayList<>();
    try (Cleanup cleanup = new Cleanup()) {
      cleanup.add(() -> ended.add("first"));
      cleanup.add(() -> {
        throw new IOException("for the test");
      });
    }

    assertThat(ended).containsExactly("first");
  }

  @Test
  void add_afterTheEnd_endsAtOnce() {
    List<String> ended = new ArrayList<>();
    Cleanup cleanup = new Cleanup();
    cleanup.close();

    assertThatThrownBy(() -> cleanup.add(() -> ended.add("late"))).isInstanceOf(IOException.class);
    assertThat(ended).containsExactly("late");
  }
}
