package dev.efsshare.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets in text: access keys, session tokens, authorisation headers, signatures of
 * presigned URLs, and the very credentials that evidence is collected with. Only the secret goes;
 * all around it stays as it was.
 *
 * <p>Thread-safety: immutable.
 */
public final class Redactor {
  /** What stands in place of a secret. */
  public static final String REPLACEMENT = "REDACTED";

  private static final int SHORTEST_SECRET = 8;

  /** Each has the secret in its group {@code secret}. */
  private static final List<Pattern> SHAPES =
      List.of(
          // identifiers of long-lived and of temporary access keys
          Pattern.compile("(?<secret>\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b)"),
          // a presigned URL, also one inside JSON, XML or another URL's parameter
          Pattern.compile(
              "(?i)x-amz-(?:signature|security-token|credential)(?:=|%3D)"
                  + "(?<secret>[^&\\s\"'<>\\\\]+)"),
          // headers and environments, as JSON, as an array in it, or as NAME=VALUE; not a shell's
          // $NAME
          Pattern.compile(
              "(?i)\"?\\b(?:aws_secret_access_key|aws_session_token|secretaccesskey|sessiontoken"
                  + "|x-amz-security-token|authorization)\\b\\\\*\"?\\s*[:=]\\s*(?:\\[\\s*)?\\\\*\"?"
                  + "(?<secret>(?:(?:Bearer|Basic) +)?+(?!\\$|AWS4-)[^\"\\\\\\s,<>\\[\\]{}]+)"),
          // an authorisation header of AWS, of which key and signature go
          Pattern.compile("(?i)\\bAWS4-[\\w-]+ +Credential=(?<secret>[^/\\s,\"\\\\]+)"),
          Pattern.compile("(?i)\\bSignature=(?<secret>[0-9a-f]{64,})"),
          // a JSON Web Token, wherever it stands
          Pattern.compile("(?<secret>\\beyJ[\\w-]{5,}\\.eyJ[\\w-]{5,}\\.[\\w-]+)"));

  private final List<Pattern> patterns;

  /**
   * A redactor.
   *
   * @param secrets to be found literally; those of less than eight characters are left out, since
   *     they would be found in everything
   */
  public Redactor(List<String> secrets) {
    List<Pattern> all = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST_SECRET) {
        all.add(Pattern.compile("(?<secret>" + Pattern.quote(secret) + ")"));
      }
    }
    all.addAll(SHAPES);
    this.patterns = List.copyOf(all);
  }

  /**
   * Text without its secrets.
   *
   * @param text without them
   * @param count how many were replaced
   */
  public record Redacted(String text, int count) {}

  /**
   * Replaces every secret.
   *
   * @param text any
   * @return the same when there is none in it
   */
  public Redacted redact(String text) {
    String result = text;
    int count = 0;
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(result);
      StringBuilder replaced = new StringBuilder();
      int end = 0;
      while (matcher.find()) {
        if (!matcher.group("secret").equals(REPLACEMENT)) {
          count++;
        }
        replaced.append(result, end, matcher.start("secret")).append(REPLACEMENT);
        end = matcher.end("secret");
      }
      result = end == 0 ? result : replaced.append(result, end, result.length()).toString();
    }
    return new Redacted(result, count);
  }
}
