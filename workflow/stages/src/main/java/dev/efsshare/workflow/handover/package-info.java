/**
 * How one stage hands data to the next through a bucket: JSON Lines, whole or not at all, with what
 * is needed to check them.
 *
 * <p>{@link dev.efsshare.workflow.handover.HandoverInput} reads, {@link
 * dev.efsshare.workflow.handover.HandoverOutput} writes; {@link
 * dev.efsshare.workflow.handover.Handover} is what their metadata say. {@link
 * dev.efsshare.workflow.handover.Bucket} is the port below, {@link
 * dev.efsshare.workflow.handover.S3Bucket} the same on S3. An object here is created by one
 * request, with its checksum, if its key is free: a writer that dies leaves none, and one that
 * comes late changes none.
 *
 * <p>Permissions: {@code s3:GetObject} on what is read, {@code s3:PutObject} on what is written,
 * and {@code s3:ListBucket} on the bucket, without which S3 answers 403 for what is not there.
 */
@NullMarked
package dev.efsshare.workflow.handover;

import org.jspecify.annotations.NullMarked;
