/**
 * The stack of a SAM template on one machine, without Docker and without an AWS account.
 *
 * <p>{@link dev.efsshare.local.LocalStack} starts what a template declares: functions as real
 * Lambda runtime processes, an HTTP API, a Lambda Invoke endpoint, an S3 server with its events,
 * and a folder in place of the EFS mount. {@link dev.efsshare.local.LocalStackOptions} says where
 * and how. The command {@code ./efs-share local} is a thin layer over these two.
 */
@NullMarked
package dev.efsshare.local;

import org.jspecify.annotations.NullMarked;
