package dev.efsshare.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.store.JsonReader.Array;
import dev.efsshare.store.JsonReader.Bool;
import dev.efsshare.store.JsonReader.MalformedException;
import dev.efsshare.store.JsonReader.Members;
import dev.efsshare.store.JsonReader.Null;
import dev.efsshare.store.JsonReader.Numeral;
import dev.efsshare.store.JsonReader.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static JsonReader.Value parse(String json) throws MalformedException {
    return JsonReader.parse(json.getBytes(UTF_8));
  }

  @Test
  void parse_everyKindOfValue_isRead() throws MalformedException {
    JsonReader.Value value =
        parse(
            " {\"a\" : [ 1, -0.5e+3 , true,false,null,\"\"] ,\r\n\t\"b\":{},\"c\":[],\"\":\"x\"} ");

    assertThat(value)
        .isEqualTo(
            new Members(
                Map.of(
                    "a",
                    new Array(
                        List.of(
                            new Numeral("1"),
                            new Numeral("-0.5e+3"),
                            new Bool(true),
                            new Bool(false),
                            new Null(),
                            new Text(""))),
                    "b",
                    new Members(Map.of()),
                    "c",
                    new Array(List.of()),
                    "",
                    new Text("x"))));
  }

  @Test
  void parse_escapes_areResolved() throws MalformedException {
    assertThat(parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é\""))
        .isEqualTo(new Text("\"\\/\b\f\n\r\té\uD83D\uDE00é"));
  }

  @Test
  void parse_nestingUpToTheLimit_isRead() throws MalformedException {
    assertThat(parse("[".repeat(32) + "]".repeat(32))).isInstanceOf(Array.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "\"\\",
        "\"\\u12",
        "\"\\u12G4\"",
        "\"\\x\"",
        "\"\t\"",
        "\"\u0000\"",
        "\"\\ud800\"",
        "\"\\ude00\\ud83d\"",
        "tru",
        "True",
        "nul",
        "NaN",
        "+1",
        ".5",
        "-",
        "1 2",
        "01",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "{}{}",
        "\uFEFF{}",
        "//\n{}"
      })
  void parse_whatIsNoJson_isRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(MalformedException.class);
  }

  @Test
  void parse_deepNesting_isRefusedWithoutExhaustingTheStack() {
    for (String opening : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
      assertThatThrownBy(() -> parse(opening.repeat(1_000_000)))
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("nested deeper than 32");
    }
  }

  @Test
  void parse_longNumeralsAndStrings_areReadInBoundedStack() throws MalformedException {
    String digits = "9".repeat(1_000_000);

    assertThat(parse(digits)).isEqualTo(new Numeral(digits));
    assertThat(parse("\"" + digits + "\"")).isEqualTo(new Text(digits));
  }

  @Test
  void parse_bytesThatAreNoUtf8_areRefused() {
    assertThatThrownBy(() -> JsonReader.parse("\"é\"".getBytes(ISO_8859_1)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("UTF-8");
  }
}
