package dev.efsshare.workflow.testing;

import dev.efsshare.functions.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generated records. Those of a seed are always the same. */
public final class Data {
  private static final List<String> TEXTS =
      List.of(
          "Das Wetter ist heute sehr schön und wir gehen im Park spazieren",
          "Il fait très beau aujourd'hui et nous allons nous promener au bord de la rivière",
          "The weather is very nice today and we are going for a walk along the river",
          "Dove si trova la stazione ferroviaria di questa piccola città di montagna",
          "El tiempo es muy bueno hoy y vamos a dar un paseo por el parque",
          "Сегодня очень хорошая погода и мы идём гулять в парк");

  private Data() {}

  /** Records with texts in six languages. */
  public static List<Map<String, Object>> records(Random random, int count) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("id", "r" + i);
      record.put("text", TEXTS.get(random.nextInt(TEXTS.size())) + " " + random.nextInt(1000));
      records.add(record);
    }
    return records;
  }

  /** Lines of which some are no records; at least one of each kind if there are twelve. */
  public static String lines(Random random, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(i % 12, random, i)).append('\n');
    }
    return lines.toString();
  }

  private static String line(int kind, Random random, int number) {
    return switch (kind) {
      case 1 -> "{\"text\":";
      case 2 -> "[1,2]";
      case 3 -> "{\"id\":\"x" + number + "\"}";
      case 4 -> "{\"text\":\" \\t \\u00a0\"}";
      case 5 -> "{\"text\":\"half \\ud83d of a pair\"}";
      default -> Json.text(records(random, 1).getFirst());
    };
  }

  /** A name that an execution may have. */
  public static String executionId(Random random) {
    String letters = "abcXYZ019._-";
    StringBuilder id = new StringBuilder("e");
    int length = 10 + random.nextInt(30);
    for (int i = 0; i < length; i++) {
      id.append(letters.charAt(random.nextInt(letters.length())));
    }
    return id.toString();
  }

  /** A name that a stage may have. */
  public static String stage(Random random) {
    return (char) ('A' + random.nextInt(26)) + Integer.toString(random.nextInt(1 << 30), 36);
  }
}
