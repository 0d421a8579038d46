package dev.efsshare.store;

import java.util.ArrayList;
import java.util.List;

/** Records that are not what a store wrote, made from one that is. */
final class HostileRecords {
  private HostileRecords() {}

  static List<String> from(String good) {
    List<String> bad = new ArrayList<>();
    for (int length = 0; length < good.length() - 2; length += 7) {
      bad.add(good.substring(0, length));
    }
    bad.add("\u0000".repeat(good.length()));
    bad.add(good + good);
    bad.add(good + " ".repeat(64 * 1024));
    bad.add("[" + good + "]");
    bad.add("null");
    bad.add("[".repeat(60_000));
    bad.add("{\"a\":".repeat(10_000));
    bad.add(good.replaceFirst("\\{", "{\"deep\": " + "[".repeat(33) + "]".repeat(33) + ","));
    for (String field :
        List.of("schema", "key", "fileId", "generation", "sizeBytes", "checksums", "createdAt")) {
      bad.add(good.replace("\"" + field + "\"", "\"x" + field + "\""));
      bad.add(good.replaceFirst("\\{", "{\"" + field + "\": 1,"));
      bad.add(good.replaceFirst("\"" + field + "\": ", "\"" + field + "\": [],\"x\": "));
    }
    for (String number : List.of("9".repeat(400), "1e400", "-1", "0", "1.0", "01", "\"1\"", "2")) {
      bad.add(good.replace("\"generation\": 1", "\"generation\": " + number));
    }
    bad.add(good.replaceFirst("\"sizeBytes\": [0-9]+", "\"sizeBytes\": -1"));
    bad.add(good.replace("nlp/model.bin", "nlp/other.bin"));
    bad.add(good.replace("nlp/model.bin", "../escape"));
    bad.add(good.replace("nlp/model.bin", "\\ud800"));
    bad.add(good.replace("SHA-256", "SHA-512"));
    bad.add(good.replaceFirst("\"fileId\": \"........", "\"fileId\": \"zzzzzzzz"));
    bad.add(good.replaceFirst("\"createdAt\": \"[^\"]+", "\"createdAt\": \"yesterday"));
    return bad;
  }
}
