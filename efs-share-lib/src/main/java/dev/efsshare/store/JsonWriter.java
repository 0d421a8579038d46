package dev.efsshare.store;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object, a line for each of its members. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder("{");
  private String indent = "\n  ";
  private boolean first = true;

  JsonWriter text(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      quote(value);
    }
    return this;
  }

  JsonWriter number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /** Starts an object inside this one. */
  JsonWriter begin(String name) {
    name(name);
    out.append('{');
    indent += "  ";
    first = true;
    return this;
  }

  /** Ends what {@link #begin} started. */
  JsonWriter end() {
    indent = indent.substring(0, indent.length() - 2);
    out.append(indent).append('}');
    first = false;
    return this;
  }

  /** Ends the object. */
  byte[] toBytes() {
    return out.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void name(String name) {
    out.append(first ? "" : ",").append(indent);
    first = false;
    quote(name);
    out.append(": ");
  }

  private void quote(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
