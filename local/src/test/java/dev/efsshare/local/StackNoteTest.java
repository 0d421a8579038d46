package dev.efsshare.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackNoteTest {
  @TempDir private Path folder;
  private LocalStackOptions options = LocalStackOptions.forProject(Path.of("."));

  @BeforeEach
  void chooseOptions() throws IOException {
    options = TestStack.options(folder);
  }

  private LocalStackOptions noted() {
    return StackNote.applyTo(
        LocalStackOptions.forProject(Path.of("another project")).withState(options.state()));
  }

  @Test
  void note_ofAStackThatHasEnded_tellsTemplateMountAndParameters() {
    options = options.withMount(folder.resolve("elsewhere")).withParameter("Prefix", "other");
    LocalStack.start(options).close();

    assertThat(noted().template()).isEqualTo(options.template());
    assertThat(noted().mount()).isEqualTo(options.mount());
    assertThat(noted().parameters()).isEqualTo(options.parameters());
  }

  @Test
  void note_ofTheNextStack_takesThePlace() {
    LocalStack.start(options.withParameter("Prefix", "other")).close();
    LocalStack.start(options).close();

    assertThat(noted().parameters()).isEmpty();
  }

  @Test
  void note_templateChangedSince_isRefusedNamingIt() throws IOException {
    LocalStack.start(options).close();
    Files.writeString(options.template(), "# later\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::noted)
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining(options.template() + " is not as the stack in " + options.state());
  }

  @Test
  void note_whereNoStackHasRun_isRefusedWithTheWayOut() {
    assertThatThrownBy(this::noted)
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("No stack has run in " + options.state())
        .hasMessageContaining("--state");
  }
}
