package dev.efsshare.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumMismatchException;
import dev.efsshare.ContentChecksum;
import dev.efsshare.ContentSummary;
import dev.efsshare.VerifiedReader;
import dev.efsshare.VerifiedReader.ContentReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VerifiedReader} does, on whatever file system the subclass has: what it refuses
 * and how it fails.
 */
abstract class VerifiedReaderContract extends VerifiedReaderFunctionContract {

  @Test
  void read_wrongContent_isRefusedNamingFileAndBothValues() throws IOException {
    damageLastByte();
    ContentChecksum found =
        reader().summarise(file, EnumSet.of(ChecksumAlgorithm.SHA_256)).sha256();
    assertThatThrownBy(() -> reader().read(file, expected, InputStream::readAllBytes))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(found + ", not " + expected.sha256())
        .hasNoSuppressedExceptions();
  }

  @Test
  void read_oneOfSeveralChecksumsDiffers_isRefused() {
    List<ContentChecksum> checksums = new ArrayList<>(expected.checksums());
    checksums.removeLast();
    checksums.add(new ContentChecksum(ChecksumAlgorithm.CRC64NVME, "0000000000000000"));
    expected = new ContentSummary(content.length, checksums);
    assertMismatch(InputStream::readAllBytes);
  }

  @Test
  void read_otherSize_isRefusedBeforeTheFunctionIsCalled() {
    expected = new ContentSummary(content.length + 1L, expected.checksums());
    List<String> calls = new ArrayList<>();
    assertThatThrownBy(() -> reader().read(file, expected, in -> calls.add("called")))
        .isInstanceOf(ChecksumMismatchException.class)
        .hasMessageContaining(content.length + " bytes, not " + (content.length + 1));
    assertThat(calls).isEmpty();
  }

  @Test
  void read_fileGrowsMeanwhile_isRefused() {
    assertMismatch(in -> {
      Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
      return in.read();
    });
  }

  @Test
  void read_fileIsCutMeanwhile_isRefused() {
    assertMismatch(in -> {
      Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      return in.read();
    });
  }

  @Test
  void read_functionFailsOnBadContent_mismatchIsThrownAndCarriesTheFailure() throws IOException {
    damageLastByte();
    for (Throwable failure : failures()) {
      assertThatThrownBy(() -> reader().read(file, expected, failing(failure)))
          .isInstanceOf(ChecksumMismatchException.class)
          .hasSuppressedException(failure);
    }
  }

  @Test
  void read_functionFailsOnGoodContent_failureIsThrownAsItIs() {
    for (Throwable failure : failures()) {
      assertThatThrownBy(() -> reader().read(file, expected, failing(failure)))
          .isSameAs(failure)
          .hasNoSuppressedExceptions();
    }
  }

  private static List<Throwable> failures() {
    return List.of(
        new IOException("bad header"),
        new IllegalStateException("bad state"),
        new OutOfMemoryError("bad length field"));
  }

  private static ContentReader<byte[]> failing(Throwable failure) {
    return in -> {
      byte[] some = in.readNBytes(10);
      return switch (failure) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> some;
      };
    };
  }

  @Test
  void read_threadIsInterrupted_failureOfTheReadIsThrownAndCarriesThatOfTheCheck() {
    ContentReader<byte[]> interrupted =
        in -> {
          Thread.currentThread().interrupt();
          return in.readAllBytes();
        };
    try {
      assertThatThrownBy(() -> reader().read(file, expected, interrupted))
          .isInstanceOf(ClosedByInterruptException.class)
          .satisfies(failure ->
              assertThat(failure.getSuppressed())
                  .singleElement()
                  .isInstanceOf(ClosedChannelException.class));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void read_expectedWithoutChecksum_isRefusedNamingFile() {
    ContentSummary sizeOnly = new ContentSummary(content.length, List.of());
    assertThatThrownBy(() -> reader().read(file, sizeOnly, InputStream::readAllBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("at least one checksum");
  }

  @Test
  void readAndSummarise_missingFile_isNoSuchFile() {
    Path missing = file.resolveSibling("missing");
    assertThatThrownBy(() -> reader().read(missing, expected, InputStream::readAllBytes))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> reader().summarise(missing, Set.of()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readAndSummarise_directory_fail() throws IOException {
    Path directory = Files.createDirectory(file.resolveSibling("directory"));
    assertThatThrownBy(() -> reader().read(directory, expected, InputStream::readAllBytes))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reader().summarise(directory, Set.of()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void summarise_anyChecksums_givesSizeAndThese() throws IOException {
    assertThat(reader().summarise(file, EnumSet.allOf(ChecksumAlgorithm.class)))
        .isEqualTo(expected);
    assertThat(reader().summarise(file, Set.of()))
        .isEqualTo(new ContentSummary(content.length, List.of()));
  }
}
