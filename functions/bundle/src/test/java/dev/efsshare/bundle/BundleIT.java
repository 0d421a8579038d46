package dev.efsshare.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundles as they are deployed, and what they do when a cache does not fit. */
class BundleIT {
  private static final long LAMBDAS_LIMIT = 250L * 1024 * 1024;
  private static final String HEALTH =
      "{\"rawPath\":\"/health\",\"version\":\"2.0\","
          + "\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/health\"}}}";
  private static final String WITHOUT = "started without the AOT cache, which takes longer: ";

  /** On the same file system as the bundles, so that copies are links. */
  private final Path folder = Path.of("target", "it").toAbsolutePath();

  @BeforeEach
  @AfterEach
  void clear() throws IOException {
    Folders.delete(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"producer", "consumer"})
  void bundle_isSmallEnoughForLambda(String function) throws IOException {
    assertThat(Folders.bytes(BundleCopy.BUILT.resolve(function)))
        .isBetween(50_000_000L, LAMBDAS_LIMIT);
  }

  @Test
  void bundles_asBuilt_runFromTheirCaches_andSayNothingOfIt() throws Exception {
    try (BundleRun run = new BundleRun(folder)) {
      assertThat(run.post("/ingest", "{\"key\":\"models/a.txt\",\"data\":\"SGVsbG8=\"}").body())
          .contains("\"status\":\"created\"");
      assertThat(run.cacheIsMapped()).isTrue();
      assertThat(run.post("/predict", "{\"model\":\"a.txt\"}").body()).contains("\"sizeBytes\":5");
      assertThat(run.post("/predict", "{\"model\":\"b.txt\"}").statusCode()).isEqualTo(404);
      assertThat(run.stack().environments()).hasSize(2);
      assertThat(run.logLines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":").endsWith("}"))
          .noneSatisfy(line -> assertThat(line).contains("cache"));
    }
  }

  @Test
  void object_ofTheBucket_comesThroughItsEvent() throws Exception {
    try (BundleRun run = new BundleRun(folder)) {
      run.putObject("models/b.txt", new byte[100_000]);

      Path published = run.stack().mount().resolve("models/b.txt");
      long end = System.nanoTime() + 60_000_000_000L;
      while (Files.notExists(published) && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(published).hasSize(100_000);
    }
  }

  @Test
  void cache_missing_isAPlainStart() throws Exception {
    BundleCopy copy = copy();
    copy.delete(BundleCopy.CACHE);

    assertPlainStart(copy, "there is no aot/function.aot");
  }

  @Test
  void cache_truncated_isAPlainStart() throws Exception {
    BundleCopy copy = copy();
    copy.truncate(BundleCopy.CACHE, 60);

    assertPlainStart(copy, "aot/function.aot has ");
  }

  @Test
  void cache_ofAnotherVersion_isRefusedByTheJvm_andToldByTheFunction() throws Exception {
    BundleCopy copy = copy();
    copy.replace(BundleCopy.CACHE, "OpenJDK 64-Bit", "OtherVM 64-Bit");

    assertPlainStart(copy, "this JVM refused it; " + System.getProperty("java.vm.version"));
  }

  @Test
  void jar_changed_isAPlainStart() throws Exception {
    BundleCopy copy = copy();
    copy.append(BundleCopy.JAR);

    assertPlainStart(copy, "lib/function.jar has ");
  }

  @Test
  void jvm_another_isAPlainStart() throws Exception {
    BundleCopy copy = copy();
    copy.append(BundleCopy.JVM);

    assertPlainStart(copy, "runtime/lib/server/libjvm.so has ");
  }

  private static void assertPlainStart(BundleCopy copy, String reason) throws Exception {
    try (BundleRun run = run(copy)) {
      assertThat(run.invoke("ProducerFunction", HEALTH)).contains("\\\"status\\\":\\\"ok\\\"");
      assertThat(run.logLines()).hasSize(2);
      assertThat(run.logLines().getFirst())
          .startsWith("{\"timestamp\":\"20")
          .contains("\"level\":\"WARN\",\"message\":\"" + WITHOUT + reason)
          .endsWith("\"}");
      assertThat(run.logLines().getLast()).contains("\"message\":\"request done\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-3600, 2, 7200})
  void jar_withAnotherTime_isCopied_andTheCacheUsed(int seconds) throws Exception {
    BundleCopy copy = copy();
    copy.shiftTime(BundleCopy.JAR, seconds);

    try (BundleRun run = run(copy)) {
      assertThat(run.invoke("ProducerFunction", HEALTH)).contains("\\\"status\\\":\\\"ok\\\"");
      assertThat(run.cacheIsMapped()).isTrue();
      assertThat(run.logLines()).hasSize(2);
      assertThat(run.logLines().getFirst())
          .contains("\"level\":\"INFO\",\"message\":\"the time of lib/function.jar is not");
    }
  }

  @Test
  void processor_another_isRefusedWithTheReason() throws Exception {
    BundleCopy copy = copy();
    String here = Bootstrap.architecture();
    copy.replace(
        BundleCopy.BOOTSTRAP,
        "architecture=" + here,
        "architecture=" + here.replace('6', '7').replace('4', '7'));

    try (BundleRun run = run(copy)) {
      assertThat(run.invoke("ProducerFunction", HEALTH))
          .contains("\"errorType\":\"Bundle.Unusable\"")
          .contains("this bundle was built for")
          .contains("and runs on " + here);
      assertThat(run.logLines()).singleElement().asString().contains("\"level\":\"ERROR\"");
    }
  }

  /** What the package of AWS's Java has in the place of a bootstrap. */
  @Test
  void package_withoutBundle_refusesWithTheReason() throws Exception {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Path bootstrap = alone.resolve("bootstrap");
    Files.copy(Path.of("target/classes/dev/efsshare/bundle/no-bundle.sh"), bootstrap);
    assertThat(bootstrap.toFile().setExecutable(true)).isTrue();

    try (BundleRun run =
        new BundleRun(
            BundleRun.options(folder.resolve("state")).withCode("ProducerFunction", alone))) {
      assertThat(run.invoke("ProducerFunction", HEALTH))
          .contains("\"errorType\":\"Bundle.Missing\"")
          .contains("this package holds no AOT bundle");
    }
  }

  private BundleCopy copy() throws IOException {
    return BundleCopy.of("producer", folder.resolve("copy"));
  }

  private static BundleRun run(BundleCopy copy) {
    return new BundleRun(
        BundleRun.options(copy.folder().resolveSibling("state"))
            .withCode("ProducerFunction", copy.folder()));
  }
}
