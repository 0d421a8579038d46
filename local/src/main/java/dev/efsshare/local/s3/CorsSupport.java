package dev.efsshare.local.s3;

import dev.efsshare.local.template.BucketCorsRule;
import dev.efsshare.local.template.BucketDeclaration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.CrossOriginResourceSharing;

/**
 * The buckets' CORS rules in the server's form. The server has one set of rules for all its
 * buckets, so theirs are united: where S3 would refuse a browser because an origin and a method are
 * of different rules, this server does not.
 */
final class CorsSupport {

  private static final String ANY = "*";

  /** What PutObject and the other requests of pages may carry. */
  private static final List<String> S3_HEADERS =
      List.of(
          "authorization",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-md5",
          "content-type",
          "expires",
          "if-match",
          "if-none-match",
          "range",
          "x-amz-acl",
          "x-amz-checksum-algorithm",
          "x-amz-checksum-crc32",
          "x-amz-checksum-crc32c",
          "x-amz-checksum-crc64nvme",
          "x-amz-checksum-mode",
          "x-amz-checksum-sha1",
          "x-amz-checksum-sha256",
          "x-amz-checksum-type",
          "x-amz-content-sha256",
          "x-amz-copy-source",
          "x-amz-date",
          "x-amz-expected-bucket-owner",
          "x-amz-request-payer",
          "x-amz-sdk-checksum-algorithm",
          "x-amz-security-token",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-server-side-encryption-bucket-key-enabled",
          "x-amz-server-side-encryption-context",
          "x-amz-storage-class",
          "x-amz-tagging",
          "x-amz-user-agent",
          "x-amz-website-redirect-location");

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

  /**
   * The server knows whole names, or a wildcard for all: any other pattern becomes those headers of
   * S3 that it covers.
   */
  private static List<String> headers(List<String> allowed) {
    return allowed.contains(ANY)
        ? List.of(ANY)
        : allowed.stream().flatMap(CorsSupport::covered).distinct().toList();
  }

  private static Stream<String> covered(String allowed) {
    Pattern pattern =
        Pattern.compile(Pattern.quote(allowed).replace(ANY, "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
    return allowed.contains(ANY)
        ? S3_HEADERS.stream().filter(header -> pattern.matcher(header).matches())
        : Stream.of(allowed);
  }
}
