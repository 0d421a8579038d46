package dev.efsshare.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is told of errors of the file system, whose own messages are often only a path. */
class ComplaintsTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine command = LocalCommand.commandLine().setErr(new PrintWriter(err, true));

  static Stream<Arguments> failures() {
    IOException denied = new AccessDeniedException("/a/b");
    return Stream.of(
        Arguments.of(denied, "permission denied: /a/b"),
        Arguments.of(new FileAlreadyExistsException("/a/b"), "/a/b is not a folder"),
        Arguments.of(new NotDirectoryException("/a/b"), "/a/b is not a folder"),
        Arguments.of(
            new NoSuchFileException("/a/b"), "/a/b does not exist and cannot be made there"),
        Arguments.of(
            new FileSystemException("/a/b", null, "Is a directory"), "/a/b: Is a directory"),
        Arguments.of(new EOFException(), "java.io.EOFException"),
        Arguments.of(new UncheckedIOException(denied), "permission denied: /a/b"),
        Arguments.of(
            new UncheckedIOException("The log cannot be read", denied),
            "The log cannot be read: permission denied: /a/b"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfTheFileSystem_isToldInWordsWithItsPath(Exception failure, String words)
      throws Exception {
    assertThat(Complaints.explain(failure, command, null)).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("efs-share local: " + words);
  }

  @Test
  void defect_keepsItsTrace() {
    IllegalStateException defect = new IllegalStateException("broken");
    assertThatIllegalStateException()
        .isThrownBy(() -> Complaints.explain(defect, command, null))
        .isSameAs(defect);
    assertThat(err.toString()).isEmpty();
  }
}
