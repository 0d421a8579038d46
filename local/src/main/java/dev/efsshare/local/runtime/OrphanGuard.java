package dev.efsshare.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.concurrent.TimeUnit;

/**
 * Ends the functions' processes when this process dies without a chance to do so itself ({@code
 * kill -9}). An idle environment exits by itself because its Runtime API is gone, but one in the
 * middle of a request would run on unwatched. A shell holds the other end of a pipe; when the pipe
 * closes, it kills what is still registered. Safe for use by several threads.
 */
final class OrphanGuard implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      live=' '
      while read -r change pid; do
        case $change in
          add) live="$live$pid " ;;
          remove) live="${live%%" $pid "*} ${live#*" $pid "}" ;;
        esac
      done
      for pid in $live; do kill -9 "$pid" 2>/dev/null; done
      """;

  private final Process shell;
  private final BufferedWriter changes;

  private OrphanGuard(Process shell) {
    this.shell = shell;
    this.changes = new BufferedWriter(new OutputStreamWriter(shell.getOutputStream(), UTF_8));
  }

  static OrphanGuard start() throws IOException {
    return new OrphanGuard(
        new ProcessBuilder("/bin/sh", "-c", SCRIPT)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Watches over a process until it exits. */
  void adopt(Process process) throws IOException {
    tell("add", process.pid());
    var _ = process.onExit().thenRun(() -> release(process.pid()));
  }

  /** Ends the guard and waits for it. Every adopted process must have been ended before. */
  @Override
  public synchronized void close() {
    try {
      changes.close();
      if (!shell.waitFor(5, TimeUnit.SECONDS)) {
        shell.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      shell.destroyForcibly();
    } catch (InterruptedException e) {
      shell.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void release(long pid) {
    try {
      tell("remove", pid);
    } catch (IOException e) {
      // the guard has ended before its last process: nobody is left who could kill a reused id
      shell.destroy();
    }
  }

  private synchronized void tell(String change, long pid) throws IOException {
    changes.write(change + " " + pid + "\n");
    changes.flush();
  }
}
