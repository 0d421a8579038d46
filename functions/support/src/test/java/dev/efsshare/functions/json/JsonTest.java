package dev.efsshare.functions.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.error.FunctionException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"00000022227b", "fffe0000110011", "0000feff7fffffff"})
  void object_ofBytesThatAreNoText_isRefusedWithTheReason(String hex) {
    byte[] text = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> Json.parseObject(text, "the body"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("the body is not JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":|line 1, column 6",
        "{\"a\":1} x|line 1",
        "{\"a\":1}{}|more text follows the value",
        "[1]|not an object",
        "nul|line 1",
        "{\"a\":1,\"a\":2}|uplicate",
      })
  void text_thatIsNoObject_isRefusedWithReason(String text, String reason) {
    assertThatThrownBy(() -> parse(text))
        .hasMessageContaining("INVALID_REQUEST: the body")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "-Infinity",
        "+1",
        "/* one */ 1",
        "\u001e1",
        "1 /",
        "[",
        "'1'",
        "{a:1}",
        "{\"a\":01}",
        "\"\n\""
      })
  void refusal_ofText_givesNoAdviceToProgrammers(String text) {
    assertThatThrownBy(() -> parse(text)).satisfies(JsonTest::isForCallers);
  }

  @Test
  void refusal_ofExcess_givesNoAdviceToProgrammers() {
    assertThatThrownBy(() -> parse("[".repeat(2000))).satisfies(JsonTest::isForCallers);
    assertThatThrownBy(() -> parse("9".repeat(2000))).satisfies(JsonTest::isForCallers);
  }

  private static void isForCallers(Throwable refusal) {
    assertThat(refusal)
        .hasMessageStartingWith("INVALID_REQUEST: the body is not JSON")
        .message()
        .doesNotContainIgnoringCase("enabl")
        .doesNotContain("Feature", "Constraints", "`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"c\":2}|the body has the unknown member 'c'; known members: 'a', 'b'",
        "{\"A\":null}|the body has the unknown member 'A'; known members: 'a', 'b'",
        "[]|the body is JSON, but not an object; send one with members of 'a', 'b'",
      })
  void object_withOtherThanTheKnownMembers_isRefusedNamingThem(String text, String reason) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.parseObject(bytes, "the body", List.of("a", "b")))
        .hasMessage("INVALID_REQUEST: " + reason);
  }

  @Test
  void object_withSomeOfTheKnownMembers_isRead() {
    byte[] bytes = "{\"b\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(Json.parseObject(bytes, "the body", List.of("a", "b")).number("b", 0)).isEqualTo(1);
  }

  @Test
  void members_ofWrongType_areNamed() {
    JsonObject object = parse("{\"s\":\"x\",\"n\":1,\"b\":true,\"l\":[],\"o\":{}}");

    assertRefused(object, o -> o.string("n"), "'n' must be a string, not the number 1");
    assertRefused(object, o -> o.string("l"), "'l' must be a string, not an array");
    assertRefused(object, o -> o.flag("s"), "'s' must be true or false, not a string");
    assertRefused(object, o -> o.number("b", 0), "'b' must be a whole number, not the boolean");
    assertRefused(object, o -> o.object("s"), "'s' must be an object, not a string");
    assertRefused(object, o -> o.list("o"), "'o' must be an array, not an object");
  }

  private static void assertRefused(JsonObject object, Consumer<JsonObject> read, String reason) {
    assertThatThrownBy(() -> read.accept(object)).hasMessageContaining(reason);
  }

  @Test
  void members_absentOrNull_haveDefaults() {
    JsonObject object = parse("{\"n\":null}");

    assertThat(object.has("n")).isFalse();
    assertThat(object.string("n")).isNull();
    assertThat(object.flag("x")).isFalse();
    assertThat(object.number("x", 7)).isEqualTo(7);
    assertThat(object.object("x").members()).isEmpty();
    assertThat(object.list("x")).isEmpty();
  }

  @Test
  void values_written_areReadBack() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "line\nbreak \"quoted\" ü \u2028");
    value.put("number", 1L << 40);
    value.put("share", 0.25);
    value.put("flag", true);

    String text = Json.text(value);

    assertThat(text).doesNotContain("\n").startsWith("{\"text\":");
    assertThat(parse(text).members()).isEqualTo(value);
  }

  @Test
  void bytes_ofAnyCharacter_areThoseOfItsUtf8() {
    String json = "{\"text\":\"ü\u2028\ud83d\ude00\"}";

    assertThat(new String(Json.bytes(parse(json).members()), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.12345678901234567890123", "1.10", "1E+400", "-7", "12345678901234567890"})
  void numbers_readExactly_areWrittenAsTheyWere(String number) {
    String json = "{\"n\":%s}".formatted(number);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThat(Json.text(Json.parseExactly(bytes, "it").members())).isEqualTo(json);
  }

  private static JsonObject parse(String text) {
    return Json.parseObject(text.getBytes(StandardCharsets.UTF_8), "the body");
  }
}
