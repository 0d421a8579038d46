package dev.efsshare.workflow.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.workflow.record.RecordStep.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordStepsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {" a  b ", "\ta\u00a0\r\n b", "\ufeffa\u2003b", "a\u0000b", "a\u3000\u2028b"})
  void normalisation_ofWhiteSpace_leavesSingleSpaces(String text) {
    assertThat(textOf(new Normalisation().apply(record(text)))).isEqualTo("a b");
  }

  @Test
  void normalisation_ofComposedAndDecomposed_isOneForm_andTwiceIsOnce() {
    Normalisation step = new Normalisation();
    String composed = textOf(step.apply(record("schön")));

    assertThat(textOf(step.apply(record("scho\u0308n")))).isEqualTo(composed);
    assertThat(textOf(step.apply(record(composed)))).isEqualTo(composed);
  }

  @Test
  void normalisation_keepsWhatElseARecordHas() {
    Map<String, @Nullable Object> record = record("x");
    record.put("expected", "deu");
    record.put("nothing", null);

    assertThat(((Outcome.Kept) new Normalisation().apply(record)).record()).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | anything | kept",
        "{\"minCharacters\":4} | abc | too-short",
        "{\"minCharacters\":4} | abcd | kept",
        "{\"maxCharacters\":2} | 😀😀 | kept",
        "{\"maxCharacters\":2} | 😀😀😀 | too-long",
        "{\"minLetterShare\":0.5} | a1 | kept",
        "{\"minLetterShare\":0.5} | a12 | few-letters",
        "{\"exclude\":[\"https?://\"]} | see http://x | unwanted",
        "{\"exclude\":[\"https?://\"]} | see ftp://x | kept"
      })
  void filtering_byText_followsTheRules(String rules, String text, String expected) {
    Outcome outcome = new Filtering(FilterRules.parse(rules)).apply(record(text));

    assertThat(reasonOf(outcome)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"deu,0.9,kept", "fra,0.9,other-language", "deu,0.4,low-confidence"})
  void filtering_byScore_followsTheRules(String language, double confidence, String expected) {
    Map<String, @Nullable Object> record = record("x");
    record.put("language", language);
    record.put("confidence", confidence);
    FilterRules rules =
        FilterRules.parse("{\"languages\":[\"deu\",\"eng\"],\"minConfidence\":0.5}");

    assertThat(reasonOf(new Filtering(rules).apply(record))).isEqualTo(expected);
  }

  @Test
  void filtering_byScore_beforeScoring_tellsTheOrder() {
    Filtering filtering = new Filtering(FilterRules.parse("{\"minConfidence\":0.5}"));

    assertThatThrownBy(() -> filtering.apply(record("x")))
        .hasMessageContaining("put Score before Filter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minCharacters | not JSON",
        "{\"minimum\":1} | unknown member 'minimum'",
        "{\"minCharacters\":-1} | minCharacters -1",
        "{\"minCharacters\":5,\"maxCharacters\":4} | maxCharacters 4",
        "{\"minCharacters\":\"5\"} | 'minCharacters' must be a whole number",
        "{\"minLetterShare\":2} | minLetterShare is 2",
        "{\"minConfidence\":\"high\"} | minConfidence is",
        "{\"exclude\":[\"(\"]} | exclude has '('",
        "{\"exclude\":[1]} | exclude has 1",
        "{\"languages\":\"deu\"} | 'languages' must be an array"
      })
  void rules_thatAreNone_areRefusedWithTheVariable(String rules, String told) {
    assertThatThrownBy(() -> FilterRules.parse(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FILTER_RULES")
        .hasMessageContaining(told);
  }

  private static Map<String, @Nullable Object> record(String text) {
    Map<String, @Nullable Object> record = new HashMap<>();
    record.put("text", text);
    return record;
  }

  private static String textOf(Outcome outcome) {
    return String.valueOf(((Outcome.Kept) outcome).record().get("text"));
  }

  private static String reasonOf(Outcome outcome) {
    return outcome instanceof Outcome.Dropped dropped ? dropped.reason() : "kept";
  }
}
