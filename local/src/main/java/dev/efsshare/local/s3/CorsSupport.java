package dev.efsshare.local.s3;

import dev.efsshare.local.template.BucketCorsRule;
import dev.efsshare.local.template.BucketDeclaration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;

/**
 * The buckets' CORS rules in the server's form. The server has one set of rules for all its
 * buckets, so theirs are united: where S3 would refuse a browser because an origin and a method are
 * of different rules, this server does not.
 */
final class CorsSupport {

  private static final String ANY = "*";

  private CorsSupport() {}

  static CrossOriginResourceSharing of(List<BucketDeclaration> buckets) {
    List<BucketCorsRule> rules =
        buckets.stream().flatMap(bucket -> bucket.corsRules().stream()).toList();
    return rules.isEmpty()
        ? CrossOriginResourceSharing.disabled()
        : new CrossOriginResourceSharing(
            union(rules, BucketCorsRule::allowedOrigins).stream()
                .map(CorsSupport::originPattern)
                .toList(),
            union(rules, BucketCorsRule::allowedMethods),
            headers(union(rules, BucketCorsRule::allowedHeaders)),
            union(rules, BucketCorsRule::exposedHeaders),
            // S3 allows credentials to origins that are named; its presigned URLs need none
            "");
  }

  private static List<String> union(
      List<BucketCorsRule> rules, Function<BucketCorsRule, List<String>> part) {
    return rules.stream().map(part).flatMap(List::stream).distinct().toList();
  }

  /** The server takes regular expressions, and the bare wildcard for itself. */
  private static String originPattern(String origin) {
    return origin.equals(ANY) ? ANY : Pattern.quote(origin).replace(ANY, "\\E.*\\Q");
  }

  /** The server knows whole names, or a wildcard for all. */
  private static List<String> headers(List<String> allowed) {
    return allowed.stream().anyMatch(name -> name.contains(ANY)) ? List.of(ANY) : allowed;
  }
}
