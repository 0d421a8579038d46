package dev.efsshare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is taken from the README, compiled and run. */
class ReadmeExampleTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String MOUNT = "/mnt/efs";

  @TempDir private Path folder;

  @Test
  void example_compiledAndRunOnAMount_publishesAndReadsBack() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    String example = example();
    assertThat(example).contains('"' + MOUNT + '"');

    String output = run(compile(example.replace(MOUNT, mount.toString())));

    assertThat(output).startsWith("PUBLISHED SHA-256:").endsWith("\ncat\ndog\n");
    assertThat(mount.resolve("models/labels.txt")).hasContent("cat\ndog\n");
  }

  /** The first fenced block of Java. */
  private static String example() throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf("```java\n") + "```java\n".length();
    return readme.substring(start, readme.indexOf("```", start));
  }

  private Path compile(String statements) throws IOException {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        """
        import static java.nio.charset.StandardCharsets.UTF_8;
        import dev.efsshare.*;
        import dev.efsshare.nio.*;
        import java.io.*;
        import java.nio.file.Path;
        class Example {
          public static void main(String[] arguments) throws Exception {
            %s
          }
        }
        """
            .formatted(statements));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                InputStream.nullInputStream(),
                messages,
                messages,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(status).as(messages.toString(UTF_8)).isZero();
    return folder;
  }

  private static String run(Path classes) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classes + ":" + System.getProperty("java.class.path"),
                    "Example"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
