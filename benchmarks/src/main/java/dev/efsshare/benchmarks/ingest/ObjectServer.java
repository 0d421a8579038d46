package dev.efsshare.benchmarks.ingest;

import dev.efsshare.benchmarks.objects.LoopbackObjects;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * {@link LoopbackObjects} in a process of its own, so that what serving costs is not taken for what
 * fetching does.
 */
final class ObjectServer implements Closeable {
  private final Process process;
  private final URI endpoint;

  private ObjectServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static ObjectServer serve(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackObjects.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String endpoint = lines.readLine();
    if (endpoint == null) {
      process.destroy();
      throw new IOException("the object server ended before it told its address");
    }
    return new ObjectServer(process, URI.create(endpoint));
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the object server ended");
    }
  }
}
