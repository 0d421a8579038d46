package dev.efsshare.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.efsshare.local.runtime.ReservedVariables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping a stack, and what keeps one from starting. */
class LocalStackTest {

  @TempDir Path folder;

  @Test
  void stateFolder_inUseByAnotherStack_isRefusedUntilThatOneStops() throws IOException {
    LocalStackOptions options = TestStack.options(folder);
    try (LocalStack first = LocalStack.start(options)) {
      assertThat(first.mount()).isEqualTo(folder.resolve(".efs-share/local/mount"));
      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> LocalStack.start(options))
          .withMessageContaining(options.state() + " is in use by another running stack")
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
    LocalStack.start(options).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void port_inUse_isRefusedAndNothingStaysOpen(int which) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      LocalStackOptions options =
          TestStack.options(folder)
              .withPorts(which == 0 ? port : 0, which == 1 ? port : 0, which == 2 ? port : 0);

      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> LocalStack.start(options))
          .withMessageContaining("Port " + port)
          .withMessageContaining("is in use; choose other ports with --port");
      LocalStack.start(options.withPorts(0, 0, 0)).close();
    }
  }

  @Test
  void jar_thatIsNotBuilt_isNamedWithTheCommandThatBuildsIt() throws IOException {
    LocalStackOptions options = TestStack.options(folder);
    Files.delete(folder.resolve("test-function.jar"));

    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> LocalStack.start(options))
        .withMessageContaining("test-function.jar")
        .withMessageContaining("./mvnw -DskipTests package");
  }

  @Test
  void mount_thatIsNoFolder_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    LocalStackOptions options = TestStack.options(folder).withMount(file);

    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> LocalStack.start(options))
        .withMessageContaining("Mount folder " + file + " cannot be written")
        .withMessageContaining("--mount");
  }

  @Test
  void folder_thatCannotBeMade_isRefusedWithTheReason() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    LocalStackOptions options = TestStack.options(folder);

    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> LocalStack.start(options.withMount(file.resolve("mount"))))
        .withMessage(
            "Mount folder %1$s/mount cannot be written (%1$s/mount: Not a directory);"
                + " choose another with --mount",
            file);
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> LocalStack.start(options.withState(file)))
        .withMessage(
            "State folder %1$s cannot be used (%1$s is not a folder); choose another with --state",
            file);
    // a file system may refuse new folders in these words, as Linux's /proc does
    assertThat(Causes.reason(new NoSuchFileException("/proc/state")))
        .isEqualTo("/proc/state does not exist and cannot be made there");
  }

  @Test
  void variable_fromTheOptions_replacesTheTemplates() throws Exception {
    LocalStackOptions options =
        TestStack.options(folder)
            .withVariable("MainFunction", "S3_BUCKET_NAME", "other")
            .withMemoryScale(2);
    try (TestStack stack = TestStack.start(options)) {
      assertThat(stack.answer("MainFunction", "variable", "S3_BUCKET_NAME").asText())
          .isEqualTo("other");
      assertThat(
              stack.answer("MainFunction", "variable", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText())
          .isEqualTo("256");
    }
  }

  @Test
  void variable_ofEveryFunction_isBelowThatOfOne() throws Exception {
    LocalStackOptions options =
        TestStack.options(folder)
            .withVariable("MainFunction", "DATA_DIR", "one")
            .withVariable("DATA_DIR", "every")
            .withVariable("AWS_ENDPOINT_URL_S3", "http://elsewhere");
    try (TestStack stack = TestStack.start(options)) {
      assertThat(stack.answer("MainFunction", "variable", "DATA_DIR").asText()).isEqualTo("one");
      assertThat(stack.answer("ModernFunction", "variable", "DATA_DIR").asText())
          .isEqualTo("every");
      assertThat(stack.answer("MainFunction", "variable", "AWS_ENDPOINT_URL_S3").asText())
          .isEqualTo("http://elsewhere");
    }
  }

  @Test
  void variablesThatAreReserved_areSetByTheStackAndNotFromOutside() throws Exception {
    LocalStackOptions options = TestStack.options(folder);
    try (TestStack stack = TestStack.start(options)) {
      for (String name : ReservedVariables.names()) {
        assertThat(stack.answer("ModernFunction", "variable", name).asText())
            .as(name)
            .isNotIn("null", "");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> options.withVariable(name, "x"))
            .withMessage("Environment variable %s cannot be given: Lambda sets it itself", name);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> options.withVariable("MainFunction", name, "x"));
      }
    }
  }

  @Test
  void parameter_fromTheOptions_replacesItsDefault() throws IOException {
    LocalStackOptions options = TestStack.options(folder).withParameter("Prefix", "mine");
    try (LocalStack stack = LocalStack.start(options)) {
      assertThat(stack.functionName("MainFunction")).isEqualTo("mine-main");
      assertThat(stack.buckets()).containsExactly("mine-files-123456789012");
    }
  }

  @Test
  void options_withImpossibleValues_areRefused() {
    LocalStackOptions options = LocalStackOptions.forProject(folder);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withMemoryScale(0))
        .withMessage("The memory scale must be above 0, not 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withPorts(65_536, 0, 0))
        .withMessage("A port must be between 0 and 65535, not 65536");
  }

  @Test
  void stateFolder_withAMountOfItsOwn_keepsIt() {
    LocalStackOptions options = LocalStackOptions.forProject(folder);
    Path state = folder.resolve("state");
    Path mount = folder.resolve("nfs");

    assertThat(options.withState(state).mount()).isEqualTo(state.resolve("mount"));
    assertThat(options.withMount(mount).withState(state).mount()).isEqualTo(mount);
  }
}
