package dev.efsshare.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.transfer.ObjectInfo;
import dev.efsshare.transfer.ObjectInfo.Part;
import dev.efsshare.transfer.ObjectRef;
import dev.efsshare.transfer.ObjectStoreException;
import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What S3 tells of checksums, by answers as S3 gives them. */
class HeldChecksumTest {
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
  private static final ContentChecksum FIRST =
      ContentChecksum.ofBase64(ChecksumAlgorithm.CRC32, "AAAAAQ==");
  private static final ContentChecksum SECOND =
      ContentChecksum.ofBase64(ChecksumAlgorithm.CRC32, "AAAAAg==");
  private static final List<Part> PARTS = List.of(new Part(6, FIRST), new Part(4, SECOND));
  private static final String COMPOSITE =
      head(
          10,
          "ETag: \"tag\"\r\nx-amz-checksum-crc32: AAAAAw==-2\r\nx-amz-checksum-type: COMPOSITE");
  private static final String REFUSED = CannedServer.error("403 Forbidden", "AccessDenied");

  @Test
  void entityTag_thatIsAnMd5ByTheRules_isTheChecksum() throws IOException {
    assertThat(headOf("ETag: \"" + MD5 + "\"").checksum())
        .isEqualTo(new ContentChecksum(ChecksumAlgorithm.MD5, MD5));
    assertThat(headOf("ETag: \"" + MD5 + "\"\r\nx-amz-server-side-encryption: AES256").checksum())
        .isEqualTo(new ContentChecksum(ChecksumAlgorithm.MD5, MD5));
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-server-side-encryption: aws:kms",
    "x-amz-server-side-encryption: aws:kms:dsse",
    "x-amz-server-side-encryption-customer-algorithm: AES256"
  })
  void entityTag_ofAnEncryptedObject_isNoChecksum(String header) throws IOException {
    assertThat(headOf("ETag: \"" + MD5 + "\"\r\n" + header).checksum()).isNull();
  }

  @Test
  void entityTag_inADirectoryBucket_isNoChecksum() {
    HeadObjectResponse head = HeadObjectResponse.builder().eTag(MD5).build();

    assertThat(HeldChecksum.of("models--use1-az4--x-s3", head).fullObject()).isNull();
    assertThat(HeldChecksum.of("models", head).fullObject()).isNotNull();
  }

  @Test
  void composite_whenTheAnswerIsCutShort_isTransient() {
    String cut = attributes(false, 1, 10, "AAAAAQ==").replace("</ObjectParts>", "");
    assertThatThrownBy(() -> headWith(r -> r.startsWith("HEAD") ? COMPOSITE : cut))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
  }

  @Test
  void entityTag_ofAnUploadInParts_isNoChecksum() throws IOException {
    ObjectInfo info = headOf("ETag: \"" + MD5 + "-2\"");

    assertThat(info.checksum()).isNull();
    assertThat(info.parts()).isEmpty();
    assertThat(info.eTag()).isEqualTo(MD5 + "-2");
  }

  @Test
  void checksumOfTheWhole_ofAnUploadInParts_isTheChecksum() throws IOException {
    assertThat(
            headOf(
                    "ETag: \""
                        + MD5
                        + "-2\"\r\nx-amz-checksum-crc64nvme: rosUhgp5mIg=\r\n"
                        + "x-amz-checksum-type: FULL_OBJECT")
                .checksum())
        .isEqualTo(ContentChecksum.ofBase64(ChecksumAlgorithm.CRC64NVME, "rosUhgp5mIg="));
  }

  @Test
  void composite_withAttributesAllowed_hasPartsFromAllPages() throws IOException {
    ObjectInfo info =
        headWith(request -> {
          if (request.startsWith("HEAD")) {
            return COMPOSITE;
          }
          return header(request, "x-amz-part-number-marker").equals("0")
              ? attributes(true, 1, 6, "AAAAAQ==")
              : attributes(false, 2, 4, "AAAAAg==");
        });

    assertThat(info.checksum()).isNull();
    assertThat(info.parts()).isEqualTo(PARTS);
  }

  @Test
  void composite_withAttributesRefused_hasPartsFromAHeadOfEach() throws IOException {
    ObjectInfo info =
        headWith(request -> {
          if (request.startsWith("GET")) {
            return REFUSED;
          }
          return !request.contains("partNumber=")
              ? COMPOSITE
              : request.contains("partNumber=1") ? part(6, "AAAAAQ==", 2) : part(4, "AAAAAg==", 2);
        });

    assertThat(info.parts()).isEqualTo(PARTS);
  }

  @Test
  void composite_ofAServerThatIgnoresPartNumbers_hasNoParts() throws IOException {
    ObjectInfo info = headWith(request -> request.startsWith("GET") ? REFUSED : COMPOSITE);

    assertThat(info.checksum()).isNull();
    assertThat(info.parts()).isEmpty();
  }

  @Test
  void composite_whosePartsDoNotAddUp_hasNoParts() throws IOException {
    ObjectInfo info =
        headWith(request ->
            request.startsWith("HEAD") && !request.contains("partNumber=")
                ? COMPOSITE
                : request.startsWith("HEAD")
                    ? part(3, "AAAAAQ==", 2)
                    : attributes(false, 1, 6, "AAAAAQ=="));

    assertThat(info.parts()).isEmpty();
  }

  @Test
  void composite_ofAnObjectThatChangedMeanwhile_isChanged() {
    assertThatThrownBy(() ->
            headWith(request ->
                request.startsWith("HEAD")
                    ? COMPOSITE
                    : attributes(false, 1, 10, "AAAAAQ==").replace("\"tag\"", "\"new\"")))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED));
  }

  @Test
  void composite_whenTheStoreFails_isTransientAndNotUnchecked() {
    assertThatThrownBy(() ->
            headWith(request ->
                request.startsWith("HEAD")
                    ? COMPOSITE
                    : CannedServer.error("503 Slow Down", "SlowDown")))
        .isInstanceOfSatisfying(
            ObjectStoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
  }

  private static ObjectInfo headOf(String headers) throws IOException {
    try (CannedServer server = new CannedServer(request -> head(10, headers));
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      return new S3ObjectStore(client).head(ObjectRef.of("bucket", "key"));
    }
  }

  private static ObjectInfo headWith(Function<String, String> answers) throws IOException {
    try (CannedServer server = new CannedServer(answers);
        S3Client client = S3Clients.withoutRetries(server.uri())) {
      return new S3ObjectStore(client).head(ObjectRef.of("bucket", "key"));
    }
  }

  private static String head(long length, String headers) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n\r\n"
        .formatted(length, headers);
  }

  private static String part(long length, String crc32, int count) {
    return head(
        length,
        "ETag: \"tag\"\r\nx-amz-checksum-crc32: " + crc32 + "\r\nx-amz-mp-parts-count: " + count);
  }

  private static String attributes(boolean truncated, int number, long size, String crc32) {
    return CannedServer.answer(
        "200 OK",
        "Content-Type: application/xml\r\n",
        """
        <GetObjectAttributesResponse><ETag>"tag"</ETag><ObjectParts>\
        <IsTruncated>%s</IsTruncated><NextPartNumberMarker>%d</NextPartNumberMarker>\
        <Part><PartNumber>%d</PartNumber><Size>%d</Size><ChecksumCRC32>%s</ChecksumCRC32></Part>\
        </ObjectParts></GetObjectAttributesResponse>\
        """
            .formatted(truncated, number, number, size, crc32));
  }

  private static String header(String request, String name) {
    return request
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).trim())
        .findFirst()
        .orElse("");
  }
}
