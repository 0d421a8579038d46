package dev.efsshare.evidence.local;

import dev.efsshare.local.LocalStack;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.template.ResourceDeclaration;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a local stack is real: the folder, its file system, the processes. */
final class Here {
  private final LocalStack stack;
  private final Optional<MountInfo> mounted;

  Here(LocalStack stack) throws IOException {
    this.stack = stack;
    this.mounted = MountInfo.of(stack.mount());
  }

  Path mount() {
    return stack.mount();
  }

  /** Who the functions' processes run as. */
  String user() throws IOException {
    return "%s (uid %s); the folder belongs to %s"
        .formatted(
            System.getProperty("user.name"),
            Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
            Files.getOwner(stack.mount()));
  }

  Map<String, String> fileSystem() throws IOException {
    FileStore store = Files.getFileStore(stack.mount());
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("folder", stack.mount().toString());
    rows.put("type", mounted.map(MountInfo::type).orElse(store.type()));
    mounted.ifPresent(mount -> {
      rows.put("mounted at", mount.mountPoint());
      rows.put("source", mount.source());
      rows.put("options", mount.options());
      rows.put("/proc/self/mountinfo", mount.line());
    });
    rows.put("bytes in all", Long.toString(store.getTotalSpace()));
    rows.put("bytes free", Long.toString(store.getUsableSpace()));
    return rows;
  }

  Map<String, String> function(ResourceDeclaration function) {
    List<EnvironmentInfo> running =
        stack.environments().stream()
            .filter(process -> process.function().equals(name(function)))
            .toList();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("EFS_MOUNT_PATH", stack.mount().toString());
    rows.put(
        "processes now",
        running.isEmpty()
            ? "none: they have ended"
            : running.stream()
                .map(process -> "%d (%d requests)".formatted(process.pid(), process.invocations()))
                .collect(Collectors.joining(", ")));
    return rows;
  }

  private String name(ResourceDeclaration function) {
    return stack.functionName(function.logicalId());
  }
}
