package dev.efsshare.reliability.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.efsshare.reliability.workload.TaggedContent.Torn;
import dev.efsshare.reliability.workload.TaggedContent.Whole;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedContentTest {
  private static final int SIZE = 5_000;

  @ParameterizedTest
  @ValueSource(ints = {TaggedContent.MIN_BYTES, TaggedContent.MIN_BYTES + 1, SIZE, 1 << 20})
  void content_asMade_isWholeAndTellsItsId(int size) {
    assertThat(TaggedContent.read(TaggedContent.of(0x4711, size))).isEqualTo(new Whole(0x4711));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, TaggedContent.MIN_BYTES, SIZE - 1, SIZE + 1})
  void content_ofAnotherLength_isTorn(int length) {
    byte[] content = Arrays.copyOf(TaggedContent.of(1, SIZE), length);

    assertThat(TaggedContent.read(content)).isInstanceOf(Torn.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 16, 24, 55, 56, SIZE - 1})
  void content_withOneOtherBit_isTorn(int position) {
    byte[] content = TaggedContent.of(1, SIZE);
    content[position] ^= 1;

    assertThat(TaggedContent.read(content)).isInstanceOf(Torn.class);
  }

  @Test
  void content_mixedOfTwo_isTorn() {
    byte[] content = TaggedContent.of(1, SIZE);
    byte[] other = TaggedContent.of(2, SIZE);
    System.arraycopy(other, SIZE / 2, content, SIZE / 2, SIZE / 2);

    assertThat(TaggedContent.read(content)).isInstanceOf(Torn.class);
  }

  @Test
  void content_withLostPage_isTorn() {
    byte[] content = TaggedContent.of(1, 3 * 4096);
    Arrays.fill(content, 4096, 2 * 4096, (byte) 0);

    assertThat(TaggedContent.read(content)).isInstanceOf(Torn.class);
  }
}
