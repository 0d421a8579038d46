package dev.efsshare.benchmarks.comparison.functions;

import dev.efsshare.benchmarks.objects.LoopbackObjects;
import dev.efsshare.benchmarks.objects.Pace;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * An object server in a process of its own, so that what it costs is no part of what is measured.
 * Thread-safe.
 */
public final class ObjectServer implements AutoCloseable {
  private final Process process;
  private final String endpoint;

  private ObjectServer(Process process, String endpoint) {
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
      throw new IOException("the object server did not start");
    }
    return new ObjectServer(process, endpoint);
  }

  /**
   * Where it listens.
   *
   * @return for {@code AWS_ENDPOINT_URL_S3}
   */
  public String endpoint() {
    return endpoint;
  }

  /** It ends when its input does, however this process ends. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
