package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;

/** Runs requests. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface Invoker {

  /**
   * Runs a request and waits for its end.
   *
   * @param function what to run
   * @param payload JSON
   * @return how it ended; a failing function is a result, not an exception
   * @throws ThrottledException when too many requests are in flight
   * @throws InterruptedException when the waiting thread is interrupted; the request is given up
   */
  InvocationResult invoke(FunctionDeclaration function, String payload) throws InterruptedException;
}
