package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentSummary;
import dev.efsshare.VerifiedReader;
import dev.efsshare.VerifiedReader.ContentReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link VerifiedReader} does with functions that read in various ways. */
abstract class VerifiedReaderFunctionContract {
  private static final int MIB = 1 << 20;

  Path file;
  byte[] content;
  ContentSummary expected;

  /** A new reader. */
  abstract VerifiedReader reader();

  /** An empty directory. */
  abstract Path directory() throws IOException;

  /** Files open in {@link #directory()}; nothing where the file system cannot tell. */
  abstract List<Path> openFiles() throws IOException;

  @BeforeEach
  void writeFile() throws IOException {
    file = directory().resolve("content");
    write(3 * MIB + 17);
  }

  @AfterEach
  void noHandleIsLeft() throws IOException {
    assertThat(openFiles()).isEmpty();
  }

  private void write(int size) throws IOException {
    content = new byte[size];
    new Random(size).nextBytes(content);
    Files.write(file, content);
    expected = summary(content, EnumSet.allOf(ChecksumAlgorithm.class));
  }

  private static ContentSummary summary(byte[] content, Set<ChecksumAlgorithm> algorithms) {
    ChecksumCalculator calculator = ChecksumCalculator.of(algorithms);
    calculator.update(content, 0, content.length);
    return calculator.finish();
  }

  void damageLastByte() throws IOException {
    byte[] damaged = content.clone();
    damaged[damaged.length - 1] ^= 1;
    Files.write(file, damaged);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, MIB - 1, MIB, MIB + 1, 2 * MIB})
  void read_rightContentOfAnySize_returnsWhatTheFunctionMadeOfAllOfIt(int size) throws IOException {
    write(size);
    byte[] read = reader().read(file, expected, InputStream::readAllBytes);
    assertThat(read).isEqualTo(content);
  }

  @Test
  void read_byteByByte_givesTheContent() throws IOException {
    write(20_000);
    byte[] read =
        reader()
            .read(
                file,
                expected,
                in -> {
                  ByteArrayOutputStream out = new ByteArrayOutputStream();
                  for (int value = in.read(); value >= 0; value = in.read()) {
                    out.write(value);
                  }
                  return out.toByteArray();
                });
    assertThat(read).isEqualTo(content);
  }

  @Test
  void read_skipping_leavesOutNothingOfTheCheck() throws IOException {
    ContentReader<Byte> nextToLast =
        in -> {
          in.skipNBytes(content.length - 2L);
          assertThat(in.available()).isEqualTo(2);
          return (byte) in.read();
        };
    assertThat(reader().<Byte>read(file, expected, nextToLast))
        .isEqualTo(content[content.length - 2]);
    damageLastByte();
    assertMismatch(nextToLast);
  }

  @Test
  void read_functionLeavesTheRest_stillChecksAllOfIt() throws IOException {
    assertThat(reader().<Integer>read(file, expected, InputStream::read))
        .isEqualTo(content[0] & 0xFF);
    assertThat(reader().<String>read(file, expected, in -> "nothing")).isEqualTo("nothing");
    damageLastByte();
    assertMismatch(InputStream::read);
    assertMismatch(in -> "nothing");
  }

  @Test
  void read_functionClosesTheStream_stillChecksAllOfIt() throws IOException {
    ContentReader<Integer> closing =
        in -> {
          try (in) {
            return in.read();
          }
        };
    assertThat(reader().<Integer>read(file, expected, closing)).isEqualTo(content[0] & 0xFF);
    damageLastByte();
    assertMismatch(closing);
  }

  @Test
  void read_functionReadsAfterItsOwnClose_isRefused() {
    assertThatThrownBy(() ->
            reader()
                .read(
                    file,
                    expected,
                    in -> {
                      in.close();
                      return in.read();
                    }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith("stream closed");
  }

  @Test
  void read_functionKeepsTheStream_itIsClosedAfterwards() throws IOException {
    InputStream kept = reader().read(file, expected, in -> in);
    assertThatThrownBy(kept::read).hasMessageStartingWith("stream closed");
    assertThatThrownBy(kept::available).hasMessageStartingWith("stream closed");
  }

  void assertMismatch(ContentReader<?> function) {
    assertThatThrownBy(() -> reader().read(file, expected, function))
        .isInstanceOf(ChecksumMismatchException.class);
  }
}
