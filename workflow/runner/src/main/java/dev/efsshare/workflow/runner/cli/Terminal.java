package dev.efsshare.workflow.runner.cli;

import java.io.Console;

/** Whether somebody sits in front of it. */
final class Terminal {

  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // null where the JDK's own console was switched off
  static boolean isOne() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
