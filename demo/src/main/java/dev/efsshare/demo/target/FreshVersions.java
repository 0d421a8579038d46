package dev.efsshare.demo.target;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/**
 * Makes Lambda start new environments of a function: publishes a version that differs from the one
 * before in its description only, and lets the alias that the API calls point to it. An environment
 * runs one version, so none of those that are there takes a request of the new one. Closing lets
 * the alias point to where it did, gives back the description and removes the versions.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Manage
 *     Lambda function versions</a>
 */
final class FreshVersions implements AutoCloseable {
  /** What {@code AutoPublishAlias} in the template says. */
  static final String ALIAS = "live";

  private final LambdaClient lambda;
  private final Map<ShareFunction, Original> originals = new EnumMap<>(ShareFunction.class);
  private int made;

  FreshVersions(LambdaClient lambda) {
    this.lambda = lambda;
  }

  /** How a function was found, and what was made of it since. */
  private record Original(String name, String version, String description, List<String> published) {

    Original(String name, String version, String description) {
      this(name, version, description, new ArrayList<>());
    }
  }

  synchronized void next(ShareFunction function, String name) {
    Original original = originals.get(function);
    if (original == null) {
      original = lookAt(name);
      originals.put(function, original);
    }
    made++;
    describe(name, original.description() + " [demonstration " + made + "]");
    String version = lambda.publishVersion(b -> b.functionName(name)).version();
    original.published().add(version);
    lambda.waiter().waitUntilPublishedVersionActive(b -> b.functionName(name).qualifier(version));
    pointTo(name, version);
  }

  private Original lookAt(String name) {
    GetAliasResponse alias = lambda.getAlias(b -> b.functionName(name).name(ALIAS));
    if (alias.routingConfig() != null && alias.routingConfig().hasAdditionalVersionWeights()) {
      throw new TargetException(
          name + " is being deployed gradually; run this again when its alias has one version");
    }
    String description = lambda.getFunctionConfiguration(b -> b.functionName(name)).description();
    return new Original(name, alias.functionVersion(), description == null ? "" : description);
  }

  private void describe(String name, String description) {
    lambda.updateFunctionConfiguration(b -> b.functionName(name).description(description));
    lambda.waiter().waitUntilFunctionUpdated(b -> b.functionName(name));
  }

  private void pointTo(String name, String version) {
    lambda.updateAlias(b -> b.functionName(name).name(ALIAS).functionVersion(version));
  }

  @Override
  public synchronized void close() {
    originals.values().forEach(this::putBack);
    originals.clear();
  }

  private void putBack(Original original) {
    pointTo(original.name(), original.version());
    describe(original.name(), original.description());
    for (String version : original.published()) {
      lambda.deleteFunction(b -> b.functionName(original.name()).qualifier(version));
    }
  }
}
