package dev.efsshare.evidence.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.efsshare.demo.target.StackOutputs;
import dev.efsshare.evidence.collect.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;

/** Makes the stack {@code share} on whatever answers the AWS APIs, with logs and outputs. */
final class DeployedShare {
  static final String STACK = "share";
  static final String BUCKET = "evidence-files";

  private final AwsClients clients = AwsClients.open(AwsAccess.in("eu-west-1"), new Recorder());

  /** When the run began. */
  final Instant from = Instant.now();

  String fileSystem = "";
  String accessPoint = "";

  /** As CloudFormation makes it, with an access point beside it, since moto's has none. */
  void deploy() throws IOException {
    clients.stacks().createStack(ask -> ask.stackName(STACK).templateBody(template()));
    fileSystem = clients.efs().describeFileSystems().fileSystems().getFirst().fileSystemId();
    CreateAccessPointResponse made =
        clients
            .efs()
            .createAccessPoint(ask ->
                ask.fileSystemId(fileSystem)
                    .posixUser(user -> user.uid(1000L).gid(1000L))
                    .rootDirectory(root ->
                        root.path("/lambda")
                            .creationInfo(
                                info -> info.ownerUid(1000L).ownerGid(1000L).permissions("755"))));
    accessPoint = made.accessPointId();
    clients
        .stacks()
        .updateStack(ask ->
            ask.stackName(STACK)
                .usePreviousTemplate(true)
                .parameters(
                    Parameter.builder()
                        .parameterKey("AccessPointArn")
                        .parameterValue(made.accessPointArn())
                        .build()));
  }

  /** The Producer's version 1 is live; its $LATEST has less memory. The Consumer has no alias. */
  void publish() {
    String name = "evidence-producer";
    String version = clients.lambda().publishVersion(ask -> ask.functionName(name)).version();
    clients
        .lambda()
        .createAlias(ask -> ask.functionName(name).name("live").functionVersion(version));
    clients.lambda().updateFunctionConfiguration(ask -> ask.functionName(name).memorySize(512));
  }

  /** As CloudFormation tells them. */
  StackOutputs outputs() {
    return new StackOutputs(
        "the stack",
        StackAnswers.outputs(clients.stacks().describeStacks().stacks().getFirst()),
        Map.of());
  }

  /** Seven lines of the producer's, one of them with a signature; one of the consumer's. */
  void log() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      lines.add("{\"message\":\"published\",\"n\":" + i + "}");
    }
    lines.add("PUT https://b.s3/k?X-Amz-Signature=0123456789abcdef");
    log("/aws/lambda/evidence-producer", lines);
    log("/aws/lambda/evidence-consumer", List.of("{\"message\":\"predicted\"}"));
  }

  private void log(String group, List<String> lines) {
    clients.logs().createLogGroup(ask -> ask.logGroupName(group));
    clients.logs().createLogStream(ask -> ask.logGroupName(group).logStreamName("stream"));
    List<InputLogEvent> events = new ArrayList<>();
    for (String line : lines) {
      long time = Instant.now().toEpochMilli() + events.size();
      events.add(InputLogEvent.builder().timestamp(time).message(line).build());
    }
    clients
        .logs()
        .putLogEvents(ask -> ask.logGroupName(group).logStreamName("stream").logEvents(events));
  }

  /** Five results, and a model that is none. */
  void archive() {
    for (int i = 0; i < 5; i++) {
      put("outputs/" + i + ".result");
    }
    put("models/a.bin");
  }

  private void put(String key) {
    clients.s3().putObject(ask -> ask.bucket(BUCKET).key(key), RequestBody.fromString(key));
  }

  static String template() {
    try (InputStream in = DeployedShare.class.getResourceAsStream("/stack-of-a-share.json")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    clients.close();
  }
}
