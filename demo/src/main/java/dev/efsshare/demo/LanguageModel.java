package dev.efsshare.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The model that the demonstration shares: Apache OpenNLP's language detector for 183 languages, as
 * published in {@code org.apache.opennlp:opennlp-models-langdetect}.
 */
public final class LanguageModel {

  /** The name of the file, on the share and in the bucket. */
  public static final String NAME = "langdetect-183.bin";

  private LanguageModel() {}

  /**
   * Reads the model from the class path.
   *
   * @return its bytes, about 10.5 MB
   * @throws IOException if it cannot be read
   */
  public static byte[] bytes() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            LanguageModel.class.getResourceAsStream("/" + NAME),
            NAME + " is not on the class path")) {
      return in.readAllBytes();
    }
  }
}
