/**
 * A deployed stack: {@link dev.efsshare.evidence.aws.AwsCollector} asks CloudFormation, EFS,
 * Lambda, CloudWatch Logs and S3, and keeps each answer as it came.
 */
@NullMarked
package dev.efsshare.evidence.aws;

import org.jspecify.annotations.NullMarked;
