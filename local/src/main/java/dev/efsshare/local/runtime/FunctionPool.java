package dev.efsshare.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The environments of one function: as many as there are requests at once, idle ones used again,
 * the most recently used first so that the others can end. Safe for use by several threads.
 */
final class FunctionPool {

  private final EnvironmentLauncher launcher;
  private final ConcurrencyLimit account;
  private final ConcurrencyLimit reserved;
  private final Object lock = new Object();
  private final Deque<Environment> idle = new ArrayDeque<>();
  private final Set<Environment> all = new LinkedHashSet<>();
  private final Set<Environment> retired = new HashSet<>();
  private boolean closed;

  FunctionPool(EnvironmentLauncher launcher, ConcurrencyLimit account) {
    this.launcher = launcher;
    this.account = account;
    this.reserved =
        new ConcurrencyLimit(
            launcher.function().reservedConcurrency().orElse(Integer.MAX_VALUE),
            "ReservedFunctionConcurrentInvocationLimitExceeded");
  }

  /** Runs a request in an idle or a new environment; refuses it when there are too many. */
  InvocationResult invoke(String requestId, String payload) throws InterruptedException {
    reserved.acquire();
    try {
      account.acquire();
      try {
        return invokeIn(takeOrLaunch(), requestId, payload);
      } finally {
        account.release();
      }
    } finally {
      reserved.release();
    }
  }

  List<EnvironmentInfo> environments() {
    return snapshot().stream().map(Environment::info).toList();
  }

  void watchMemory() {
    snapshot().forEach(Environment::watchMemory);
  }

  /** Ends environments that have been idle too long, and forgets those that died. */
  void endIdle(Duration idleTime) throws InterruptedException {
    List<Environment> surplus = new ArrayList<>();
    synchronized (lock) {
      for (Environment environment : List.copyOf(idle)) {
        if (!environment.isIdle() || environment.idleFor().compareTo(idleTime) > 0) {
          idle.remove(environment);
          surplus.add(environment);
        }
      }
    }
    for (Environment environment : surplus) {
      end(environment);
    }
  }

  /** No environment that is there takes another request: idle ones end now, others when done. */
  void retire() throws InterruptedException {
    synchronized (lock) {
      retired.addAll(all);
      retired.removeAll(idle);
    }
    endIdle(Duration.ZERO);
  }

  /** Ends every environment and waits for their processes. */
  void close() throws InterruptedException {
    List<Environment> ending;
    synchronized (lock) {
      closed = true;
      idle.clear();
      ending = List.copyOf(all);
    }
    for (Environment environment : ending) {
      end(environment);
    }
  }

  private InvocationResult invokeIn(Environment environment, String requestId, String payload)
      throws InterruptedException {
    try {
      return environment.invoke(requestId, payload);
    } finally {
      giveBack(environment);
    }
  }

  private Environment takeOrLaunch() throws InterruptedException {
    synchronized (lock) {
      refuseWhenClosed();
      // one that was killed while idle stays for endIdle, which frees what it holds
      for (Environment free : idle) {
        if (free.isIdle()) {
          idle.remove(free);
          return free;
        }
      }
    }
    return launch();
  }

  private Environment launch() throws InterruptedException {
    Environment environment = start();
    synchronized (lock) {
      if (!closed) {
        all.add(environment);
        return environment;
      }
    }
    environment.end();
    throw new IllegalStateException("The stack is closed");
  }

  private Environment start() {
    try {
      return launcher.launch();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No environment of " + launcher.function().name() + " can be started", e);
    }
  }

  private void giveBack(Environment environment) throws InterruptedException {
    synchronized (lock) {
      if (environment.isIdle() && !closed && !retired.contains(environment)) {
        idle.addFirst(environment);
        return;
      }
    }
    end(environment);
  }

  /** An environment is listed until its process is gone. */
  private void end(Environment environment) throws InterruptedException {
    environment.end();
    synchronized (lock) {
      all.remove(environment);
      retired.remove(environment);
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("The stack is closed");
    }
  }

  private List<Environment> snapshot() {
    synchronized (lock) {
      return List.copyOf(all);
    }
  }
}
