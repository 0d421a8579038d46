package dev.efsshare.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuiteTest {

  @Test
  void machine_any_tellsWhereBenchmarksWrite() {
    assertThat(Suite.machine()).containsKeys("commit", "file system DISK");
  }
}
