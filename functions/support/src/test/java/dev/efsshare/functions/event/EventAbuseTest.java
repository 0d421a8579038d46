package dev.efsshare.functions.event;

import dev.efsshare.functions.error.FunctionException;
import dev.efsshare.functions.testing.HostileEvents;
import dev.efsshare.functions.testing.RandomChoices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the parsers are given, they understand it or say in the documented way why not. */
class EventAbuseTest {
  private static final int EVENTS = 30_000;

  private final EventParser parser = new EventParser("/ingest", Set.of("key", "data"));
  private int understood;
  private int refused;

  @Test
  void events_hostile_areUnderstoodOrRefused() {
    RandomChoices choices = new RandomChoices();
    HostileEvents events =
        new HostileEvents(choices, List.of("/ingest", "/files/{}"), List.of("key", "data"));
    for (int i = 0; i < EVENTS; i++) {
      byte[] event =
          switch (i % 3) {
            case 0 -> events.request();
            case 1 -> events.notification("bucket");
            default -> events.bytes();
          };
      try {
        read(event);
      } catch (RuntimeException | StackOverflowError e) {
        String text = new String(event, StandardCharsets.UTF_8);
        throw new AssertionError(choices + "; event " + i + ": " + text, e);
      }
    }
    System.out.printf("parsers: %,d events understood, %,d refused%n", understood, refused);
  }

  private void read(byte[] event) {
    try {
      if (parser.parse(event) instanceof LambdaEvent.S3Notification(List<S3Record> records)) {
        records.forEach(this::read);
      }
      understood++;
    } catch (FunctionException e) {
      refused++;
    }
  }

  private void read(S3Record record) {
    try {
      record.read();
    } catch (FunctionException e) {
      refused++;
    }
  }
}
