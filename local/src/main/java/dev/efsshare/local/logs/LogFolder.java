package dev.efsshare.local.logs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The logs in the state folder of a stack, which may be running or not. Immutable; safe for use by
 * several threads.
 */
public final class LogFolder {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path logs;
  private final Path functions;

  private LogFolder(Path state) {
    this.logs = state.resolve("logs");
    this.functions = state.resolve("functions.json");
  }

  /**
   * The logs of a stack.
   *
   * @param state its state folder
   * @return a view of what is there, now and later
   */
  public static LogFolder of(Path state) {
    return new LogFolder(state);
  }

  /**
   * Where log groups are: {@code <log group>/<yyyy/MM/dd>/<stream>.log}.
   *
   * @return absent until a function has run
   */
  public Path path() {
    return logs;
  }

  /**
   * Notes which function logs where, for readers that come when the stack has ended. Functions of
   * earlier templates stay known.
   *
   * @param declared the functions of a stack that starts
   * @throws IOException when the note cannot be written
   */
  public void note(List<FunctionDeclaration> declared) throws IOException {
    Map<String, FunctionLog> known = new LinkedHashMap<>(functions());
    declared.forEach(each -> known.put(each.logicalId(), FunctionLog.of(each)));
    Files.write(functions, JSON.writeValueAsBytes(known));
  }

  /**
   * Every function that a stack of this folder has had.
   *
   * @return by logical id; empty when no stack has run here
   */
  public Map<String, FunctionLog> functions() {
    if (Files.notExists(functions)) {
      return Map.of();
    }
    try {
      return JSON.readValue(
          Files.readAllBytes(functions),
          new TypeReference<LinkedHashMap<String, FunctionLog>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Note of functions " + functions + " cannot be read", e);
    }
  }

  /** The files of all streams at this moment. */
  List<LogFile> files() throws IOException {
    if (Files.notExists(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(file -> file.toString().endsWith(".log") && Files.isRegularFile(file))
          .sorted()
          .map(file -> LogFile.in(logs, file))
          .toList();
    }
  }
}
