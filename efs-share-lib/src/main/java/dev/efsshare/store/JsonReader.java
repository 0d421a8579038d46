package dev.efsshare.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON (RFC 8259), strictly: one value, UTF-8 without unpaired surrogates, no name twice in
 * an object, nesting bounded so that no content can exhaust the stack.
 */
final class JsonReader {
  private static final int MAX_DEPTH = 32;
  // Possessive: no backtracking, whatever the content.
  private static final Pattern NUMBER =
      Pattern.compile("-?+(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

  /** A value. A number is kept as it is written, since none is too large for that. */
  sealed interface Value {}

  record Text(String value) implements Value {}

  record Numeral(String literal) implements Value {}

  record Bool(boolean value) implements Value {}

  record Null() implements Value {}

  record Array(List<Value> items) implements Value {}

  record Members(Map<String, Value> byName) implements Value {}

  /** What is no JSON, and where. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  private final String text;
  private int position;

  private JsonReader(String text) {
    this.text = text;
  }

  static Value parse(byte[] utf8) throws MalformedException {
    JsonReader reader;
    try {
      reader =
          new JsonReader(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedException("it is not UTF-8");
    }
    Value value = reader.value(0);
    reader.skipSpace();
    if (reader.position < reader.text.length()) {
      throw reader.malformed("something follows the value");
    }
    return value;
  }

  private Value value(int depth) throws MalformedException {
    if (depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> array(depth);
      case '"' -> new Text(string());
      case 't' -> literal("true", new Bool(true));
      case 'f' -> literal("false", new Bool(false));
      case 'n' -> literal("null", new Null());
      default -> number();
    };
  }

  private Value members(int depth) throws MalformedException {
    Map<String, Value> byName = new LinkedHashMap<>();
    position++;
    if (!isNext('}')) {
      do {
        skipSpace();
        String name = string();
        expect(':');
        if (byName.put(name, value(depth + 1)) != null) {
          throw malformed("name '" + name + "' occurs twice");
        }
      } while (isNext(','));
      expect('}');
    }
    return new Members(byName);
  }

  private Value array(int depth) throws MalformedException {
    List<Value> items = new ArrayList<>();
    position++;
    if (!isNext(']')) {
      do {
        items.add(value(depth + 1));
      } while (isNext(','));
      expect(']');
    }
    return new Array(items);
  }

  private Value literal(String word, Value value) throws MalformedException {
    if (!text.startsWith(word, position)) {
      throw malformed("no value");
    }
    position += word.length();
    return value;
  }

  private Value number() throws MalformedException {
    Matcher matcher = NUMBER.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      throw malformed("no value");
    }
    position = matcher.end();
    return new Numeral(matcher.group());
  }

  private String string() throws MalformedException {
    if (peek() != '"') {
      throw malformed("'\"' expected");
    }
    position++;
    StringBuilder content = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw malformed("control character in a string");
      }
      content.append(c == '\\' ? escaped() : c);
    }
    String string = content.toString();
    // Only an escape can bring in half of a surrogate pair.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
      throw malformed("unpaired surrogate in a string");
    }
    return string;
  }

  private char escaped() throws MalformedException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("unknown escape");
    };
  }

  private char unicode() throws MalformedException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw malformed("four hexadecimal digits expected");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private boolean isNext(char c) throws MalformedException {
    skipSpace();
    if (peek() != c) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char c) throws MalformedException {
    if (!isNext(c)) {
      throw malformed("'" + c + "' expected");
    }
  }

  private char next() throws MalformedException {
    char c = peek();
    position++;
    return c;
  }

  private char peek() throws MalformedException {
    if (position >= text.length()) {
      throw malformed("it ends too early");
    }
    return text.charAt(position);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private MalformedException malformed(String what) {
    return new MalformedException(what + " (at character " + position + ")");
  }
}
