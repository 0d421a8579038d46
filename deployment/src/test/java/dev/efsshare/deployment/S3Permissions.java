package dev.efsshare.deployment;

import dev.efsshare.deployment.CallGraph.Call;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which actions S3 checks for the calls of a client. */
final class S3Permissions {
  private static final String SERVICE = "software.amazon.awssdk.services.s3.";
  private static final Set<String> CLIENTS =
      Set.of(SERVICE + "S3Client", SERVICE + "presigner.S3Presigner");
  private static final Set<String> NO_REQUESTS = Set.of("builder", "close");

  /**
   * From the page of each operation in the Amazon S3 API Reference, section "Permissions";
   * HeadObject and GetObject name the same. Signing sends nothing, but the upload acts as the
   * signer.
   */
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "headObject", Set.of("s3:GetObject"),
          "getObject", Set.of("s3:GetObject"),
          "getObjectAttributes", Set.of("s3:GetObject", "s3:GetObjectAttributes"),
          "putObject", Set.of("s3:PutObject"),
          "presignPutObject", Set.of("s3:PutObject"));

  /** The same, for requests that name a version. */
  private static final Map<String, Set<String>> ACTIONS_ON_VERSIONS =
      Map.of(
          "headObject", Set.of("s3:GetObjectVersion"),
          "getObject", Set.of("s3:GetObjectVersion"),
          "getObjectAttributes", Set.of("s3:GetObjectVersion", "s3:GetObjectVersionAttributes"));

  private S3Permissions() {}

  /** The operations among calls. */
  static Set<String> operations(Set<Call> calls) {
    return calls.stream()
        .filter(each -> CLIENTS.contains(each.owner()) && !NO_REQUESTS.contains(each.method()))
        .map(Call::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The actions on objects that these calls need. */
  static Set<String> actions(Set<Call> calls) {
    Set<String> actions = new TreeSet<>();
    for (String operation : operations(calls)) {
      Set<String> needed = ACTIONS.get(operation);
      if (needed == null) {
        throw new AssertionError(
            "%s is called: look up which actions it needs, and add them here and to the role"
                .formatted(operation));
      }
      actions.addAll(needed);
      if (calls.contains(new Call(request(operation), "versionId"))) {
        actions.addAll(ACTIONS_ON_VERSIONS.getOrDefault(operation, Set.of()));
      }
    }
    return actions;
  }

  private static String request(String operation) {
    String name = Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
    return SERVICE + "model." + name + "Request$Builder";
  }
}
