package dev.efsshare.demo.target;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.runtime.EnvironmentInfo.State;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What can be reached of a stack only on the machine that it runs on: the mount as files, the logs
 * as files, and the processes of the functions. Thread-safe.
 */
public final class Host {
  private static final int SECONDS_TO_DIE = 10;

  private final LocalStack stack;

  Host(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * The functions' mount.
   *
   * @return its folder
   */
  public Path mount() {
    return stack.mount();
  }

  /**
   * The functions' logs.
   *
   * @return their folder
   */
  public Path logs() {
    return stack.logs();
  }

  /**
   * Where an object's file is for programs that read the mount.
   *
   * @param key the object's key, for example {@code models/a.bin}
   * @return the path
   */
  public Path pathOf(String key) {
    return stack.mount().resolve(key);
  }

  /**
   * The processes behind the environments.
   *
   * @return process ids by the environment's id, which answers carry
   */
  public Map<String, Long> processes() {
    return stack.environments().stream()
        .collect(Collectors.toMap(EnvironmentInfo::logStream, EnvironmentInfo::pid));
  }

  /**
   * Ends the busy process of a function with SIGKILL and waits until it is gone.
   *
   * @param function whose
   * @return the process id it had
   * @throws IllegalStateException if none is busy
   * @throws Exception if the process does not end
   */
  public long killBusy(ShareFunction function) throws Exception {
    String name = stack.functionName(function.logicalId());
    EnvironmentInfo busy =
        stack.environments().stream()
            .filter(e -> e.function().equals(name) && e.state() == State.BUSY)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no process of " + name + " is busy"));
    ProcessHandle process = ProcessHandle.of(busy.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
    return busy.pid();
  }
}
