package dev.efsshare.local.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS's runtime interface client, found on this process's own class path, made ready to run in
 * others. Immutable.
 *
 * @param jars its jars, absolute
 * @param nativeLibrary its native part, unpacked once: left to itself every process would overwrite
 *     one file in {@code /tmp} while others load it
 */
public record RuntimeInterfaceClient(List<Path> jars, Path nativeLibrary) {

  /** The class to start. */
  public static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** System property that tells the client where its native part is. */
  public static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** One class of each jar that the client needs. */
  private static final List<String> WITNESSES =
      List.of(
          MAIN,
          "com.amazonaws.services.lambda.runtime.RequestHandler",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /** Copies the list. */
  public RuntimeInterfaceClient {
    jars = List.copyOf(jars);
  }

  /**
   * Finds the jars and unpacks the native part.
   *
   * @param folder where to; made if absent
   * @return the client
   * @throws IOException when there is no native part for this machine, or the folder cannot be
   *     written
   */
  public static RuntimeInterfaceClient install(Path folder) throws IOException {
    List<Path> jars = WITNESSES.stream().map(RuntimeInterfaceClient::jarOf).toList();
    return new RuntimeInterfaceClient(jars, unpackLibrary(folder));
  }

  /** Its jars, joined for {@code -cp}. */
  String classPath() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jarOf(String className) {
    try {
      CodeSource source = load(className).getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(className + " does not come from a file", e);
    }
  }

  private static Class<?> load(String className) {
    try {
      return Class.forName(className, false, RuntimeInterfaceClient.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "aws-lambda-java-runtime-interface-client is not on the class path: " + className, e);
    }
  }

  private static Path unpackLibrary(Path folder) throws IOException {
    String resource = "/jni/libaws-lambda-jni.%s.so".formatted(platform());
    Path library = folder.resolve("libaws-lambda-jni.so");
    Files.createDirectories(folder);
    try (InputStream in = load(MAIN).getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the runtime interface client has no " + resource);
      }
      Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
    }
    return library;
  }

  private static String platform() throws IOException {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new IOException(
          "functions run on Linux only: AWS's runtime interface client has no native library for "
              + System.getProperty("os.name"));
    }
    String cpu = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    return (usesMusl() ? "linux_musl-" : "linux-") + cpu;
  }

  private static boolean usesMusl() throws IOException {
    try (Stream<Path> libraries = Files.list(Path.of("/lib"))) {
      return libraries.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl-"));
    }
  }
}
