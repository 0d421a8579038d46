package dev.efsshare.evidence;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One call of the command within this process.
 *
 * @param exitCode of the process that it would have been
 * @param error what was printed as an error
 */
record Invocation(int exitCode, String error) {

  static Invocation of(String... arguments) {
    StringWriter error = new StringWriter();
    CommandLine command = EvidenceCommand.commandLine().setErr(new PrintWriter(error, true));
    return new Invocation(command.execute(arguments), error.toString());
  }
}
