package dev.efsshare;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The CRC-64/NVME of aws-crt, for applications that have it on their class path: native code with
 * carry-less multiplication is quicker than any Java.
 *
 * <p>Its first use unpacks and loads a native library, which takes longer than the Java code needs
 * for a gigabyte. So a thread of its own does that once there is long content, and until it is done
 * the Java code goes on. It is not used if it fails to load or computes anything else.
 *
 * <p>{@code -Defsshare.aws-crt=false} leaves aws-crt alone.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
final class NativeCrc64 {
  private static final String SWITCH = "efsshare.aws-crt";

  static final NativeCrc64 OF_AWS_CRT =
      new NativeCrc64("software.amazon.awssdk.crt.checksums.CRC64NVME");

  private static final byte[] CHECK_INPUT = "123456789".getBytes(StandardCharsets.US_ASCII);
  private static final long CHECK_VALUE = 0xAE8B14860A799888L;

  private final String className;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile @Nullable MethodHandle constructor;

  NativeCrc64(String className) {
    this.className = className;
  }

  /** A checksum, if the class has been loaded and is right. */
  Optional<Checksum> create() {
    MethodHandle ready = constructor;
    return ready == null ? Optional.empty() : Optional.of(make(ready));
  }

  /** Loads the class, if there is one, beside the caller. */
  void prepare() {
    if (!asked.getAndSet(true) && !System.getProperty(SWITCH, "").equals("false")) {
      Thread.ofPlatform().daemon().name("efs-share-native-crc64").start(this::load);
    }
  }

  private void load() {
    try {
      Class<?> found = Class.forName(className);
      MethodHandle handle =
          MethodHandles.publicLookup()
              .findConstructor(found, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Checksum.class));
      Checksum checksum = make(handle);
      checksum.update(CHECK_INPUT, 0, CHECK_INPUT.length);
      if (checksum.getValue() == CHECK_VALUE) {
        constructor = handle;
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Not there, or not for this machine: then it is not used.
    }
  }

  private static Checksum make(MethodHandle constructor) {
    try {
      return (Checksum) constructor.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
