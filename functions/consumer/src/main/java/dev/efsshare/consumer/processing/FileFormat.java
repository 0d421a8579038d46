package dev.efsshare.consumer.processing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, as far as its first bytes tell. Immutable.
 *
 * @param name for example {@code zip}
 * @param mediaType for example {@code application/zip}
 * @param component of an OpenNLP model, which one; else null
 */
public record FileFormat(String name, String mediaType, @Nullable String component) {
  /** The name of the format of OpenNLP models. */
  public static final String OPENNLP_MODEL = "opennlp-model";

  /** Bytes from the start of a file that are looked at, at most. */
  public static final int HEAD_BYTES = 64 << 10;

  static FileFormat of(String name, String mediaType) {
    return new FileFormat(name, mediaType, null);
  }

  /**
   * Recognises a file.
   *
   * @param head its first bytes, {@link #HEAD_BYTES} of them or the whole file
   */
  public static FileFormat of(byte[] head) {
    return FormatDetector.detect(head);
  }

  /** The members that a result carries. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    members.put("mediaType", mediaType);
    if (component != null) {
      members.put("component", component);
    }
    return members;
  }
}
