package dev.efsshare.consumer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.efsshare.functions.testing.Abuse;
import dev.efsshare.functions.testing.FuzzedChoices;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that the consumer is sent makes it fail, or touch what is not its own. An ordinary build
 * replays the inputs beside this class; this searches for new ones, guided by coverage, for five
 * minutes and one method at a time:
 *
 * <pre>
 * JAZZER_FUZZ=1 ./mvnw -pl functions/consumer -am test \
 *     -Dtest='ConsumerFuzzTest#request' -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * What it finds lands among those inputs, to be committed with the fix.
 */
class ConsumerFuzzTest {
  private static final String DURATION = "5m";

  @TempDir Path folder;
  private Abuse consumer;

  @BeforeEach
  void start() throws IOException {
    consumer = Abused.consumer(folder);
  }

  @FuzzTest(maxDuration = DURATION)
  void bytes(byte[] event) throws IOException {
    consumer.send(event);
  }

  @FuzzTest(maxDuration = DURATION)
  void request(FuzzedDataProvider data) throws IOException {
    consumer.send(Abused.events(new FuzzedChoices(data)).request());
  }
}
