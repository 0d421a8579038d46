package dev.efsshare.local;

import dev.efsshare.local.console.ConsoleServer;
import dev.efsshare.local.http.HttpApi;
import dev.efsshare.local.http.InvokeEndpoint;
import dev.efsshare.local.runtime.LambdaService;
import dev.efsshare.local.runtime.RuntimeSettings;
import dev.efsshare.local.s3.BucketNotifications;
import dev.efsshare.local.s3.ObjectCreated;
import dev.efsshare.local.s3.ObjectServer;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.StackTemplate;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything of a stack that runs, started in the order in which the parts need one another. */
final class Servers implements AutoCloseable {

  private final LocalStackOptions options;
  private final StackTemplate template;
  private final Parts parts = new Parts();
  private final StateFolder state;
  private final LambdaService lambda;
  private final ObjectServer objects;
  private final HttpApi api;
  private final InvokeEndpoint invokeEndpoint;
  private final @Nullable ConsoleServer console;

  /** Starts everything, or leaves nothing behind. */
  Servers(LocalStackOptions options, StackTemplate template, LocalAccount account) {
    this.options = options;
    this.template = template;
    this.state = parts.add(StateFolder.open(options.state()));
    try {
      parts.add(ServerLog.to(state.serverLog()));
      prepareMount(options.mount());
      state.logs().note(template.functions());
      StackNote.write(options);
      Notifications notifications = new Notifications();
      this.objects = parts.add(startObjects(notifications));
      this.lambda = parts.add(LambdaService.start(template.functions(), settings()));
      notifications.connect(
          new BucketNotifications(options.region(), template.functions(), lambda::invokeAsync));
      this.invokeEndpoint = parts.add(startEndpoint());
      this.api = parts.add(startApi(account));
      this.console =
          options.consolePort().isPresent()
              ? parts.add(startConsole(options.consolePort().getAsInt(), api.uri()))
              : null;
    } catch (IOException e) {
      close();
      throw new LocalStackException(Causes.reason(e), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  StateFolder state() {
    return state;
  }

  LambdaService lambda() {
    return lambda;
  }

  ObjectServer objects() {
    return objects;
  }

  HttpApi api() {
    return api;
  }

  InvokeEndpoint invokeEndpoint() {
    return invokeEndpoint;
  }

  Optional<ConsoleServer> console() {
    return Optional.ofNullable(console);
  }

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
      throw portInUse(options.s3Port(), "S3 endpoint", "other ports with --port", e);
    }
  }

  private RuntimeSettings settings() {
    return new RuntimeSettings(
        options.region(),
        options.mount(),
        state.work(),
        state.logs().path(),
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
  }

  private InvokeEndpoint startEndpoint() throws IOException {
    try {
      return InvokeEndpoint.start(options.lambdaPort(), lambda);
    } catch (BindException e) {
      throw portInUse(options.lambdaPort(), "Lambda endpoint", "other ports with --port", e);
    }
  }

  private HttpApi startApi(LocalAccount account) throws IOException {
    try {
      return HttpApi.start(options.apiPort(), template, account, lambda);
    } catch (BindException e) {
      throw portInUse(options.apiPort(), "HTTP API", "other ports with --port", e);
    }
  }

  private static ConsoleServer startConsole(int port, URI api) throws IOException {
    try {
      return ConsoleServer.start(port, api);
    } catch (BindException e) {
      throw portInUse(port, "web console", "another one with --console-port", e);
    }
  }

  private static LocalStackException portInUse(
      int port, String what, String wayOut, BindException cause) {
    return new LocalStackException(
        "Port %d for the %s is in use; choose %s".formatted(port, what, wayOut), cause);
  }
}
