package dev.efsshare.benchmarks.checksum;

import dev.efsshare.ChecksumAlgorithm;
import dev.efsshare.ChecksumCalculator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Ways to compute checksums of content. */
@SuppressWarnings("ImmutableEnumChecker") // a supplier of new objects is immutable
public enum ChecksumRival {
  /** The library. */
  LIBRARY_SHA_256(library(EnumSet.of(ChecksumAlgorithm.SHA_256))),
  /** The JDK. */
  JAVA_SHA_256(digest("SHA-256")),
  /** The library. */
  LIBRARY_SHA_1(library(EnumSet.of(ChecksumAlgorithm.SHA_1))),
  /** The JDK. */
  JAVA_SHA_1(digest("SHA-1")),
  /** The library. */
  LIBRARY_MD5(library(EnumSet.of(ChecksumAlgorithm.MD5))),
  /** The JDK. */
  JAVA_MD5(digest("MD5")),
  /** The library. */
  LIBRARY_CRC32(library(EnumSet.of(ChecksumAlgorithm.CRC32))),
  /** The JDK. */
  JAVA_CRC32(checksum(CRC32::new)),
  /** aws-crt's native code. */
  AWS_CRT_CRC32(checksum(software.amazon.awssdk.crt.checksums.CRC32::new)),
  /** The library. */
  LIBRARY_CRC32C(library(EnumSet.of(ChecksumAlgorithm.CRC32C))),
  /** The JDK. */
  JAVA_CRC32C(checksum(CRC32C::new)),
  /** aws-crt's native code. */
  AWS_CRT_CRC32C(checksum(software.amazon.awssdk.crt.checksums.CRC32C::new)),
  /**
   * The library's Java, since its calculator is made before aws-crt is loaded; the JDK has none.
   */
  LIBRARY_CRC64NVME(library(EnumSet.of(ChecksumAlgorithm.CRC64NVME))),
  /** The library with a new calculator for each content: on aws-crt, once that is loaded. */
  LIBRARY_CRC64NVME_ON_AWS_CRT(
      () -> content -> library(EnumSet.of(ChecksumAlgorithm.CRC64NVME)).get().of(content)),
  /** aws-crt's native code. */
  AWS_CRT_CRC64NVME(checksum(software.amazon.awssdk.crt.checksums.CRC64NVME::new)),
  /** What an ingest computes of most objects, in one pass. */
  LIBRARY_SHA_256_AND_CRC64NVME(
      library(EnumSet.of(ChecksumAlgorithm.SHA_256, ChecksumAlgorithm.CRC64NVME))),
  /** All that there are, in one pass. */
  LIBRARY_ALL(library(EnumSet.allOf(ChecksumAlgorithm.class)));

  private final Supplier<Computation> computation;

  ChecksumRival(Supplier<Computation> computation) {
    this.computation = computation;
  }

  /** A new computation, which starts anew for each content. */
  Computation newComputation() {
    return computation.get();
  }

  /** Computes the checksums of one content after the other. */
  @FunctionalInterface
  interface Computation {

    /**
     * Computes them.
     *
     * @param content all of it
     * @return the value, or all of them
     */
    Object of(byte[] content);
  }

  private static Supplier<Computation> library(Set<ChecksumAlgorithm> algorithms) {
    return () -> {
      ChecksumCalculator calculator = ChecksumCalculator.of(algorithms);
      return content -> {
        calculator.update(content, 0, content.length);
        return calculator.finish();
      };
    };
  }

  private static Supplier<Computation> digest(String name) {
    return () -> {
      try {
        return MessageDigest.getInstance(name)::digest;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has " + name, e);
      }
    };
  }

  private static Supplier<Computation> checksum(Supplier<Checksum> made) {
    return () -> {
      Checksum checksum = made.get();
      return content -> {
        checksum.reset();
        checksum.update(content, 0, content.length);
        return checksum.getValue();
      };
    };
  }
}
