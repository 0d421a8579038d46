package dev.efsshare.deployment;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files that are tested. */
final class ProjectFiles {
  static final Path TEMPLATE = root().resolve("template.yaml");
  static final Path WORKFLOW_TEMPLATE = root().resolve("workflow").resolve("template.yaml");
  static final Path SAM_CONFIG = root().resolve("samconfig.toml");
  static final Path MAKEFILE = root().resolve("Makefile");
  static final Path DEPLOY_GUIDE = root().resolve("docs").resolve("deploy.md");
  static final Path RUNBOOK = root().resolve("docs").resolve("runbook.md");
  static final Path DEPLOYER_POLICY = root().resolve("docs").resolve("deployer-policy.json");
  static final Path API_DESCRIPTION = root().resolve("docs").resolve("openapi.yaml");

  private ProjectFiles() {}

  /** Maven starts tests in the module, other tools in the project. */
  private static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve("template.yaml"))) {
        return each;
      }
    }
    throw new IllegalStateException("there is no template.yaml in or above " + start);
  }
}
