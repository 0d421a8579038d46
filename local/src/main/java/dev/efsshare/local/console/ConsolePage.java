package dev.efsshare.local.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page, which are on the class path beside this class. */
final class ConsolePage {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** No slash and one dot, so a request never leaves the page's folder. */
  private static final Pattern NAME = Pattern.compile("/([a-z-]+\\.(html|css|js|svg))");

  private ConsolePage() {}

  /**
   * A file of the page.
   *
   * @param mediaType with its charset
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one answer
  record Asset(byte[] content, String mediaType) {}

  /**
   * Looks up a file.
   *
   * @param path of the request, {@code /} for the page itself
   */
  static Optional<Asset> find(String path) throws IOException {
    Matcher name = NAME.matcher(path.equals("/") ? "/index.html" : path);
    if (!name.matches()) {
      return Optional.empty();
    }
    try (InputStream in = ConsolePage.class.getResourceAsStream(name.group(1))) {
      return in == null
          ? Optional.empty()
          : Optional.of(new Asset(in.readAllBytes(), MEDIA_TYPES.getOrDefault(name.group(2), "")));
    }
  }
}
