package dev.efsshare.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudWatch's filter patterns, as far as they are supported. */
class FilterPatternTest {

  private static final String OBJECT =
      """
      {"level":"ERROR","message":"ingested","route":"POST /ingest","status":502,"durationMs":12.5,\
      "coldStart":true,"kept":false,"cause":null,"error":{"code":"S3_CONTENT_MISMATCH"},\
      "list":[{"key":"a"},{"key":"b c"}]}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "''| true",
        "ERROR| true",
        "error| false",
        "ERROR refused| true",
        "ERROR missing| false",
        "\"[ERROR 500]\"| true",
        "\"500 ERROR\"| false",
        "\"say \\\"no\\\"\"| true",
        "?WARN ?ERROR| true",
        "?WARN ?INFO| false",
        "?\"[ERROR 500]\" ?INFO| true",
        "ERROR -timeout| true",
        "ERROR -refused| false",
        "-refused| false",
        "-timeout -\"no such\"| true",
      })
  void terms_ofAPattern_decideByWhatTheLineContains(String pattern, boolean matches) {
    String line = "[ERROR 500] request refused: say \"no\"";

    assertThat(FilterPattern.parse(pattern.replace("''", "")).matches(line)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{ $.level = \"ERROR\" } ~ true",
        "{$.level=ERROR} ~ true",
        "{ $.level != \"ERROR\" } ~ false",
        "{ $.level = \"error\" } ~ false",
        "{ $.route = \"POST*\" } ~ true",
        "{ $.route = \"*ingest\" } ~ true",
        "{ $.route = \"*predict\" } ~ false",
        "{ $.route != \"*predict\" } ~ true",
        "{ $.absent != \"x\" } ~ false",
        "{ $.status = 502 } ~ true",
        "{ $.status = \"502\" } ~ false",
        "{ $.status >= 500 } ~ true",
        "{ $.status > 502 } ~ false",
        "{ $.status <= 502 } ~ true",
        "{ $.durationMs < 12.6 } ~ true",
        "{ $.durationMs != 12.5 } ~ false",
        "{ $.message > 5 } ~ false",
        "{ $.error.code = S3_* } ~ true",
        "{ $.list[1].key = \"b c\" } ~ true",
        "{ $.list[2].key = \"b c\" } ~ false",
        "{ $.cause IS NULL } ~ true",
        "{ $.absent IS NULL } ~ false",
        "{ $.coldStart IS TRUE } ~ true",
        "{ $.kept is false } ~ true",
        "{ $.kept IS TRUE } ~ false",
        "{ $.absent NOT EXISTS } ~ true",
        "{ $.cause NOT EXISTS } ~ false",
        "{ $.level = INFO || $.status = 502 } ~ true",
        "{ $.level = INFO && $.status = 502 } ~ false",
        "{ $.level = ERROR || $.status = 1 && $.status = 2 } ~ true",
        "{ ($.level = ERROR || $.status = 1) && $.status = 2 } ~ false",
      })
  void conditions_ofAPattern_decideByTheMembers(String pattern, boolean matches) {
    assertThat(FilterPattern.parse(pattern).matches(OBJECT)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR", "{broken", "[1]", "\"x\""})
  void conditions_onALineThatIsNoObject_doNotMatch(String line) {
    assertThat(FilterPattern.parse("{ $.level NOT EXISTS }").matches(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "%ERR.*% ~ Regular expressions, %…%, are not supported",
        "[a, b=5] ~ Filter patterns for columns, [a, b], are not supported",
        "POST /predict ~ not understood from '/predict' on; put terms of more than letters",
        "\"open ~ not understood from '\"open' on",
        "\"\" ~ not understood from '\"\"' on",
        "ERROR ?WARN ~ has ?terms beside others, where CloudWatch would ignore them",
        "{ $.level } ~ expected =, !=, <, <=, >, >=, IS or NOT EXISTS, and not }",
        "{ $.level = \"x\" ~ expected }",
        "{ $.level = ~ expected a value",
        "{ $.level = \"x\" } more ~ expected nothing after }",
        "{ $.level = \"x } ~ is not understood from '\"x }' on",
        "{ level = \"x\" } ~ 'level' is no member of a JSON object",
        "{ $ = 1 } ~ '$' is no member of a JSON object",
        "{ $.a[x] = 1 } ~ '$.a[x]' is no member of a JSON object",
        "{ $.a > \"b\" } ~ $.a > needs a number, not \"b\"",
        "{ $.a = %x% } ~ %x% is not understood as a value",
        "{ $.a IS EMPTY } ~ expected IS NULL, IS TRUE or IS FALSE, and not IS EMPTY",
        "{ $.a NOT THERE } ~ expected EXISTS after NOT",
        "{ ($.a = 1 } ~ expected )",
        "{} ~ '}' is no member of a JSON object",
      })
  void pattern_thatIsNotSupported_isRefusedWithTheReason(String pattern, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterPattern.parse(pattern))
        .withMessageContaining(message);
  }
}
