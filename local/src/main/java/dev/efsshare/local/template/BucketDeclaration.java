package dev.efsshare.local.template;

/**
 * A bucket of the template.
 *
 * @param logicalId its name in the template
 * @param name its name in S3
 */
public record BucketDeclaration(String logicalId, String name) {}
