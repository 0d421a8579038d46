package dev.efsshare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * CRC-64/NVME, which java.util.zip lacks: sixteen bytes a step from sixteen tables, where table k
 * has the effect of a byte that k further bytes follow. Long content is shortened first, see {@link
 * Crc64Folding}.
 *
 * <p>Thread-safety: one thread at a time.
 */
final class Crc64Nvme implements Checksum {
  /** 0xAD93D23594C93659, bits reversed. */
  static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

  private static final int STEP = 16;
  private static final int TABLE = 256;

  /** All tables in one array: with an array of arrays a look-up takes half as long again. */
  private static final long[] EFFECT = effects();

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long register = -1L;

  /** Made when content comes that is long enough. */
  private @Nullable Crc64Folding folding;

  private static long[] effects() {
    long[] effects = new long[STEP * TABLE];
    for (int value = 0; value < TABLE; value++) {
      long remainder = value;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        remainder = (remainder >>> 1) ^ ((remainder & 1) == 0 ? 0 : POLYNOMIAL);
      }
      effects[value] = remainder;
    }
    for (int i = TABLE; i < effects.length; i++) {
      long before = effects[i - TABLE];
      effects[i] = (before >>> Byte.SIZE) ^ effects[(int) (before & 0xFF)];
    }
    return effects;
  }

  @Override
  public void update(int value) {
    register = (register >>> Byte.SIZE) ^ EFFECT[(int) ((register ^ value) & 0xFF)];
  }

  @Override
  public void update(ByteBuffer content) {
    if (content.remaining() >= Crc64Folding.MIN_BYTES) {
      NativeCrc64.OF_AWS_CRT.prepare();
      folding = folding == null ? new Crc64Folding() : folding;
      register = folding.update(register, content);
    }
    Checksum.super.update(content);
  }

  @Override
  public void update(byte[] content, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, content.length);
    if (length >= Crc64Folding.MIN_BYTES) {
      update(ByteBuffer.wrap(content, offset, length));
      return;
    }
    int end = offset + length;
    int position = offset;
    long crc = register;
    for (; end - position >= STEP; position += STEP) {
      long low = crc ^ (long) LONGS.get(content, position);
      crc = sixteenBytes(low, (long) LONGS.get(content, position + Long.BYTES));
    }
    register = crc;
    for (; position < end; position++) {
      update(content[position]);
    }
  }

  /** The register after sixteen bytes of which the first eight were added to the one before. */
  static long sixteenBytes(long low, long high) {
    return eightBytes(low, Long.BYTES * TABLE) ^ eightBytes(high, 0);
  }

  /** The effect of eight bytes, the first one lowest; {@code table} is that of the last one. */
  private static long eightBytes(long bytes, int table) {
    return EFFECT[table + 7 * TABLE + (int) (bytes & 0xFF)]
        ^ EFFECT[table + 6 * TABLE + (int) ((bytes >>> 8) & 0xFF)]
        ^ EFFECT[table + 5 * TABLE + (int) ((bytes >>> 16) & 0xFF)]
        ^ EFFECT[table + 4 * TABLE + (int) ((bytes >>> 24) & 0xFF)]
        ^ EFFECT[table + 3 * TABLE + (int) ((bytes >>> 32) & 0xFF)]
        ^ EFFECT[table + 2 * TABLE + (int) ((bytes >>> 40) & 0xFF)]
        ^ EFFECT[table + TABLE + (int) ((bytes >>> 48) & 0xFF)]
        ^ EFFECT[table + (int) (bytes >>> 56)];
  }

  @Override
  public long getValue() {
    return ~register;
  }

  @Override
  public void reset() {
    register = -1L;
  }
}
