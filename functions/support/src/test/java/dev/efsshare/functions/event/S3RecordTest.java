package dev.efsshare.functions.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.testing.Events;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E2: the records of S3 notifications. */
class S3RecordTest {
  private final EventParser parser = new EventParser("/ingest", Set.of("key"));

  @Test
  void s3Key_encoded_isDecoded() {
    Events.S3Object object = Events.S3Object.put("b", "models/a+b%2Bc%C3%BC.bin", "01");

    assertThat(notice(Events.s3(object)).key()).isEqualTo("models/a b+cü.bin");
  }

  @Test
  void s3Version_present_isRead() {
    Events.S3Object object = Events.S3Object.put("b", "models/a", "01").withVersion("v7");

    assertThat(notice(Events.s3(object)).versionId()).isEqualTo("v7");
  }

  @ParameterizedTest
  @CsvSource({"2.0,true", "2.1,true", "2.9,true", "2.17,true", "3.0,false", "1.0,false"})
  void s3EventVersion_ofMajor2_isAccepted(String version, boolean accepted) {
    String event =
        """
        {"Records":[{"eventSource":"aws:s3","eventVersion":"%s","eventName":"ObjectCreated:Put",
         "added":{"later":1},"s3":{"bucket":{"name":"b"},"object":{"key":"k","more":[]}}}]}
        """
            .formatted(version);
    S3Record record = record(event.getBytes(StandardCharsets.UTF_8));

    if (accepted) {
      assertThat(record.read().key()).isEqualTo("k");
    } else {
      assertThatThrownBy(record::read).hasMessageContaining(version);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"bucket\":{\"name\":\"b\"}}", "{\"object\":{\"key\":7}}"})
  void s3Record_incomplete_isInvalidWhenRead(String s3) {
    String event =
        """
        {"Records":[{"eventSource":"aws:s3","eventVersion":"2.1","eventName":"ObjectCreated:Put",
         "s3":%s}]}
        """
            .formatted(s3);
    S3Record record = record(event.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(record::read).isInstanceOf(FunctionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "xyz", "0A ", "\u0660"})
  void s3Sequencer_notHexadecimal_isInvalidWhenRead(String sequencer) {
    S3Record record = record(Events.s3(Events.S3Object.put("b", "k", sequencer)));

    assertThatThrownBy(record::read)
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("sequencer");
  }

  @Test
  void s3Version_longerThanAnyOfS3_isInvalidWhenRead() {
    Events.S3Object object = Events.S3Object.put("b", "k", "01").withVersion("v".repeat(1025));
    S3Record record = record(Events.s3(object));

    assertThatThrownBy(record::read)
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("versionId");
  }

  private S3Record record(byte[] event) {
    return ((LambdaEvent.S3Notification) parser.parse(event)).records().getFirst();
  }

  private S3Record.Notice notice(byte[] event) {
    return record(event).read();
  }
}
