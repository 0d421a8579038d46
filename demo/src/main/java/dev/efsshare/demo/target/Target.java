package dev.efsshare.demo.target;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A running stack with the share on it.
 *
 * <p>Thread-safety: implementations are safe for use by many threads, except {@link
 * #freshEnvironments} and {@link #close}. A target must be closed: that puts back what was changed
 * on it.
 */
public sealed interface Target extends AutoCloseable permits AwsTarget, LocalTarget {

  /**
   * The kind of target.
   *
   * @return {@code local} or {@code aws}
   */
  String kind();

  /**
   * The target in words.
   *
   * @return one line for people
   */
  String title();

  /**
   * The region of the stack.
   *
   * @return its name, for example {@code eu-west-1}
   */
  String region();

  /**
   * Where the stack's parts are.
   *
   * @return the stack's outputs
   */
  StackOutputs outputs();

  /**
   * A client of the stack's object store.
   *
   * @return open as long as the target
   */
  S3Client s3();

  /**
   * A client of the endpoint that runs the stack's functions; it does not try again by itself.
   *
   * @return open as long as the target
   */
  LambdaClient lambda();

  /**
   * What requests to the stack's HTTP API need to be let in.
   *
   * @return signs requests, or does nothing
   */
  RequestSigner signer();

  /**
   * A function as the Lambda API wants it named, with the alias that the HTTP API calls.
   *
   * @param function which
   * @return the function's name or ARN with its alias
   */
  String qualifiedName(ShareFunction function);

  /**
   * Makes the next requests to a function cold starts.
   *
   * @param function which
   * @throws InterruptedException if interrupted while the target is being changed
   */
  void freshEnvironments(ShareFunction function) throws InterruptedException;

  /**
   * How long to wait before one asks again whether something has arrived.
   *
   * @return a time that neither floods the API nor blurs what is measured
   */
  Duration pollInterval();

  /**
   * The names of the log groups of both functions.
   *
   * @return sorted
   */
  List<String> logGroups();

  /**
   * What the functions have mounted.
   *
   * @return an access point's ARN, or what stands for it
   */
  String fileSystem();

  /**
   * How the functions are set up, as far as it matters for figures.
   *
   * @return runtime and memory of each function, by name
   */
  Map<String, String> configuration();

  /**
   * What can be reached of the stack only on the machine that it runs on.
   *
   * @return empty unless it runs on this machine
   */
  Optional<Host> host();

  /** Puts back what was changed on the stack, and ends what was started. */
  @Override
  void close();
}
