package dev.efsshare.s3;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectPart;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The checksum that S3 holds of an object: of the whole, or composite (a checksum of the parts'
 * checksums, which says nothing about the bytes without the parts).
 *
 * @param fullObject of the whole object, or null
 * @param composite the algorithm of the parts' checksums, or null
 * @param partCount of a composite checksum; 0 if the answer did not tell
 */
record HeldChecksum(
    @Nullable ContentChecksum fullObject, @Nullable ChecksumAlgorithm composite, int partCount) {

  private static final HeldChecksum NONE = new HeldChecksum(null, null, 0);
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern COMPOSITE = Pattern.compile("([^-]+)-([0-9]{1,5})");
  private static final String DIRECTORY_BUCKET_SUFFIX = "--x-s3";

  static HeldChecksum of(String bucket, HeadObjectResponse head) {
    for (Map.Entry<ChecksumAlgorithm, String> held : valuesOf(head).entrySet()) {
      Matcher composite = COMPOSITE.matcher(held.getValue());
      if (composite.matches()) {
        return new HeldChecksum(null, held.getKey(), Integer.parseInt(composite.group(2)));
      }
      return head.checksumType() == ChecksumType.COMPOSITE
          ? new HeldChecksum(null, held.getKey(), 0)
          : new HeldChecksum(ContentChecksum.ofBase64(held.getKey(), held.getValue()), null, 0);
    }
    return ofEntityTag(bucket, head);
  }

  private static HeldChecksum ofEntityTag(String bucket, HeadObjectResponse head) {
    String eTag = unquoted(head.eTag());
    boolean plain =
        head.serverSideEncryption() == null
            || head.serverSideEncryption() == ServerSideEncryption.AES256;
    boolean isMd5 =
        plain
            && head.sseCustomerAlgorithm() == null
            && !bucket.endsWith(DIRECTORY_BUCKET_SUFFIX)
            && MD5.matcher(eTag).matches();
    return isMd5
        ? new HeldChecksum(new ContentChecksum(ChecksumAlgorithm.MD5, eTag), null, 0)
        : NONE;
  }

  /** In the order of preference, should an object ever carry several: strongest first. */
  private static Map<ChecksumAlgorithm, String> valuesOf(HeadObjectResponse head) {
    return present(
        head.checksumSHA256(),
        head.checksumSHA1(),
        head.checksumCRC64NVME(),
        head.checksumCRC32C(),
        head.checksumCRC32());
  }

  /** The part's value of one algorithm, or null if the answer has none or a composite one. */
  static @Nullable ContentChecksum ofPart(ChecksumAlgorithm algorithm, ObjectPart part) {
    return single(
        algorithm,
        present(
            part.checksumSHA256(),
            part.checksumSHA1(),
            part.checksumCRC64NVME(),
            part.checksumCRC32C(),
            part.checksumCRC32()));
  }

  /** The same from the answer to a HEAD of one part. */
  static @Nullable ContentChecksum ofPart(ChecksumAlgorithm algorithm, HeadObjectResponse part) {
    return single(algorithm, valuesOf(part));
  }

  private static @Nullable ContentChecksum single(
      ChecksumAlgorithm algorithm, Map<ChecksumAlgorithm, String> values) {
    String value = values.get(algorithm);
    return value == null || COMPOSITE.matcher(value).matches()
        ? null
        : ContentChecksum.ofBase64(algorithm, value);
  }

  private static Map<ChecksumAlgorithm, String> present(
      @Nullable String sha256,
      @Nullable String sha1,
      @Nullable String crc64,
      @Nullable String crc32c,
      @Nullable String crc32) {
    Map<ChecksumAlgorithm, String> values = new LinkedHashMap<>();
    putPresent(values, ChecksumAlgorithm.SHA_256, sha256);
    putPresent(values, ChecksumAlgorithm.SHA_1, sha1);
    putPresent(values, ChecksumAlgorithm.CRC64NVME, crc64);
    putPresent(values, ChecksumAlgorithm.CRC32C, crc32c);
    putPresent(values, ChecksumAlgorithm.CRC32, crc32);
    return values;
  }

  private static void putPresent(
      Map<ChecksumAlgorithm, String> values, ChecksumAlgorithm algorithm, @Nullable String value) {
    if (value != null) {
      values.put(algorithm, value);
    }
  }

  static String unquoted(@Nullable String eTag) {
    return eTag == null ? "" : eTag.replace("\"", "");
  }
}
