package dev.efsshare.paper.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One file of data. Immutable.
 *
 * @param source which
 * @param path where
 * @param root its content
 * @param sha256 of its bytes, in hexadecimal
 */
public record DataFile(Source source, Path path, JsonNode root, String sha256) {

  /** Of benchmarks that were chosen, the file tells the arguments that came after this. */
  private static final String SUITE =
      "java -cp benchmarks/target/benchmarks.jar dev.efsshare.benchmarks.report.Suite"
          + " paper-assets/data ";

  static DataFile of(Source source, Path path, byte[] bytes) throws MissingDataException {
    return new DataFile(source, path, Data.parse(path, bytes), sha256(bytes));
  }

  /**
   * SHA-256.
   *
   * @param bytes any
   * @return in hexadecimal
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Its name.
   *
   * @return without the folder
   */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /**
   * When it was measured, or read.
   *
   * @return as the file says it; {@code unknown} if it does not
   */
  public String date() {
    return first("/machine/date", "/timestamp", "/date");
  }

  /**
   * What made it.
   *
   * @return as one types it into a shell in the project's folder; empty for what people write
   */
  public String command() {
    String chosen = root.path("arguments").asText().strip();
    return switch (source) {
      case JMH -> chosen.isEmpty() ? source.command() : SUITE + Shell.quoted(chosen);
      case COMPARE -> source.command() + (isQuick() ? " --quick" : "");
      case DEMO -> source.command().replace(" --full", scale() + target());
      case PRICES -> source.command();
    };
  }

  /**
   * Of which commit.
   *
   * @return as the file says it; {@code unknown} if it does not
   */
  public String commit() {
    return first("/machine/commit", "/environment/commit", "/commit");
  }

  /**
   * What it was measured on.
   *
   * @return by name, in order; empty if the file does not say
   */
  public Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    for (String name : new String[] {"machine", "environment"}) {
      root.path(name).properties().stream()
          .filter(fact -> fact.getValue().isValueNode())
          .forEach(fact -> machine.putIfAbsent(fact.getKey(), fact.getValue().asText()));
    }
    return machine;
  }

  /**
   * Whether it was made to see that things work, and is no evidence.
   *
   * @return what the file says
   */
  public boolean isQuick() {
    return root.path("quick").asBoolean(false)
        || root.at("/selection/scale").asText().equals("quick");
  }

  MissingDataException lacks(String what) {
    return new MissingDataException("%s has no %s; %s".formatted(path, what, source.remedy()));
  }

  private String scale() {
    String scale = root.at("/selection/scale").asText("default");
    return scale.equals("default") ? "" : " --" + scale;
  }

  private String target() {
    String kind = root.at("/target/kind").asText("local");
    return kind.equals("local") ? "" : " --target " + kind;
  }

  private String first(String... pointers) {
    for (String pointer : pointers) {
      JsonNode found = root.at(pointer);
      if (found.isValueNode() && !found.asText().isBlank()) {
        return found.asText();
      }
    }
    return "unknown";
  }
}
