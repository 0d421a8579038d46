package dev.efsshare.functions.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;

/** The class that takes the place of the SDK's says of S3 what the SDK's says. */
class S3RegionsTest {
  private static final String REPLACED =
      "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider.class";

  private final ServiceMetadata ours = new GeneratedServiceMetadataProvider().serviceMetadata("s3");

  static List<Region> regions() {
    return Region.regions();
  }

  @ParameterizedTest
  @MethodSource("regions")
  void s3_inEveryRegion_isSignedAndCalledAsTheSdkSays(Region region) throws Exception {
    ServiceMetadata sdks = sdksOwn().serviceMetadata("s3");

    assertThat(ours.signingRegion(region)).isEqualTo(sdks.signingRegion(region));
    assertThat(ours.endpointFor(region)).isEqualTo(sdks.endpointFor(region));
    assertThat(ours.regions()).isEqualTo(sdks.regions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "sts", "no-such-service"})
  void service_ofAnyName_isSignedForItsRegion(String service) {
    assertThat(ServiceMetadata.of(service).signingRegion(Region.EU_WEST_1))
        .isEqualTo(Region.EU_WEST_1);
  }

  @Test
  void sdk_usesOurs() {
    assertThat(ServiceMetadata.of("s3")).hasSameClassAs(ours);
    assertThat(GeneratedServiceMetadataProvider.class.getResource("/" + REPLACED).toString())
        .doesNotContain("regions-");
  }

  /** The SDK's class of the same name, from its jar. */
  private static ServiceMetadataProvider sdksOwn() throws Exception {
    ClassLoader tests = S3RegionsTest.class.getClassLoader();
    try (URLClassLoader loader = new FirstFromJar(tests)) {
      return (ServiceMetadataProvider)
          loader
              .loadClass(GeneratedServiceMetadataProvider.class.getName())
              .getConstructor()
              .newInstance();
    }
  }

  /** Defines the one class from the SDK's jar, and asks the parent for all others. */
  private static final class FirstFromJar extends URLClassLoader {
    FirstFromJar(ClassLoader parent) {
      super(new URL[0], parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(GeneratedServiceMetadataProvider.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try {
        for (URL url : Collections.list(getParent().getResources(REPLACED))) {
          if (url.toString().contains("regions-")) {
            byte[] code = url.openStream().readAllBytes();
            return defineClass(name, code, 0, code.length);
          }
        }
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
      throw new ClassNotFoundException(name + " is not in the SDK's jar");
    }
  }
}
