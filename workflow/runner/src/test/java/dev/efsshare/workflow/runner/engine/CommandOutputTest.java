package dev.efsshare.workflow.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandOutputTest {
  private static final Path HERE = Path.of(".");

  @Test
  void command_works_isItsOutput() {
    assertThat(CommandOutput.of(HERE, List.of("sh", "-c", "echo v20.1.2"), "node"))
        .isEqualTo("v20.1.2\n");
  }

  @Test
  void command_isNotThere_namesTheToolAndWhereToGetIt() {
    assertThatThrownBy(() -> CommandOutput.of(HERE, List.of("node-that-is-not-there"), "npm"))
        .isInstanceOf(EngineException.class)
        .hasMessage("npm cannot be run; state machines need Node.js with npm: https://nodejs.org");
  }

  @Test
  void command_fails_tellsWhatItSaid() {
    List<String> command = List.of("sh", "-c", "echo no network >&2; exit 3");
    assertThatThrownBy(() -> CommandOutput.of(HERE, command, "npm"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("no network");
  }
}
