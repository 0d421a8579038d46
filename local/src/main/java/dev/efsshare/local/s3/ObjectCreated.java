package dev.efsshare.local.s3;

/**
 * An object that has just been written.
 *
 * @param eventName for example {@code ObjectCreated:Put}
 * @param bucket bucket name
 * @param key object key, not encoded
 * @param size bytes
 * @param eTag without quotes
 * @param versionId empty when the bucket keeps no versions
 * @param sequencer hexadecimal; of two events of one key the later write has the larger one
 */
public record ObjectCreated(
    String eventName,
    String bucket,
    String key,
    long size,
    String eTag,
    String versionId,
    String sequencer) {}
