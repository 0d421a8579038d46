package dev.efsshare.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private final Redactor redactor = new Redactor(List.of("wJalrXUtnFEMI/K7MDENG", "short"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "key AKIAIOSFODNN7EXAMPLE.|key REDACTED.",
        "https://b.s3/k?X-Amz-Signature=abc123&X-Amz-Date=1|https://b.s3/k?X-Amz-Signature=REDACTED&X-Amz-Date=1",
        "X-Amz-Security-Token=Fw%2Bo/=\" x|X-Amz-Security-Token=REDACTED\" x",
        "u=https%3A%2F%2Fb%3FX-Amz-Signature%3Dabc|u=https%3A%2F%2Fb%3FX-Amz-Signature%3DREDACTED",
        "{\"AWS_SESSION_TOKEN\":\"FwoGZ/x+y==\",\"b\":1}|{\"AWS_SESSION_TOKEN\":\"REDACTED\",\"b\":1}",
        "{\\\"Authorization\\\": \\\"Bearer eyJh.b-c\\\"}|{\\\"Authorization\\\": \\\"REDACTED\\\"}",
        "{\"authorization\":[\"Bearer eyJh.b-c\"]}|{\"authorization\":[\"REDACTED\"]}",
        "{\\\"authorization\\\" : [ \\\"Bearer abc\\\"]}|{\\\"authorization\\\" : [ \\\"REDACTED\\\"]}",
        "Authorization: Basic dXNlcjpwYXNz x|Authorization: REDACTED x",
        "{\"authorization\":[\"Basic dXNlcjpwYXNz\"]}|{\"authorization\":[\"REDACTED\"]}",
        "t=eyJhbGciOiJI.eyJzdWIiOiIx.s-I_g, x|t=REDACTED, x",
        "AWS_SECRET_ACCESS_KEY=abcd/efgh rest|AWS_SECRET_ACCESS_KEY=REDACTED rest",
        "it was wJalrXUtnFEMI/K7MDENG!|it was REDACTED!",
      })
  void redact_secret_isReplacedAndNothingElse(String text, String expected) {
    Redactor.Redacted redacted = redactor.redact(text);

    assertThat(redacted.text()).isEqualTo(expected);
    assertThat(redacted.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: %s",
        "{\"authorization\":\"%s\"}",
        "{\"authorization\":[\"%s\"]}",
        "signed with %s."
      })
  void redact_awsAuthorization_losesKeyAndSignature(String around) {
    String header = "AWS4-HMAC-SHA256 Credential=%s/20261121/eu/s3, SignedHeaders=a, Signature=%s";

    for (String key : List.of("AKIAIOSFODNN7EXAMPLE", "local")) {
      assertThat(redactor.redact(around.formatted(header.formatted(key, "0a".repeat(32)))))
          .isEqualTo(
              new Redactor.Redacted(around.formatted(header.formatted("REDACTED", "REDACTED")), 2));
    }
  }

  @Test
  void redact_textWithoutSecrets_isTheSame() {
    String text =
        "{\"SHA256\":\"2ddf585fac2e02a9dcfb9a4a9cc9417562eaac351be2efb506a2eaa87f19e9d4\","
            + "\"AuthorizationType\":\"AWS_IAM\",\"curl\":\"-H 'Authorization: Bearer $TOKEN'\","
            + "\"sign\":\"x-amz-security-token: $AWS_SESSION_TOKEN\",\"short\":\"AccessKeyId\",\"authorization\":[],\"token\":\"next==\"}";

    assertThat(redactor.redact(text)).isEqualTo(new Redactor.Redacted(text, 0));
  }

  @Test
  void redact_redactedText_isTheSame() {
    String once = redactor.redact("AWS_SECRET_ACCESS_KEY=abcdefgh").text();

    assertThat(redactor.redact(once)).isEqualTo(new Redactor.Redacted(once, 0));
  }
}
