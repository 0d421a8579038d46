package dev.efsshare.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that are deployed are what the configurations render. */
class StateMachineFilesTest {
  private static final Path PROJECT = Path.of("..", "..");

  static List<WorkflowConfiguration> workflows() {
    return List.of(WorkflowConfiguration.express(), WorkflowConfiguration.standard());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void file_isWhatTheConfigurationRenders(WorkflowConfiguration workflow) throws IOException {
    String file = StateMachine.file(workflow);
    assertThat(PROJECT.resolve(file))
        .describedAs("%s; './efs-share workflow definition' writes it anew", file)
        .hasContent(StateMachine.render(workflow));
  }

  @Test
  void files_areThoseOfTheConfigurationsAndNoOthers() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT.resolve("workflow"))) {
      assertThat(files.map(file -> "workflow/" + file.getFileName()))
          .filteredOn(name -> name.endsWith(".asl.json"))
          .containsExactlyInAnyOrderElementsOf(
              workflows().stream().map(StateMachine::file).toList());
    }
  }
}
