package dev.efsshare.bundle;

import dev.efsshare.local.runtime.RuntimeInterfaceClient;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the bundle of every function of the template, in the order in which one step needs another.
 */
final class BundleBuilder {
  private static final String REGION = "us-east-1";

  private final Path project;
  private final Path template;
  private final Path work;
  private final Instant time;

  BundleBuilder(Path project, Path work, Instant time) {
    this.project = project;
    this.template = project.resolve("template.yaml");
    this.work = work;
    this.time = time;
  }

  List<Bundle> build() throws IOException, InterruptedException {
    Folders.delete(work);
    Map<Path, Path> jars = jarsByBundle();
    JavaRuntime runtime = JavaRuntime.link(work.resolve("runtime"), jars.values());
    RuntimeInterfaceClient client = RuntimeInterfaceClient.install(work.resolve("client"));
    List<Bundle> bundles = new ArrayList<>();
    for (Map.Entry<Path, Path> each : jars.entrySet()) {
      bundles.add(Bundle.assemble(each.getKey(), runtime, each.getValue(), client, time));
    }
    Training training = new Training(project, work.resolve("training"));
    Map<Path, Path> recorded = training.run(functions(Map.of("Runtime", "aot")));
    for (Bundle bundle : bundles) {
      bundle.addCache(Objects.requireNonNull(recorded.get(bundle.folder())));
    }
    return bundles;
  }

  /** The template says both: the jar of each function, and where its bundle is to be. */
  private Map<Path, Path> jarsByBundle() throws IOException {
    List<FunctionDeclaration> managed = functions(Map.of());
    List<FunctionDeclaration> own = functions(Map.of("Runtime", "aot"));
    Map<Path, Path> jars = new LinkedHashMap<>();
    for (int i = 0; i < managed.size(); i++) {
      Path jar = managed.get(i).code();
      if (!Files.isRegularFile(jar)) {
        throw new IOException(jar + " is not built; build it with ./mvnw -DskipTests package");
      }
      jars.put(own.get(i).code(), jar);
    }
    return jars;
  }

  private List<FunctionDeclaration> functions(Map<String, String> parameters) {
    return new TemplateReader(LocalAccount.in(REGION), parameters).read(template).functions();
  }
}
