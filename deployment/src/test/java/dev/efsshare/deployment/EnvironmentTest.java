package dev.efsshare.deployment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.efsshare.consumer.Consumers;
import dev.efsshare.functions.config.FunctionSettings;
import dev.efsshare.functions.log.LogLines;
import dev.efsshare.functions.testing.Call;
import dev.efsshare.functions.testing.Events;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.producer.Producers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variables that the code reads are those that the template sets. */
class EnvironmentTest {
  /** Of those that Lambda sets itself and reserves ("Defined runtime environment variables"). */
  private static final Set<String> OF_LAMBDA = Set.of("AWS_REGION");

  /** The SDK's own, for an S3 that is not AWS's. */
  private static final Set<String> OF_THE_SDK = Set.of("AWS_ENDPOINT_URL_S3");

  /** Read by the JVM itself. */
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

  /** Chosen by the code unless somebody knows better, who then adds them to the template. */
  private static final Set<String> FOR_EXPERTS =
      Set.of("TRANSFER_PART_MIB", "TRANSFER_PARALLELISM");

  @TempDir Path mount;

  @Test
  void producer_variablesRead_areSet_andNoOthers() throws IOException {
    assertThat(read(Producers::of, Events.httpApi("POST", "/uploads", "{\"key\":\"models/a\"}")))
        .contains("S3_BUCKET_NAME")
        .isEqualTo(set(Names.PRODUCER));
  }

  @Test
  void consumer_variablesRead_areSet_andNoOthers() throws IOException {
    assertThat(read(Consumers::of, Events.httpApi("POST", "/predict", "{\"model\":\"a\"}")))
        .contains("S3_BUCKET_NAME")
        .isEqualTo(set(Names.CONSUMER));
  }

  /** What a function asks for when everything is switched on. */
  private Set<String> read(
      BiFunction<Map<String, String>, LogLines, RequestStreamHandler> maker, byte[] event)
      throws IOException {
    RecordedVariables variables =
        new RecordedVariables(
            Map.of(
                "EFS_MOUNT_PATH", mount.toString(),
                "S3_BUCKET_NAME", "my-bucket",
                "ENABLE_S3_ARCHIVE", "true",
                "AWS_REGION", "eu-west-1"));
    Call call = new Call();
    call.of(maker.apply(variables, call.lines()), event, FakeContext.of("function"));
    Set<String> asked = new TreeSet<>(variables.asked());
    asked.removeAll(OF_LAMBDA);
    asked.removeAll(OF_THE_SDK);
    asked.removeAll(FOR_EXPERTS);
    return asked;
  }

  private static Set<String> set(String function) {
    Set<String> set =
        new TreeSet<>(Stack.byDefault().properties(function).names("Environment", "Variables"));
    set.removeAll(OF_THE_JVM);
    return set;
  }

  /** Or what is asked for elsewhere would be missed above. */
  @Test
  void environment_isReadInTheHandlersConstructorOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Handler")
        .should()
        .callMethod(System.class, "getenv")
        .check(CallGraph.CLASSES);
    // The name of the function, which Lambda sets.
    noClasses()
        .that()
        .doNotHaveSimpleName("LibraryLog")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .check(CallGraph.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void variables_ofEveryChoice_areUsable(String parameter, String value) {
    for (String function : List.of(Names.PRODUCER, Names.CONSUMER)) {
      FunctionSettings settings =
          FunctionSettings.of(values(Stack.with(parameter, value), function));

      assertThat(settings.requireBucket()).isEqualTo("efs-share-files-eu-west-1-123456789012");
    }
  }

  static Stream<Arguments> choices() {
    return Stream.of("S3Archive", "ExistingFile")
        .flatMap(parameter ->
            Template.current().document().texts("Parameters", parameter, "AllowedValues").stream()
                .map(value -> Arguments.of(parameter, value)));
  }

  private static Map<String, String> values(Stack stack, String function) {
    Map<String, String> values = new TreeMap<>();
    stack
        .properties(function)
        .members("Environment", "Variables")
        .forEach((name, value) ->
            values.put(
                name,
                value
                    .text()
                    .replace("${AWS::Region}", "eu-west-1")
                    .replace("${AWS::AccountId}", "123456789012")));
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void files_thereAlready_areTreatedBySource_ifTheParameterSays(String function) {
    assertThat(FunctionSettings.of(values(Stack.byDefault(), function)).existing()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {Names.PRODUCER, Names.CONSUMER})
  void sizeLimit_isAsTheParameterSays(String function) {
    assertThat(
            FunctionSettings.of(values(Stack.with("MaxObjectBytes", "4096"), function))
                .maxObjectBytes())
        .isEqualTo(4096);
  }
}
