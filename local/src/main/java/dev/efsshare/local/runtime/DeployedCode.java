package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function's code, copied when the stack starts as a deployment would: building the project again
 * does not pull it from under running processes.
 */
interface DeployedCode {

  /**
   * Deploys what the function's {@code Runtime} needs.
   *
   * @param root what {@code LAMBDA_TASK_ROOT} says
   * @throws java.nio.file.NoSuchFileException when it is not built; the reason tells how to
   */
  static DeployedCode of(FunctionDeclaration function, RuntimeInterfaceClient client, Path root)
      throws IOException {
    return function.bringsItsRuntime()
        ? OwnRuntimeCode.deploy(function, root)
        : ManagedJavaCode.deploy(function, client, root);
  }

  /**
   * What starts an environment.
   *
   * @param memoryMb its memory, MiB
   * @param temporary the environment's folder for temporary files
   * @param variables its environment variables
   */
  List<String> command(int memoryMb, Path temporary, Map<String, String> variables);

  /** Environment variables that AWS's runtime of this kind sets beside those of every function. */
  Map<String, String> variables(Path temporary);
}
