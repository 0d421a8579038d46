package dev.efsshare.functions.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON as maps, lists, strings, numbers, booleans and null. Thread-safe. */
public final class Json {
  /** What is beyond U+FFFF stays four bytes of UTF-8; it would be an escape of twelve. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final JSON JSON_MAPS =
      new JSON(FACTORY)
          .without(JSON.Feature.HANDLE_JAVA_BEANS)
          .with(
              JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS,
              JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE,
              JSON.Feature.WRITE_NULL_PROPERTIES);

  private static final JSON EXACT_MAPS = JSON_MAPS.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** What the parser tells its programmer: which of its features or limits to change. */
  private static final Pattern PARSER_ADVICE =
      Pattern.compile(
          ": enable \\S+ to allow"
              + "| \\((not recognized as one since Feature|consider enabling) .*\\)"
              + "|, from `[^`]*`");

  /** A place as the parser tells it, with a source that is not told. */
  private static final Pattern PARSER_PLACE = Pattern.compile("\\[Source: [^;]*; ([^]]*)]");

  private Json() {}

  /**
   * Reads one object.
   *
   * @param what names the text in messages, for example {@code the request body}
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST with the reason and the
   *     place, if this is not exactly one JSON object
   */
  public static JsonObject parseObject(byte[] text, String what) {
    return object(parse(JSON_MAPS, text, what), what);
  }

  /**
   * Reads one object whose numbers keep all their digits, as {@link java.math.BigDecimal} if they
   * have a fraction or an exponent: for what is written again. Otherwise as {@link #parseObject}.
   */
  public static JsonObject parseExactly(byte[] text, String what) {
    return object(parse(EXACT_MAPS, text, what), what);
  }

  private static JsonObject object(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> members) {
      return JsonObject.of(members);
    }
    throw Problem.invalidRequest(what + " is JSON, but not an object");
  }

  /**
   * Reads one object that has no members but these: a misspelt one would silently count as absent.
   *
   * @param what names the text in messages, for example {@code the request body}
   * @param known the members it may have, in the order in which messages name them
   * @throws dev.efsshare.functions.error.FunctionException INVALID_REQUEST with the reason, if this
   *     is not exactly one JSON object, or has another member
   */
  public static JsonObject parseObject(byte[] text, String what, List<String> known) {
    return known(parse(JSON_MAPS, text, what), what, known);
  }

  /** Reads as {@link #parseExactly(byte[], String)}, and refuses other members than these. */
  public static JsonObject parseExactly(byte[] text, String what, List<String> known) {
    return known(parse(EXACT_MAPS, text, what), what, known);
  }

  private static JsonObject known(@Nullable Object value, String what, List<String> known) {
    String names = "'" + String.join("', '", known) + "'";
    if (!(value instanceof Map<?, ?> map)) {
      throw Problem.invalidRequest(
          what + " is JSON, but not an object; send one with members of " + names);
    }
    JsonObject object = JsonObject.of(map);
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        throw Problem.invalidRequest(
            "%s has the unknown member '%s'; known members: %s".formatted(what, name, names));
      }
    }
    return object;
  }

  private static @Nullable Object parse(JSON maps, byte[] text, String what) {
    try (JsonParser parser = maps.createParser(text)) {
      Object value = maps.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw Problem.invalidRequest(
            what + " is not JSON: more text follows the value" + place(parser));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw Problem.of(ErrorCode.INVALID_REQUEST, what + " is not JSON: " + reason(e))
          .withCause(e)
          .asException();
    } catch (CharConversionException e) {
      // Bytes that begin as UTF-16 or UTF-32 do, and are neither.
      throw Problem.of(ErrorCode.INVALID_REQUEST, what + " is not JSON: its bytes are not UTF-8")
          .withCause(e)
          .asException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(JsonProcessingException e) {
    String place = PARSER_PLACE.matcher(e.getOriginalMessage()).replaceAll("$1");
    String reason = PARSER_ADVICE.matcher(place).replaceAll("");
    return e.getLocation() == null
        ? reason
        : reason
            + " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static String place(JsonParser parser) {
    return " (line %d, column %d)"
        .formatted(
            parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr());
  }

  /** Writes one value, without line breaks. */
  public static String text(Object value) {
    try {
      return JSON_MAPS.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one value in UTF-8, without line breaks. */
  public static byte[] bytes(Object value) {
    try {
      return JSON_MAPS.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
