package dev.efsshare.workflow.runner.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The Node process of one engine: lines in, lines out. */
final class NodeProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 5;

  private final Process process;
  private final Writer toNode;
  private final Thread reader;
  private volatile boolean closed;

  private NodeProcess(
      Process process, Consumer<Messages> messages, Consumer<EngineException> ended) {
    this.process = process;
    this.toNode = process.outputWriter(UTF_8);
    this.reader =
        Thread.ofPlatform().daemon().name("states-engine").unstarted(() -> read(messages, ended));
  }

  static NodeProcess start(
      Path folder, Consumer<Messages> messages, Consumer<EngineException> ended) {
    try {
      Process process =
          new ProcessBuilder("node", "run.mjs")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      NodeProcess started = new NodeProcess(process, messages, ended);
      started.reader.start();
      return started;
    } catch (IOException e) {
      throw new EngineException("Node cannot be started: " + e.getMessage(), e);
    }
  }

  /** A message to a process that has ended is lost: every execution of it has failed by then. */
  synchronized void send(ObjectNode message) {
    try {
      toNode.write(message.toString());
      toNode.write('\n');
      toNode.flush();
    } catch (IOException e) {
      process.destroy();
    }
  }

  private void read(Consumer<Messages> messages, Consumer<EngineException> ended) {
    String reason = "it ended";
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        messages.accept(Messages.parse(line));
        line = lines.readLine();
      }
    } catch (IOException | RuntimeException e) {
      reason = e.toString();
    }
    process.destroy();
    ended.accept(
        new EngineException(
            closed ? "the engine was closed" : "the engine's Node process is gone: " + reason));
  }

  @Override
  public void close() {
    closed = true;
    try {
      synchronized (this) {
        toNode.close();
      }
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
