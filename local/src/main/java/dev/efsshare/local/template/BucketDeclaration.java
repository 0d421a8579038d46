package dev.efsshare.local.template;

import java.util.List;

/**
 * A bucket of the template.
 *
 * @param logicalId its name in the template
 * @param name its name in S3
 * @param corsRules what it answers to browsers of other origins; empty means nothing
 */
public record BucketDeclaration(String logicalId, String name, List<BucketCorsRule> corsRules) {

  /** Copies the list. */
  public BucketDeclaration {
    corsRules = List.copyOf(corsRules);
  }
}
