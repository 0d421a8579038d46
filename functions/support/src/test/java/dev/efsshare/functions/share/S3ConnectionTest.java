package dev.efsshare.functions.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;

class S3ConnectionTest {

  @Test
  void connection_doesNotWaitForEver() {
    HttpURLConnection connection = S3Objects.connection(URI.create("https://s3.example"));

    assertThat(connection.getConnectTimeout())
        .isEqualTo((int) sdks(SdkHttpConfigurationOption.CONNECTION_TIMEOUT).toMillis());
    assertThat(connection.getReadTimeout())
        .isEqualTo((int) sdks(SdkHttpConfigurationOption.READ_TIMEOUT).toMillis());
  }

  @Test
  void tls_preparedAhead_doesNotFail() {
    assertThatCode(S3Objects::tls).doesNotThrowAnyException();
  }

  private static Duration sdks(SdkHttpConfigurationOption<Duration> option) {
    return SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS.get(option);
  }
}
