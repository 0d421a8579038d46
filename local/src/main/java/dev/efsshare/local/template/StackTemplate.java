package dev.efsshare.local.template;

import java.util.List;

/**
 * What a template declares, as far as it runs locally. Immutable.
 *
 * @param functions every {@code AWS::Serverless::Function}, in the template's order
 * @param buckets every {@code AWS::S3::Bucket}
 * @param cors what the HTTP API answers to browsers of other origins
 * @param authorizes whether the HTTP API, once deployed, lets only those in who show who they are
 */
public record StackTemplate(
    List<FunctionDeclaration> functions,
    List<BucketDeclaration> buckets,
    CorsRules cors,
    boolean authorizes) {

  /** Copies the lists. */
  public StackTemplate {
    functions = List.copyOf(functions);
    buckets = List.copyOf(buckets);
  }
}
