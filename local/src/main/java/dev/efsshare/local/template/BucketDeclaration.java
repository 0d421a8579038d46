package dev.efsshare.local.template;

/**
 * A bucket of the template.
 *
 * @param logicalId its name in the template
 * @param name its name in S3
 * @param versioned whether {@code VersioningConfiguration} is {@code Enabled}
 */
public record BucketDeclaration(String logicalId, String name, boolean versioned) {}
