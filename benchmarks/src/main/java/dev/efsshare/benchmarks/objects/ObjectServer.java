package dev.efsshare.benchmarks.objects;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * {@link LoopbackObjects} in a process of its own, so that what serving costs is no part of what is
 * measured. Thread-safe.
 */
public final class ObjectServer implements Closeable {
  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final URI endpoint;

  private ObjectServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts one.
   *
   * @param folder with a folder for each bucket
   * @param pace of each connection
   * @return the server; close it
   * @throws IOException if it does not start
   */
  public static ObjectServer start(Path folder, Pace pace) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackObjects.class.getName(),
                folder.toString(),
                Long.toString(pace.bytesPerSecond()))
            .redirectError(Redirect.INHERIT)
            .start();
    String endpoint = process.inputReader().readLine();
    if (endpoint == null) {
      process.destroyForcibly();
      throw new IOException("the object server ended before it told its address");
    }
    return new ObjectServer(process, URI.create(endpoint));
  }

  /**
   * Where it listens.
   *
   * @return for {@code AWS_ENDPOINT_URL_S3}
   */
  public URI endpoint() {
    return endpoint;
  }

  /** It ends when its input does, however this process ends; waited for here. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the object server ended");
    }
  }
}
