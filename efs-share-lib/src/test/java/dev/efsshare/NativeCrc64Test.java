package dev.efsshare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;

class NativeCrc64Test {

  @Test
  void checksum_ofAClassThatIsRight_isUsedOnceItIsLoaded() throws InterruptedException {
    NativeCrc64 crc = new NativeCrc64(Right.class.getName());
    assertThat(crc.create()).isEmpty();

    crc.prepare();

    assertThat(awaitChecksum(crc)).isInstanceOf(Right.class);
  }

  @Test
  void checksum_ofAClassThatComputesAnythingElse_isNotUsed() throws InterruptedException {
    NativeCrc64 crc = new NativeCrc64(Wrong.class.getName());
    crc.prepare();
    assertThat(Wrong.ASKED.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(crc.create()).isEmpty();
  }

  @Test
  void checksum_ofAClassThatIsNotThereOrCannotBeLoaded_isNotUsed() {
    for (String name : new String[] {"no.such.Checksum", Broken.class.getName()}) {
      NativeCrc64 crc = new NativeCrc64(name);
      crc.prepare();
      assertThat(crc.create()).as(name).isEmpty();
    }
  }

  private static Checksum awaitChecksum(NativeCrc64 crc) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (crc.create().isEmpty()) {
      assertThat(System.nanoTime()).as("loaded within a minute").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return crc.create().orElseThrow();
  }

  /** As right as the Java code. */
  public static class Right implements Checksum {
    private final Crc64Nvme crc = new Crc64Nvme();

    @Override
    public void update(int value) {
      crc.update(value);
    }

    @Override
    public void update(byte[] content, int offset, int length) {
      crc.update(content, offset, length);
    }

    @Override
    public long getValue() {
      return crc.getValue();
    }

    @Override
    public void reset() {
      crc.reset();
    }
  }

  /** Another checksum. */
  public static class Wrong extends CRC32 {
    static final CountDownLatch ASKED = new CountDownLatch(1);

    @Override
    public long getValue() {
      ASKED.countDown();
      return super.getValue();
    }
  }

  /** Cannot be made. */
  public static class Broken extends CRC32 {
    public Broken() {
      throw new UnsatisfiedLinkError("no library for this machine");
    }
  }
}
