package dev.efsshare.functions.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that break careless programs: keys, headers, encodings. No state. */
public final class HostileText {
  /** Below the models of {@link Surroundings}: what is there, and what leads out. */
  private static final List<String> PLACES =
      List.of(
          "there.bin",
          "there.bin/x",
          "directory",
          "directory/deep.bin",
          "out",
          "out/secret.bin",
          "out/new.bin",
          "link.bin",
          "up/outputs/x",
          "up/.efs-share/keys/x",
          "loop",
          "loop/loop/x");

  private static final List<String> PIECES =
      List.of(
          "..",
          ".",
          "../",
          "../../canary.txt",
          "/",
          "//",
          "\\",
          "..\\",
          "\0",
          "a\0b",
          "\n",
          "\r\nX: y",
          "\u007f",
          "\u0085",
          "%2e%2e%2f",
          "%252e%252e%252f",
          "%00",
          "%",
          "%zz",
          "%c3%28",
          "+",
          "%2B",
          " ",
          ".nfs0001",
          ".tmp-0123456789abcdef0123456789abcdef",
          ".efs-share",
          "~",
          "$(id)",
          "CON",
          "a.",
          "a/",
          "e\u0301",
          "\u00e9",
          "\ufb01",
          "\u202egnp.exe",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "\ufeff",
          "\uffff",
          "a",
          "b.bin",
          "ü".repeat(127),
          "x".repeat(255),
          "x".repeat(256),
          "y/".repeat(300),
          "z".repeat(1100));

  private static final List<String> PREFIXES =
      List.of(
          "models/",
          "models/",
          "models/",
          "models/",
          "models",
          "",
          "/",
          "/models/",
          "../models/",
          "inputs/",
          "outputs/",
          ".efs-share/",
          "Models/",
          "models/../models/",
          "s3://b/models/");

  private HostileText() {}

  /** Something below the models of {@link Surroundings}. */
  public static String place(Choices choices) {
    return choices.oneOf(PLACES);
  }

  /** A key of an object, or nearly one. */
  public static String key(Choices choices) {
    StringBuilder key = new StringBuilder(choices.oneOf(PREFIXES));
    int pieces = choices.below(4);
    for (int i = 0; i <= pieces; i++) {
      key.append(
          switch (choices.below(4)) {
            case 0 -> choices.oneOf(PLACES);
            case 1 -> choices.text(12);
            default -> choices.oneOf(PIECES);
          });
      if (choices.onceIn(3)) {
        key.append('/');
      }
    }
    return key.toString();
  }

  /** Anything. */
  public static String any(Choices choices) {
    return switch (choices.below(4)) {
      case 0 -> key(choices);
      case 1 -> choices.oneOf(PIECES);
      case 2 -> choices.text(40);
      default -> choices.oneOf(List.of("", "true", "null", "0", "-1", "1e999", "NaN", "[]", "{}"));
    };
  }

  /** As a client may have encoded it: once, twice, not at all, or cut in the middle. */
  public static String encoded(Choices choices, String text) {
    String once = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return switch (choices.below(8)) {
      case 0 -> text;
      case 1 -> URLEncoder.encode(once, StandardCharsets.UTF_8);
      case 2 -> once.substring(0, once.length() - Math.min(once.length(), 1));
      case 3 -> once.replace("+", "%20");
      default -> once;
    };
  }
}
