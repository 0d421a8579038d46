package dev.efsshare.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack runs with, in its state folder, for whoever asks when it has ended. Immutable.
 *
 * @param template absolute path of the SAM template
 * @param templateSha256 of its content at the stack's start, in hex
 * @param mount absolute path of the folder that stands for the functions' file system
 * @param parameters the values that the template's parameters were given; the others had defaults
 */
public record StackNote(
    String template, String templateSha256, String mount, Map<String, String> parameters) {
  private static final String FILE = "stack.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Copies the parameters. */
  public StackNote {
    parameters = Map.copyOf(parameters);
  }

  /** Replaces the note of the stack that ran here before. */
  static void write(LocalStackOptions options) throws IOException {
    StackNote note =
        new StackNote(
            options.template().toString(),
            sha256(options.template()),
            options.mount().toString(),
            new TreeMap<>(options.parameters()));
    Files.write(options.state().resolve(FILE), JSON.writeValueAsBytes(note));
  }

  /**
   * Options of the stack that ran last in a state folder.
   *
   * @param options whose state folder is looked at
   * @return the same with that stack's template, mount and parameters
   * @throws LocalStackException if none has run there, or its template has changed since
   */
  public static LocalStackOptions applyTo(LocalStackOptions options) {
    Path file = options.state().resolve(FILE);
    if (Files.notExists(file)) {
      throw new LocalStackException(
          ("No stack has run in %s; start one with ./efs-share local, or name its folder with"
                  + " --state")
              .formatted(options.state()));
    }
    try {
      StackNote note = JSON.readValue(Files.readAllBytes(file), StackNote.class);
      Path template = Path.of(note.template());
      if (!note.templateSha256().equals(sha256(template))) {
        throw new LocalStackException(
            ("Template %s is not as the stack in %s ran it: it was changed since; run that stack"
                    + " again, or put the template back")
                .formatted(template, options.state()));
      }
      LocalStackOptions noted = options.withTemplate(template).withMount(Path.of(note.mount()));
      for (Map.Entry<String, String> parameter : note.parameters().entrySet()) {
        noted = noted.withParameter(parameter.getKey(), parameter.getValue());
      }
      return noted;
    } catch (IOException e) {
      throw new LocalStackException(
          "What the stack in %s ran with cannot be told (%s)"
              .formatted(options.state(), Causes.reason(e)),
          e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
