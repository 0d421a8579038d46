package dev.efsshare.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The file of one run: {@code machine}, {@code arguments}, {@code seconds}, and under {@code
 * results} what JMH itself would have written; a benchmark that ran in several rounds has a result
 * of each.
 */
final class RunFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode root = JSON.createObjectNode();

  private RunFile() {}

  /** Notes the machine as it is before the run. */
  static RunFile begin(Map<String, String> machine, String arguments) {
    RunFile file = new RunFile();
    file.root.set("machine", JSON.valueToTree(machine));
    file.root.put("arguments", arguments);
    return file;
  }

  void write(Path target, Collection<RunResult> results, Duration taken) throws IOException {
    root.put("seconds", taken.toSeconds());
    root.set("results", JSON.readTree(json(results)));
    Files.write(target, JSON.writeValueAsBytes(root));
  }

  private static byte[] json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return bytes.toByteArray();
  }
}
