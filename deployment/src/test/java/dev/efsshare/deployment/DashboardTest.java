package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.transfer.InMemoryObjectStore;
import dev.efsshare.transfer.ObjectRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTest {
  private static final String NAMESPACE = "EfsShare";

  /** What the functions write when they are used: metric, function and route. */
  private static final Set<String> EMITTED = new TreeSet<>();

  private final Part dashboard = Stack.byDefault().properties("Dashboard");
  private final DashboardMetrics metrics = DashboardMetrics.of(dashboard.text("DashboardBody"));

  @BeforeAll
  static void use(@TempDir Path mount) throws IOException {
    InMemoryObjectStore bucket = InMemoryObjectStore.versioned();
    Function producer = Function.producer(mount, bucket);
    Function consumer = Function.consumer(mount, bucket);
    bucket.put(
        ObjectRef.of(Function.BUCKET, "models/b"), ByteBuffer.wrap(new byte[1]), "text/plain");
    producer.send(
        Events.httpApi("POST", "/ingest", "{\"key\":\"models/a\",\"data\":\"aGVsbG8=\"}"));
    producer.send(Events.s3(Events.S3Object.put(Function.BUCKET, "models/b", "0A")));
    consumer.send(Events.httpApi("POST", "/predict", "{\"model\":\"a\"}"));
    for (Function each : List.of(producer, consumer)) {
      each.call.logged().stream()
          .filter(line -> line.has("_aws"))
          .forEach(line -> EMITTED.addAll(emitted(line)));
    }
  }

  private static Set<String> emitted(JsonObject line) {
    Set<String> emitted = new TreeSet<>();
    for (Object each : line.object("_aws").list("CloudWatchMetrics")) {
      Part directive = new Part("_aws", each);
      assertThat(directive.text("Namespace")).isEqualTo(NAMESPACE);
      assertThat(directive.items("Dimensions").getFirst().texts())
          .containsExactly("function", "route");
      for (Part metric : directive.items("Metrics")) {
        emitted.add(
            "%s of %s, %s"
                .formatted(metric.text("Name"), line.string("function"), line.string("route")));
      }
    }
    return emitted;
  }

  @Test
  void name_isOfThisStackInThisRegion() {
    assertThat(dashboard.text("DashboardName")).isEqualTo("efs-share-${AWS::Region}");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS/Lambda, ${ProducerFunction}",
    "AWS/Lambda, ${ConsumerFunction}",
    "AWS/ApiGateway, ${HttpApi}",
    "AWS/EFS, ${FileSystem}",
    "AWS/SQS, ${FailedEvents.QueueName}",
    "AWS/SQS, ${DeadLetters.QueueName}",
    "EfsShare, ${ProducerFunction}",
    "EfsShare, ${ConsumerFunction}"
  })
  void body_showsMetricsOf(String namespace, String thing) {
    assertThat(metrics.show(namespace, thing)).isTrue();
  }

  @Test
  void body_showsErrorsOfBothLogs() {
    assertThat(dashboard.text("DashboardBody"))
        .contains("SOURCE '${ProducerLogGroup}' | SOURCE '${ConsumerLogGroup}'")
        .contains("filter level = 'ERROR'");
  }

  @Test
  void body_metricsOfTheShare_areThoseThatTheFunctionsWrite() {
    Set<String> shown = new TreeSet<>();
    for (List<String> row : metrics.rows()) {
      if (row.get(0).equals(NAMESPACE)) {
        assertThat(List.of(row.get(2), row.get(4))).containsExactly("function", "route");
        String function = row.get(3).replace("${", "").replace("}", "");
        shown.add(row.get(1) + " of " + function + ", " + row.get(5));
      }
    }

    assertThat(shown).isNotEmpty().isSubsetOf(EMITTED);
  }

  @Test
  void body_metricsOfTheShareThatAreSearched_areThoseThatTheFunctionsWrite() {
    assertThat(metrics.searched())
        .isNotEmpty()
        .allSatisfy(each -> {
          assertThat(each).startsWith(NAMESPACE + ",function,route ");
          assertThat(EMITTED).anyMatch(m -> m.startsWith(each.split(" ", 2)[1] + " of "));
        });
  }
}
