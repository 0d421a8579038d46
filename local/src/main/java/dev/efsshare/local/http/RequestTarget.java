package dev.efsshare.local.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request asks for. The server takes each byte of it for a character; those beyond ASCII are
 * percent-encoded here, as a browser would have done, so that they are read as UTF-8.
 *
 * @param path decoded
 * @param rawQuery as sent, but for bytes beyond ASCII; empty when there is none
 */
record RequestTarget(String path, String rawQuery) {

  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]");

  /** Takes apart what the server has read. */
  static RequestTarget of(URI sent) {
    URI ascii = URI.create(encoded(sent.toString()));
    return new RequestTarget(ascii.getPath(), Optional.ofNullable(ascii.getRawQuery()).orElse(""));
  }

  private static String encoded(String target) {
    return BEYOND_ASCII
        .matcher(target)
        .replaceAll(each -> String.format(Locale.ROOT, "%%%02X", (int) each.group().charAt(0)));
  }
}
