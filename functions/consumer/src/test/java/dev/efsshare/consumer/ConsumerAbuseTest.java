package dev.efsshare.consumer;

import dev.efsshare.functions.testing.Abuse;
import dev.efsshare.functions.testing.HostileEvents;
import dev.efsshare.functions.testing.RandomChoices;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of hostile events, by chance, through the real handler. */
class ConsumerAbuseTest {
  private static final int REQUESTS = 8_000;

  @TempDir Path folder;

  @Test
  void requests_hostile_areAnsweredAndTouchNothingElse() throws IOException {
    RandomChoices choices = new RandomChoices();
    Abuse consumer = Abused.consumer(folder);
    HostileEvents events = Abused.events(choices);
    try {
      for (int i = 0; i < REQUESTS; i++) {
        consumer.send(events.request());
      }
      consumer.checkMount();
    } catch (AssertionError e) {
      throw new AssertionError(choices + "; " + consumer, e);
    }
    System.out.println("consumer, hostile requests: " + consumer);
  }
}
