package dev.efsshare.workflow.stages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.functions.json.JsonObject;
import dev.efsshare.functions.testing.FakeContext;
import dev.efsshare.workflow.stage.ExecutionContext;
import dev.efsshare.workflow.testing.Bench;
import dev.efsshare.workflow.testing.TestShare;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record brings arrives as it is, and a record that was taken is not lost later. */
class FidelityTest {
  private static final List<String> NUMBERS =
      List.of("0.12345678901234567890123", "1.10", "1E5", "1e400", "-1e-400", "0.1", "1e-7");

  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new Bench(folder);
    bench.share().put("langdetect.bin", TestShare.languageModel());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void numbers_ofAnyRecord_arriveWithTheirDigits() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> numbers = new ArrayList<>(NUMBERS);
    for (int i = 0; i < 500; i++) {
      numbers.add(number(random));
    }
    List<String> records =
        numbers.stream().map(each -> "{\"text\":\"x\",\"n\":[%s]}".formatted(each)).toList();
    bench.bucket().put("inputs/numbers.jsonl", String.join("\n", records), Map.of());

    chain("numbers-1", "{\"dataset\":\"numbers\",\"input\":\"inputs/numbers.jsonl\"}");
    chain("numbers-2", "{\"dataset\":\"inline\",\"records\":" + records + "}");

    for (String dataset : List.of("numbers", "inline")) {
      assertThat(stored(dataset))
          .as("-Dseed=%d", seed)
          .containsExactlyElementsOf(numbers.stream().map(BigDecimal::new).toList());
    }
  }

  /** As RFC 8259 writes them. */
  private static String number(Random random) {
    String digits = new BigInteger(1 + random.nextInt(150), random).toString();
    String number = (random.nextBoolean() ? "-" : "") + digits;
    if (random.nextInt(4) > 0) {
      number += "." + new BigInteger(1 + random.nextInt(150), random);
    }
    if (random.nextBoolean()) {
      number += (random.nextBoolean() ? "e" : "E") + (random.nextInt(2000) - 1000);
    }
    return number;
  }

  private static List<BigDecimal> stored(String dataset) {
    String part = bench.bucket().text("datasets/" + dataset + "/language=und/part-00000.jsonl");
    return Pattern.compile("\"n\":\\[([^]]*)]")
        .matcher(part)
        .results()
        .map(each -> new BigDecimal(each.group(1).replace("\"", "")))
        .toList();
  }

  @Test
  void number_thatNothingCanHold_dropsItsRecordOnly() throws IOException {
    bench
        .bucket()
        .put(
            "inputs/huge.jsonl",
            "{\"text\":\"x\",\"n\":1e99999999999}\n{\"text\":\"y\"}\n",
            Map.of());

    JsonObject etl =
        bench.run(
            new EtlHandler(bench.environment()),
            Bench.context("huge-1", "Etl", null, "{\"input\":\"inputs/huge.jsonl\"}"));

    assertThat(etl.object("dropped").members()).isEqualTo(Map.of("not-json", 1));
  }

  @Test
  void numbers_ofOneRecordOnDemand_areAnsweredWithTheirDigits() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] event = "{\"text\":\"hello\",\"n\":0.12345678901234567890123}".getBytes(UTF_8);

    reactive()
        .handleRequest(new ByteArrayInputStream(event), answer, FakeContext.of("stage-lambda"));

    assertThat(answer.toString(UTF_8)).contains("\"n\":0.12345678901234567890123");
  }

  /** Its composed form in Unicode has three times as many bytes. */
  @Test
  void record_thatGrowsOnItsWay_isNotTooLongLater() throws IOException {
    String line = "{\"text\":\"" + "\ud834\udd60".repeat(260_000) + "\"}";
    assertThat(line.getBytes(UTF_8)).hasSizeLessThan(1 << 20);
    bench.bucket().put("inputs/growing.jsonl", line, Map.of());

    JsonObject stored = chain("growing-1", "{\"input\":\"inputs/growing.jsonl\"}");

    assertThat(stored.members())
        .containsEntry("recordsWritten", 1)
        .containsEntry("dropped", Map.of());
  }

  @Test
  void record_onDemandThatGrows_isAnsweredWhole() throws IOException {
    String numbers = String.join(",", Collections.nCopies(200_000, "1e-6"));
    String record = "{\"text\":\"hello\",\"n\":[" + numbers + "]}";
    ExecutionContext context = Bench.context("growing-2", "Reactive", null, record);

    JsonObject answer = bench.run(reactive(), context);

    assertThat(answer.object("record").list("n")).hasSize(200_000);
  }

  private static ReactiveHandler reactive() {
    return new ReactiveHandler(bench.environment());
  }

  /** ETL, Filter and Store; the result of the last. */
  private static JsonObject chain(String execution, String message) throws IOException {
    bench.run(new EtlHandler(bench.environment()), Bench.context(execution, "Etl", null, message));
    bench.run(
        new FilterHandler(bench.environment()), Bench.context(execution, "Filter", "Etl", null));
    return bench.run(
        new StoreHandler(bench.environment()), Bench.context(execution, "Store", "Filter", null));
  }
}
