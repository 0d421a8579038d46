/**
 * What stages do to one record: {@link dev.efsshare.workflow.record.RecordStep} is the shape, ETL,
 * Filter and Score are its implementations. No files, no buckets, no functions.
 *
 * <p>A record is a JSON object with a {@code text}. {@code id} names it, {@code language} and
 * {@code confidence} come with scoring; other members go along as they are.
 */
@NullMarked
package dev.efsshare.workflow.record;

import org.jspecify.annotations.NullMarked;
