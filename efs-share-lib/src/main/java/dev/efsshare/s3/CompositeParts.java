package dev.efsshare.s3;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectInfo.Part;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;

/**
 * Finds size and checksum of each part of an object with a composite checksum.
 *
 * <p>GetObjectAttributes tells a thousand parts in one answer but needs a permission of its own;
 * where it is refused or silent, a HEAD for each part tells the same. What does not add up to the
 * object is taken for not known: no parts, rather than a check against the wrong bytes.
 */
final class CompositeParts {

  /** A HEAD takes some 20 ms: more would delay an ingest by longer than the transfer itself. */
  private static final int MAX_HEADS = 1_000;

  private final S3Client client;

  CompositeParts(S3Client client) {
    this.client = client;
  }

  /** In order; empty if the checksum is not composite or its parts cannot be told. */
  List<Part> of(ObjectRef ref, String eTag, long sizeBytes, HeldChecksum held) throws IOException {
    ChecksumAlgorithm algorithm = held.composite();
    if (algorithm == null) {
      return List.of();
    }
    List<Part> parts = byAttributes(ref, eTag, algorithm);
    if (!addUp(parts, sizeBytes)) {
      parts = byHeads(ref, eTag, algorithm, held.partCount());
    }
    return addUp(parts, sizeBytes) ? parts : List.of();
  }

  private static boolean addUp(List<Part> parts, long sizeBytes) {
    return !parts.isEmpty() && parts.stream().mapToLong(Part::sizeBytes).sum() == sizeBytes;
  }

  private List<Part> byAttributes(ObjectRef ref, String eTag, ChecksumAlgorithm algorithm)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    Integer marker = 0;
    while (marker != null) {
      GetObjectAttributesResponse page;
      try {
        page = client.getObjectAttributes(attributesRequest(ref, marker));
      } catch (SdkException | UncheckedIOException | IllegalArgumentException e) {
        throwUnlessRefused(S3Failures.of(ref, S3Failures.READ, e));
        return List.of();
      }
      if (!HeldChecksum.unquoted(page.eTag()).equals(eTag)) {
        throw new ObjectStoreException(
            Kind.CHANGED, ref, "its entity tag is " + page.eTag() + ", not " + eTag, null);
      }
      GetObjectAttributesParts listed = page.objectParts();
      if (listed == null || !addAll(listed, algorithm, parts)) {
        return List.of();
      }
      marker = nextMarker(listed, marker);
    }
    return parts;
  }

  private static GetObjectAttributesRequest attributesRequest(ObjectRef ref, int marker) {
    return GetObjectAttributesRequest.builder()
        .bucket(ref.bucket())
        .key(ref.key())
        .versionId(ref.versionId())
        .objectAttributes(ObjectAttributes.E_TAG, ObjectAttributes.OBJECT_PARTS)
        .partNumberMarker(marker)
        .build();
  }

  private static boolean addAll(
      GetObjectAttributesParts listed, ChecksumAlgorithm algorithm, List<Part> parts) {
    for (ObjectPart part : listed.parts()) {
      ContentChecksum checksum = HeldChecksum.ofPart(algorithm, part);
      if (checksum == null || part.size() == null) {
        return false;
      }
      parts.add(new Part(part.size(), checksum));
    }
    return true;
  }

  private static @Nullable Integer nextMarker(GetObjectAttributesParts listed, int marker) {
    Integer next = listed.nextPartNumberMarker();
    boolean more = Boolean.TRUE.equals(listed.isTruncated()) && next != null && next > marker;
    return more ? next : null;
  }

  private List<Part> byHeads(ObjectRef ref, String eTag, ChecksumAlgorithm algorithm, int partCount)
      throws IOException {
    if (partCount > MAX_HEADS) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    for (int number = 1; number <= partCount; number++) {
      HeadObjectResponse head;
      try {
        head = client.headObject(partRequest(ref, eTag, number));
      } catch (SdkException | UncheckedIOException | IllegalArgumentException e) {
        throwUnlessRefused(S3Failures.of(ref, S3Failures.READ, e));
        return List.of();
      }
      ContentChecksum checksum = HeldChecksum.ofPart(algorithm, head);
      // A server that does not know part numbers answers for the whole object.
      if (checksum == null || !Objects.equals(head.partsCount(), partCount)) {
        return List.of();
      }
      parts.add(new Part(head.contentLength(), checksum));
    }
    return parts;
  }

  private static HeadObjectRequest partRequest(ObjectRef ref, String eTag, int number) {
    return HeadObjectRequest.builder()
        .bucket(ref.bucket())
        .key(ref.key())
        .versionId(ref.versionId())
        .ifMatch('"' + eTag + '"')
        .checksumMode(ChecksumMode.ENABLED)
        .partNumber(number)
        .build();
  }

  /** The check of the parts is not to be had there, but the object may be. */
  private static void throwUnlessRefused(IOException failure) throws IOException {
    boolean refused =
        failure instanceof ObjectStoreException e
            && (e.kind() == Kind.REFUSED || e.kind() == Kind.ACCESS_DENIED);
    if (!refused) {
      throw failure;
    }
  }
}
