package dev.efsshare.local;

import dev.efsshare.local.http.HttpApi;
import dev.efsshare.local.http.InvokeEndpoint;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.runtime.LambdaService;
import dev.efsshare.local.runtime.RuntimeSettings;
import dev.efsshare.local.s3.BucketNotifications;
import dev.efsshare.local.s3.ObjectCreated;
import dev.efsshare.local.s3.ObjectServer;
import dev.efsshare.local.template.BucketDeclaration;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.StackTemplate;
import dev.efsshare.local.template.TemplateReader;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A running stack. Everything in it listens on 127.0.0.1 only. After {@link #close()} no process it
 * started is left. Safe for use by several threads.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.start(LocalStackOptions.forProject(root).withPorts(0, 0, 0))) {
 *   URI health = stack.api().resolve("/health");
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {

  private final LocalStackOptions options;
  private final StackTemplate template;
  private final Parts parts = new Parts();
  private final StateFolder state;
  private final LambdaService lambda;
  private final ObjectServer objects;
  private final HttpApi api;
  private final InvokeEndpoint invokeEndpoint;

  /**
   * Starts what the template declares. Functions' processes start with their first request.
   *
   * @param options where and how
   * @return a stack that takes requests
   * @throws LocalStackException when something is in the way: a port in use, a jar that is not
   *     built, a folder that cannot be written, a state folder in use by another stack
   * @throws dev.efsshare.local.template.TemplateException when the template cannot be run
   */
  public static LocalStack start(LocalStackOptions options) {
    return new LocalStack(options);
  }

  private LocalStack(LocalStackOptions options) {
    this.options = options;
    LocalAccount account = LocalAccount.in(options.region());
    this.template =
        options.overrides().applyTo(new TemplateReader(account).read(options.template()));
    this.state = parts.add(StateFolder.open(options.state()));
    try {
      parts.add(ServerLog.to(state.serverLog()));
      prepareMount(options.mount());
      Notifications notifications = new Notifications();
      this.objects = parts.add(startObjects(notifications));
      this.lambda = parts.add(startLambda());
      notifications.connect(
          new BucketNotifications(options.region(), template.functions(), lambda::invokeAsync));
      this.invokeEndpoint = parts.add(startEndpoint());
      this.api = parts.add(startApi(account));
    } catch (IOException e) {
      close();
      throw new LocalStackException(Causes.reason(e), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * The HTTP API.
   *
   * @return its address, without a trailing slash
   */
  public URI api() {
    return api.uri();
  }

  /**
   * The Lambda endpoint, for {@code aws lambda invoke --endpoint-url} and SDK clients.
   *
   * @return its address
   */
  public URI lambda() {
    return invokeEndpoint.uri();
  }

  /**
   * The S3 endpoint, for {@code aws s3 --endpoint-url} and SDK clients; any credentials are
   * accepted.
   *
   * @return its address
   */
  public URI s3() {
    return objects.uri();
  }

  /**
   * The region the functions see; clients may use any.
   *
   * @return region name
   */
  public String region() {
    return options.region();
  }

  /**
   * The folder that stands for the functions' file system.
   *
   * @return absolute path
   */
  public Path mount() {
    return options.mount();
  }

  /**
   * The folder of the logs: {@code aws/lambda/<function>/<yyyy/MM/dd>/[$LATEST]<id>.log}.
   *
   * @return absolute path
   */
  public Path logs() {
    return state.logs();
  }

  /**
   * The folder of the dead letters: {@code <function>/<request id>.json}.
   *
   * @return absolute path; absent until the first one
   */
  public Path deadLetters() {
    return state.deadLetters();
  }

  /**
   * Events that were queued, running or waiting for a retry when the stack was closed. They are
   * dead letters with the condition {@code StackStopped}.
   *
   * @return how many; final when {@link #close()} has returned
   */
  public int undeliveredEvents() {
    return lambda.unfinished();
  }

  /**
   * The template's buckets.
   *
   * @return their names, in the template's order
   */
  public List<String> buckets() {
    return template.buckets().stream().map(BucketDeclaration::name).toList();
  }

  /**
   * The template's functions, by logical id.
   *
   * @return logical ids in the template's order
   */
  public List<String> functions() {
    return template.functions().stream().map(FunctionDeclaration::logicalId).toList();
  }

  /**
   * A function's name in Lambda, which is also its log folder's name.
   *
   * @param logicalId its name in the template
   * @return its name in Lambda
   * @throws IllegalArgumentException when the template has no such function
   */
  public String functionName(String logicalId) {
    return lambda
        .find(logicalId)
        .map(FunctionDeclaration::name)
        .orElseThrow(
            () -> new IllegalArgumentException("No function " + logicalId + " in the template"));
  }

  /**
   * The execution environments at this moment, with their processes.
   *
   * @return a snapshot
   */
  public List<EnvironmentInfo> environments() {
    return lambda.environments();
  }

  /**
   * Ends every environment that has no request, so that the next requests are cold starts.
   *
   * @throws InterruptedException when interrupted while a process ends
   */
  public void endIdleEnvironments() throws InterruptedException {
    lambda.endIdle();
  }

  /** Stops everything and waits until every process has ended. Files stay. */
  @Override
  public void close() {
    parts.close();
  }

  /** Objects may be written before the functions are there to be told: those events go nowhere. */
  private static final class Notifications implements Consumer<ObjectCreated> {
    private volatile Consumer<ObjectCreated> target = created -> {};

    void connect(Consumer<ObjectCreated> newTarget) {
      target = newTarget;
    }

    @Override
    public void accept(ObjectCreated created) {
      target.accept(created);
    }
  }

  private static void prepareMount(Path mount) {
    try {
      Files.createDirectories(mount);
      Files.delete(Files.createTempFile(mount, ".probe", ""));
    } catch (IOException e) {
      throw new LocalStackException(
          "Mount folder %s cannot be written (%s); choose another with --mount"
              .formatted(mount, Causes.reason(e)),
          e);
    }
  }

  private ObjectServer startObjects(Consumer<ObjectCreated> listener) throws IOException {
    try {
      return ObjectServer.start(options.s3Port(), state.objects(), template.buckets(), listener);
    } catch (BindException e) {
      throw portInUse(options.s3Port(), "S3 endpoint", e);
    }
  }

  private LambdaService startLambda() throws IOException {
    RuntimeSettings settings =
        new RuntimeSettings(
            options.region(),
            options.mount(),
            state.work(),
            state.logs(),
            state.deadLetters(),
            options.memoryScale(),
            options.maxConcurrency(),
            options.idleTime(),
            options.retryDelays(),
            Map.of(
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_SESSION_TOKEN", "local",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_ENDPOINT_URL_S3", objects.uri().toString()));
    return LambdaService.start(template.functions(), settings);
  }

  private InvokeEndpoint startEndpoint() throws IOException {
    try {
      return InvokeEndpoint.start(options.lambdaPort(), lambda);
    } catch (BindException e) {
      throw portInUse(options.lambdaPort(), "Lambda endpoint", e);
    }
  }

  private HttpApi startApi(LocalAccount account) throws IOException {
    try {
      return HttpApi.start(options.apiPort(), template, account, lambda);
    } catch (BindException e) {
      throw portInUse(options.apiPort(), "HTTP API", e);
    }
  }

  private static LocalStackException portInUse(int port, String what, BindException cause) {
    return new LocalStackException(
        "Port %d for the %s is in use; choose other ports with --port".formatted(port, what),
        cause);
  }
}
