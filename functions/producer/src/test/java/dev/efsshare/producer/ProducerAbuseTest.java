package dev.efsshare.producer;

import dev.efsshare.functions.testing.Abuse;
import dev.efsshare.functions.testing.HostileEvents;
import dev.efsshare.functions.testing.RandomChoices;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of hostile events, by chance, through the real handler. */
class ProducerAbuseTest {
  private static final int REQUESTS = 5_000;
  private static final int NOTIFICATIONS = 250;
  private static final int MEANINGLESS = 6_000;

  @TempDir Path folder;

  @Test
  void requests_hostile_areAnsweredAndTouchNothingElse() throws IOException {
    abuse("requests", REQUESTS, HostileEvents::request);
  }

  @Test
  void notifications_hostile_areAnsweredAndTouchNothingElse() throws IOException {
    abuse("notifications", NOTIFICATIONS, events -> events.notification(Abused.BUCKET));
  }

  @Test
  void bytes_withoutMeaning_areAnsweredAndTouchNothingElse() throws IOException {
    abuse("bytes", MEANINGLESS, HostileEvents::bytes);
  }

  private void abuse(String what, int count, Generator generator) throws IOException {
    RandomChoices choices = new RandomChoices();
    Abuse producer = Abused.producer(folder);
    HostileEvents events = Abused.events(choices);
    try {
      for (int i = 0; i < count; i++) {
        producer.send(generator.next(events));
      }
      producer.checkMount();
    } catch (AssertionError e) {
      throw new AssertionError(choices + "; " + producer, e);
    }
    System.out.println("producer, hostile " + what + ": " + producer);
  }

  @FunctionalInterface
  private interface Generator {
    byte[] next(HostileEvents events);
  }
}
