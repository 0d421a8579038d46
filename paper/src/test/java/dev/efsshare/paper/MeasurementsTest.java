package dev.efsshare.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs in the place of the project's that write down how they were called. */
class MeasurementsTest {
  @TempDir Path home;

  @Test
  void run_commandsThatMeasure_runsEachInTheProjectsFolder() throws Exception {
    program("mvnw", 0);
    // a target was missed, which is a result
    program("efs-share", 1);

    assertThat(Measurements.run(home)).isEmpty();
    assertThat(home.resolve("calls"))
        .hasContent(
            """
            ./mvnw -pl benchmarks -am -Pjmh -DskipTests verify
            ./efs-share compare --json paper-assets/data/compare.json
            ./efs-share demo --full --json paper-assets/data/demo.json
            """);
  }

  @Test
  void run_commandThatCannotMeasure_stopsAndSaysWhich() throws Exception {
    program("mvnw", 0);
    program("efs-share", 3);

    assertThat(Measurements.run(home))
        .isEqualTo("./efs-share compare --json paper-assets/data/compare.json ended with 3");
    assertThat(Files.readAllLines(home.resolve("calls"))).hasSize(2);
  }

  private void program(String name, int code) throws IOException {
    Path file = home.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho \"$0 $*\" >> calls\nexit " + code + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
