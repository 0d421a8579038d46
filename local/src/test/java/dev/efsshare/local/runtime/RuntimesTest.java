package dev.efsshare.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.LocalStackException;
import dev.efsshare.local.LocalStackOptions;
import dev.efsshare.local.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function is run by: AWS's Java with its flags, or what its code brings along. */
class RuntimesTest {

  private static final String FUNCTION = "MainFunction";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', 1, true",
    "-XX:TieredStopAtLevel=4, 4, true",
    "-XX:+TieredCompilation -XX:TieredStopAtLevel=3, 3, true",
    "-Dsome=thing, 1, true"
  })
  void managedJava_stopsAtItsFirstCompiler_unlessTheFunctionSaysOtherwise(
      String toolOptions, String level, String serial) throws Exception {
    LocalStackOptions options =
        TestStack.options(folder).withVariable("JAVA_TOOL_OPTIONS", toolOptions);
    try (TestStack stack = TestStack.start(options)) {
      assertThat(stack.answer(FUNCTION, "flag", "TieredStopAtLevel").asText()).isEqualTo(level);
      assertThat(stack.answer(FUNCTION, "flag", "UseSerialGC").asText()).isEqualTo(serial);
    }
  }

  @Test
  void ownRuntime_isStartedByItsBootstrap_inTheFolderOfItsCode() throws Exception {
    LocalStackOptions options = own();
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    Files.createFile(Files.createDirectory(bundle.resolve("lib")).resolve("more"));
    writeBootstrap(bundle);

    try (TestStack stack = TestStack.start(options)) {
      String root = stack.answer(FUNCTION, "variable", "LAMBDA_TASK_ROOT").asText();
      assertThat(stack.answer(FUNCTION, "property", "started.in").asText()).isEqualTo(root);
      assertThat(Path.of(root).resolve("lib/more")).exists();
      assertThat(stack.answer(FUNCTION, "variable", "_HANDLER").asText())
          .endsWith("TestFunction::handleRequest");
      // Lambda names none for runtimes that are not its own
      assertThat(stack.answer(FUNCTION, "variable", "AWS_EXECUTION_ENV").asText())
          .isEqualTo("null");
      assertThat(Path.of(stack.answer(FUNCTION, "variable", "TMPDIR").asText())).isDirectory();
    }
  }

  @Test
  void ownRuntime_builtAgainWhileItRuns_staysAsItWasDeployed() throws Exception {
    LocalStackOptions options = own();
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    writeBootstrap(bundle);

    try (TestStack stack = TestStack.start(options)) {
      Files.delete(bundle.resolve("bootstrap"));

      assertThat(stack.answer(FUNCTION, "deadline", "").asInt()).isPositive();
    }
  }

  @Test
  void ownRuntime_notBuilt_isNamedWithTheCommandThatBuildsIt() throws IOException {
    LocalStackOptions options = own();

    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> LocalStack.start(options))
        .withMessageContaining(folder.resolve("bundle").toString())
        .withMessageContaining("the AOT bundle of " + FUNCTION + " is not built")
        .withMessageContaining("./mvnw -DskipTests package");
  }

  private LocalStackOptions own() throws IOException {
    return TestStack.options(folder).withParameter("Runtime", "aot");
  }

  /** As a bundle has one, with this test's JVM and class path. */
  private static void writeBootstrap(Path bundle) throws IOException {
    Path bootstrap = bundle.resolve("bootstrap");
    Files.writeString(
        bootstrap,
        """
        #!/bin/bash
        exec '%s' "-Dstarted.in=$PWD" --enable-native-access=ALL-UNNAMED -cp '%s' %s "$_HANDLER"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                RuntimeInterfaceClient.MAIN));
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
