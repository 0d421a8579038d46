package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.deployment.CallGraph.Call;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the roles may do in S3 is what the code does there: no less, or it fails, and no more. */
class S3PermissionsTest {
  private static final Set<Call> PRODUCER_CALLS =
      CallGraph.from("dev.efsshare.producer.ProducerHandler", "dev.efsshare.consumer");
  private static final Set<Call> CONSUMER_CALLS =
      CallGraph.from("dev.efsshare.consumer.ConsumerHandler", "dev.efsshare.producer");

  private final Stack stack = Stack.byDefault();

  @Test
  void producer_operations_areThose() {
    assertThat(S3Permissions.operations(PRODUCER_CALLS))
        .containsExactly("getObject", "getObjectAttributes", "headObject", "presignPutObject");
  }

  @Test
  void consumer_operations_areThose() {
    assertThat(S3Permissions.operations(CONSUMER_CALLS)).containsExactly("putObject");
  }

  @Test
  void producer_role_mayDoWhatItsCallsNeed_underModels() {
    Set<String> needed = onObjects("MODELS_DIR", Names.PRODUCER, PRODUCER_CALLS);
    // Without it a missing object is answered as access denied, 403 and not 404.
    needed.add("s3:ListBucket on " + Names.BUCKET_ARN);

    assertThat(Role.of(Names.PRODUCER, stack).grants("s3"))
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void consumer_role_mayDoWhatItsCallsNeed_underOutputs() {
    assertThat(Role.of(Names.CONSUMER, stack).grants("s3"))
        .containsExactlyInAnyOrderElementsOf(
            onObjects("OUTPUTS_DIR", Names.CONSUMER, CONSUMER_CALLS));
  }

  private Set<String> onObjects(String variable, String function, Set<Call> calls) {
    String prefix = stack.properties(function).text("Environment", "Variables", variable);
    return S3Permissions.actions(calls).stream()
        .map(action -> "%s on %s/%s/*".formatted(action, Names.BUCKET_ARN, prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Or the graph has a gap, and the roles are proven by too little. */
  @Test
  void operations_anywhereInTheCode_areFoundFromAHandler() {
    Set<Call> written =
        CallGraph.CLASSES.stream()
            .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
            .map(each -> new Call(each.getTargetOwner().getName(), each.getTarget().getName()))
            .collect(Collectors.toSet());
    Set<String> found = new TreeSet<>(S3Permissions.operations(PRODUCER_CALLS));
    found.addAll(S3Permissions.operations(CONSUMER_CALLS));

    assertThat(found).containsExactlyElementsOf(S3Permissions.operations(written));
  }

  @Test
  void operation_unknown_isReported() {
    Call unknown = new Call("software.amazon.awssdk.services.s3.S3Client", "deleteObject");

    assertThatThrownBy(() -> S3Permissions.actions(Set.of(unknown)))
        .hasMessageContaining("deleteObject is called");
  }

  @Test
  void operation_onAVersion_needsMore() {
    Call get = new Call("software.amazon.awssdk.services.s3.S3Client", "getObject");
    Call version =
        new Call("software.amazon.awssdk.services.s3.model.GetObjectRequest$Builder", "versionId");

    assertThat(S3Permissions.actions(Set.of(get))).containsExactly("s3:GetObject");
    assertThat(S3Permissions.actions(Set.of(get, version)))
        .containsExactly("s3:GetObject", "s3:GetObjectVersion");
  }

  /** What else calls AWS would need permissions that these tests do not know of. */
  @Test
  void services_called_areS3Only() {
    Set<String> clients = new TreeSet<>();
    Stream.concat(PRODUCER_CALLS.stream(), CONSUMER_CALLS.stream())
        .map(Call::owner)
        .filter(owner -> owner.startsWith("software.amazon.awssdk.services."))
        .map(owner -> owner.split("\\.", -1)[4])
        .forEach(clients::add);

    assertThat(clients).containsExactly("s3");
  }
}
