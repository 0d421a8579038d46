package dev.efsshare.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs in the place of the project's that write down how they were called. */
class MeasurementsTest {
  private static final String OLD = "{\"measured\" : \"before\"}";
  private static final String NEW = "{\"measured\" : \"now\"}";

  @TempDir Path home;

  @BeforeEach
  void makeOldData() throws IOException {
    Files.createDirectories(data());
    for (String name : List.of("jmh", "compare", "demo")) {
      Files.writeString(file(name), OLD);
    }
  }

  @Test
  void run_commandsThatMeasure_runsEachInTheProjectsFolder() throws Exception {
    program("mvnw", NEW, 0);
    // a target was missed, which is a result
    program("efs-share", NEW, 1);

    assertThat(Measurements.run(home)).isEmpty();
    assertThat(home.resolve("calls"))
        .hasContent(
            """
            ./mvnw -pl benchmarks -am -Pjmh -DskipTests verify
            ./efs-share compare --json paper-assets/data/compare.json
            ./efs-share demo --full --json paper-assets/data/demo.json
            """);
    assertThat(contents()).containsExactly(NEW, NEW, NEW);
  }

  @Test
  void run_commandThatCannotMeasure_stopsSaysWhichAndPutsTheOldDataBack() throws Exception {
    program("mvnw", NEW, 0);
    program("efs-share", NEW, 3);

    assertThat(Measurements.run(home))
        .isEqualTo("./efs-share compare --json paper-assets/data/compare.json ended with 3");
    assertThat(Files.readAllLines(home.resolve("calls"))).hasSize(2);
    assertThat(contents()).containsExactly(NEW, OLD, OLD);
  }

  @Test
  void run_buildThatFails_isNoMeasurement() throws Exception {
    program("mvnw", NEW, 1);
    program("efs-share", NEW, 0);

    assertThat(Measurements.run(home)).startsWith("./mvnw ").endsWith("ended with 1");
    assertThat(contents()).containsExactly(OLD, OLD, OLD);
  }

  @Test
  void run_commandThatDiedWithOne_isNoMeasurement() throws Exception {
    program("mvnw", NEW, 0);
    program("efs-share", "", 1);

    assertThat(Measurements.run(home)).endsWith("did not write " + file("compare"));
    assertThat(contents()).containsExactly(NEW, OLD, OLD);
  }

  @Test
  void run_commandThatWroteHalfAFile_isNoMeasurement() throws Exception {
    program("mvnw", "{\"half\" :", 0);

    assertThat(Measurements.run(home)).contains("wrote no data").contains("jmh.json is no JSON");
    assertThat(contents()).containsExactly(OLD, OLD, OLD);
  }

  @Test
  void run_failureWithoutOldData_leavesNone() throws Exception {
    Files.delete(file("jmh"));
    program("mvnw", NEW, 1);

    assertThat(Measurements.run(home)).isNotEmpty();
    assertThat(file("jmh")).doesNotExist();
  }

  @Test
  void run_afterARunThatWasKilled_keepsWhatThatHadSetAside() throws Exception {
    Files.move(file("jmh"), data().resolve("jmh.json.old"));
    Files.writeString(file("jmh"), "{\"never judged\" : 1}");
    program("mvnw", "", 0);

    assertThat(Measurements.run(home)).endsWith("did not write " + file("jmh"));
    assertThat(contents()).containsExactly(OLD, OLD, OLD);
  }

  /** Of the three files, in the order of the commands; nothing else is left beside them. */
  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.list(data())) {
      assertThat(files).hasSize(3);
    }
    return List.of(
        Files.readString(file("jmh")),
        Files.readString(file("compare")),
        Files.readString(file("demo")));
  }

  private Path data() {
    return home.resolve("paper-assets/data");
  }

  private Path file(String name) {
    return data().resolve(name + ".json");
  }

  /** Writes what its last argument names, Maven what the benchmarks write. */
  private void program(String name, String content, int code) throws IOException {
    Path file = home.resolve(name);
    Files.writeString(
        file,
        """
        #!/bin/sh
        echo "$0 $*" >> calls
        for file; do :; done
        [ "$file" != verify ] || file=paper-assets/data/jmh.json
        [ -z '%s' ] || printf %%s '%s' > "$file"
        exit %d
        """
            .formatted(content, content, code));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
