package dev.efsshare.functions.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.testing.Events;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E4: what requests name in their path and query. */
class PathAndQueryTest {
  private final EventParser parser = new EventParser("/predict", Set.of("fileId"));

  @Test
  void pathParameters_ofBothFormats_areRead() {
    Map<String, String> parameters = Map.of("fileId", "a b/ü%");

    assertThat(http(Events.httpApiGet("/files/x", "", parameters)).pathParameters())
        .isEqualTo(parameters);
    assertThat(http(Events.restProxyGet("/files/x", Map.of(), parameters)).pathParameters())
        .isEqualTo(parameters);
  }

  @Test
  void pathParameters_null_areNone() {
    assertThat(http(Events.httpApiGet("/files", "key=a", Map.of())).pathParameters()).isEmpty();
    assertThat(http(Events.restProxyGet("/files", Map.of(), Map.of())).pathParameters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "key=models%2Fa.bin,models/a.bin",
    "key=models/a.bin,models/a.bin",
    "key=a+b,a b",
    "key=a%2Bb,a+b",
    "key=%C3%BC%25,ü%",
    "key=a%26b&key=second,a&b",
    "key=a=b,a=b",
    "KEY=a&key=b,b",
  })
  void httpApiQuery_encoded_isDecodedOnce(String query, String key) {
    assertThat(http(Events.httpApiGet("/files", query, Map.of())).query())
        .containsEntry("key", key);
  }

  @Test
  void httpApiQuery_notEncoded_isInvalid() {
    byte[] event = Events.httpApiGet("/files", "key=%zz", Map.of());

    assertThatThrownBy(() -> parser.parse(event))
        .hasMessageContaining("'%zz', which is not URL-encoded");
  }

  private HttpRequest http(byte[] event) {
    return ((LambdaEvent.Http) parser.parse(event)).request();
  }
}
