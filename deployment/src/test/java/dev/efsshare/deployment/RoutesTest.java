package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.transfer.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the functions serve are those that the template declares and docs describe. */
class RoutesTest {
  @TempDir Path mount;

  private final Stack stack = Stack.byDefault();

  private Set<String> producers() throws IOException {
    return Function.producer(mount, InMemoryObjectStore.versioned()).routes();
  }

  private Set<String> consumers() throws IOException {
    return Function.consumer(mount, InMemoryObjectStore.versioned()).routes();
  }

  @Test
  void producer_routesServed_areDeclared_andNoOthers() throws IOException {
    assertThat(Routes.invoking(Names.PRODUCER, stack))
        .contains("POST /ingest")
        .isEqualTo(producers());
  }

  /** Both functions tell their health, but one route leads to one function only. */
  @Test
  void consumer_routesServed_areDeclared_andNoOthers_exceptHealth() throws IOException {
    Set<String> served = consumers();
    served.remove("GET /health");

    assertThat(Routes.invoking(Names.CONSUMER, stack)).contains("POST /predict").isEqualTo(served);
  }
}
