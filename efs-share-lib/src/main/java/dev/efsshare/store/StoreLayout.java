package dev.efsshare.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where things are below a store's root. Immutable. */
final class StoreLayout {
  private static final String INTERNAL = ".efs-share";
  private static final String OBJECTS = INTERNAL + "/objects";
  private static final String KEYS = INTERNAL + "/keys";
  private static final String IDS = INTERNAL + "/ids";
  // Two leading zeros: whatever else the digits are, they fit into a long.
  private static final Pattern RECORD_NAME = Pattern.compile("00[0-9]{18}\\.json");
  private static final Pattern ID_NAME =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final String RECORD_SUFFIX = ".json";

  private final Path root;
  private final String publishedDirectory;

  StoreLayout(Path root, String publishedDirectory) {
    // The rules for a key are those for a path that every client can have.
    new StoreKey(publishedDirectory);
    if (publishedDirectory.equals(INTERNAL) || publishedDirectory.startsWith(INTERNAL + "/")) {
      throw new IllegalArgumentException(
          "publishedDirectory '%s' is the store's own; name another one, for example 'models'"
              .formatted(publishedDirectory));
    }
    this.root = root;
    this.publishedDirectory = publishedDirectory;
  }

  List<String> directories() {
    return List.of(publishedDirectory, OBJECTS, KEYS, IDS);
  }

  Path root() {
    return root;
  }

  Path published() {
    return root.resolve(publishedDirectory);
  }

  Path objects() {
    return root.resolve(OBJECTS);
  }

  Path keys() {
    return root.resolve(KEYS);
  }

  Path ids() {
    return root.resolve(IDS);
  }

  Path link(StoreKey key) {
    return published().resolve(key.value());
  }

  Path content(FileId id) {
    return fannedOut(objects(), id.toString());
  }

  Path id(FileId id) {
    return fannedOut(ids(), id.toString());
  }

  Path keyDirectory(StoreKey key) {
    // A digest, because a key may be longer than a file name and have '/' in it.
    return fannedOut(keys(), sha256(key.value()));
  }

  Path record(StoreKey key, long generation) {
    return keyDirectory(key).resolve(digits(generation) + RECORD_SUFFIX);
  }

  /** Not the default locale's digits: every machine must read the names of every other. */
  private static String digits(long generation) {
    return String.format(Locale.ROOT, "%020d", generation);
  }

  /** The directory of something below the root; getParent() could be null elsewhere. */
  static Path parent(Path path) {
    return path.resolveSibling("");
  }

  static boolean isIdName(String fileName) {
    return ID_NAME.matcher(fileName).matches();
  }

  static boolean isRecordName(String fileName) {
    return RECORD_NAME.matcher(fileName).matches();
  }

  /** The generation that a record's name says. */
  static long generationOf(String recordName) {
    return Long.parseLong(recordName, 0, recordName.length() - RECORD_SUFFIX.length(), 10);
  }

  private static Path fannedOut(Path directory, String name) {
    return directory.resolve(name.substring(0, 2)).resolve(name);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
