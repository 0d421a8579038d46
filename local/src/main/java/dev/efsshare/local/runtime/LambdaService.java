package dev.efsshare.local.runtime;

import dev.efsshare.local.template.FunctionDeclaration;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lambda for the functions of one template. Safe for use by several threads; {@link #close()} ends
 * every process it started and waits for them.
 */
public final class LambdaService implements Invoker, AutoCloseable {

  private static final Logger LOG = System.getLogger(LambdaService.class.getName());
  private static final long WATCH_MILLIS = 100;

  private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
  private final List<FunctionDeclaration> functions;
  private final RuntimeSettings settings;
  private final AsyncInvoker async;
  private final OrphanGuard guard;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lambda-watch").factory());

  private LambdaService(
      List<FunctionDeclaration> functions, RuntimeSettings settings, OrphanGuard guard) {
    this.functions = List.copyOf(functions);
    this.settings = settings;
    this.guard = guard;
    this.async = new AsyncInvoker(settings.retryDelays(), new DeadLetters(settings.deadLetters()));
  }

  /**
   * Deploys functions. No process is started before the first request.
   *
   * @param functions what to run
   * @param settings how to run it
   * @return a service that takes requests
   * @throws IOException when a function's jar is missing or a folder cannot be written
   */
  public static LambdaService start(List<FunctionDeclaration> functions, RuntimeSettings settings)
      throws IOException {
    RuntimeInterfaceClient client =
        RuntimeInterfaceClient.install(settings.work().resolve("runtime"));
    LambdaService service = new LambdaService(functions, settings, OrphanGuard.start());
    try {
      service.deploy(client);
    } catch (IOException | RuntimeException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /**
   * Finds a function as Lambda's API does.
   *
   * @param reference its name, ARN or partial ARN, with or without its alias or {@code $LATEST}; or
   *     its logical id
   * @return the function, or empty when there is none of that name, or it has not that alias
   */
  public Optional<FunctionDeclaration> find(String reference) {
    FunctionReference parsed = FunctionReference.parse(reference);
    return functions.stream().filter(parsed::names).findFirst();
  }

  @Override
  public InvocationResult invoke(FunctionDeclaration function, String payload)
      throws InterruptedException {
    return pool(function).invoke(UUID.randomUUID().toString(), payload);
  }

  /**
   * Queues a request: delivered at least once, retried, then kept as a dead letter. One that is
   * unfinished when the service closes is kept as a dead letter, too.
   *
   * @param function one of this service's functions
   * @param payload JSON
   * @return the request's id
   */
  public String invokeAsync(FunctionDeclaration function, String payload) {
    String requestId = UUID.randomUUID().toString();
    async.submit(new QueuedEvent(function, requestId, payload, System.nanoTime()), pool(function));
    return requestId;
  }

  /**
   * The environments at this moment.
   *
   * @return a snapshot, grouped by function
   */
  public List<EnvironmentInfo> environments() {
    return pools.values().stream()
        .map(FunctionPool::environments)
        .flatMap(Collection::stream)
        .toList();
  }

  /**
   * Ends every environment that has no request, so that the next requests are cold starts.
   *
   * @throws InterruptedException when interrupted while a process ends
   */
  public void endIdle() throws InterruptedException {
    for (FunctionPool pool : pools.values()) {
      pool.endIdle(Duration.ZERO);
    }
  }

  /**
   * Lets no environment of a function take another request, as when an alias is pointed to another
   * version: idle ones end now, the others when they have answered.
   *
   * @param function one of this service's functions
   * @throws InterruptedException when interrupted while a process ends
   */
  public void retire(FunctionDeclaration function) throws InterruptedException {
    pool(function).retire();
  }

  /**
   * Queued requests that were unfinished when the service was closed.
   *
   * @return how many became dead letters; final when {@link #close()} has returned
   */
  public int unfinished() {
    return async.unfinished();
  }

  /**
   * Keeps what is queued as dead letters, ends every environment and waits until its process is
   * gone.
   */
  @Override
  public void close() {
    watch.shutdownNow();
    async.close();
    boolean interrupted = false;
    for (FunctionPool pool : pools.values()) {
      try {
        pool.close();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    guard.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void deploy(RuntimeInterfaceClient client) throws IOException {
    ConcurrencyLimit account =
        new ConcurrencyLimit(settings.maxConcurrency(), "ConcurrentInvocationLimitExceeded");
    for (FunctionDeclaration function : functions) {
      EnvironmentLauncher launcher = new EnvironmentLauncher(function, settings, client, guard);
      pools.put(function.logicalId(), new FunctionPool(launcher, account));
    }
    var _ =
        watch.scheduleWithFixedDelay(
            this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      for (FunctionPool pool : pools.values()) {
        pool.watchMemory();
        pool.endIdle(settings.idleTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // an exception would end the schedule, and with it every later check
      LOG.log(Level.ERROR, "Environments could not be watched", e);
    }
  }

  private FunctionPool pool(FunctionDeclaration function) {
    FunctionPool pool = pools.get(function.logicalId());
    if (pool == null) {
      throw new IllegalArgumentException("Not a function of this stack: " + function.name());
    }
    return pool;
  }
}
