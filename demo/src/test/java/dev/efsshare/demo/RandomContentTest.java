package dev.efsshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomContentTest {

  @Test
  void content_openedTwice_isTheSame() {
    RandomContent content = new RandomContent(7, 200_001);

    assertThat(content.bytes()).hasSize(200_001).isEqualTo(content.bytes());
    assertThat(content.sha256()).isEqualTo(Sha256.digest(content.bytes()));
  }

  @Test
  void content_ofAnotherSeed_isAnother() {
    assertThat(new RandomContent(7, 1_000).bytes())
        .isNotEqualTo(new RandomContent(8, 1_000).bytes());
  }

  @Test
  void content_readByteByByte_isTheSame() throws Exception {
    RandomContent content = new RandomContent(9, 70_000);
    byte[] bytes = content.bytes();
    try (var in = content.open()) {
      for (byte expected : bytes) {
        assertThat((byte) in.read()).isEqualTo(expected);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
