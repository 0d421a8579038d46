package dev.efsshare.producer;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ContentChecksum;
import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.event.HttpRequest;
import dev.efsshare.functions.json.Json;
import dev.efsshare.functions.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is asked for.
 *
 * @param key of the object, not checked yet
 * @param sizeBytes 0 or more, or null if it is not to be bound
 * @param contentType a media type, or null if it is not to be bound
 * @param sha256 or null if it is not to be bound
 */
record UploadRequest(
    String key,
    @Nullable Long sizeBytes,
    @Nullable String contentType,
    @Nullable ContentChecksum sha256) {
  private static final List<String> MEMBERS = List.of("key", "sizeBytes", "contentType", "sha256");
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final String NAME = TOKEN.replace("*", "");

  /**
   * RFC 9110, in printable ASCII: it is sent as a header. No asterisk before the parameters: that
   * makes it a range of media types, which no content has.
   */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "(?=[ -~]{3,255}$)N/N( *; *T=(T|\"[^\"\\\\]*\"))*"
              .replace("N", NAME)
              .replace("T", TOKEN));

  /**
   * Reads a request body.
   *
   * @param maxBytes for messages: a size above it is not refused here
   * @throws FunctionException INVALID_REQUEST
   */
  static UploadRequest of(HttpRequest request, long maxBytes) {
    if (request.isBlank()) {
      throw Problem.invalidRequest(
          "the request body is empty; send {\"key\": \"models/...\"}, and the content then to the"
              + " URL of the answer");
    }
    JsonObject body = Json.parseObject(request.bodyBytes(), "the request body", MEMBERS);
    String key = body.string("key");
    if (key == null) {
      throw Problem.invalidRequest("the request has no 'key'; send {\"key\": \"models/...\"}");
    }
    try {
      return new UploadRequest(key, sizeBytes(body, maxBytes), contentType(body), sha256(body));
    } catch (FunctionException e) {
      throw e.problem().with("key", key).asException();
    }
  }

  private static @Nullable Long sizeBytes(JsonObject body, long maxBytes) {
    Object size = body.members().get("sizeBytes");
    if (size == null) {
      return null;
    }
    if ((size instanceof Integer || size instanceof Long) && ((Number) size).longValue() >= 0) {
      return ((Number) size).longValue();
    }
    String wanted = "a whole number of bytes from 0 to %d".formatted(maxBytes);
    throw Problem.invalidRequest(
        "'sizeBytes' must be %s, not %s; leave it out for any size"
            .formatted(wanted, shown(Json.text(size))));
  }

  private static @Nullable String contentType(JsonObject body) {
    String type = body.string("contentType");
    if (type == null || MEDIA_TYPE.matcher(type).matches()) {
      return type;
    }
    throw unusable("contentType", type, "a media type such as application/octet-stream");
  }

  private static @Nullable ContentChecksum sha256(JsonObject body) {
    String hex = body.string("sha256");
    if (hex == null) {
      return null;
    }
    try {
      return new ContentChecksum(ChecksumAlgorithm.SHA_256, hex.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unusable("sha256", hex, "64 hexadecimal digits, as sha256sum prints them");
    }
  }

  private static FunctionException unusable(String member, String value, String wanted) {
    return Problem.invalidRequest(
        "'%s' must be %s, not '%s'".formatted(member, wanted, shown(value)));
  }

  private static String shown(String value) {
    return value.length() > 100 ? value.substring(0, 100) + "..." : value;
  }
}
