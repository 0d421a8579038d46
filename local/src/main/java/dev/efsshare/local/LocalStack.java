package dev.efsshare.local;

import dev.efsshare.local.console.ConsoleServer;
import dev.efsshare.local.runtime.EnvironmentInfo;
import dev.efsshare.local.template.BucketDeclaration;
import dev.efsshare.local.template.FunctionDeclaration;
import dev.efsshare.local.template.LocalAccount;
import dev.efsshare.local.template.ResourceDeclaration;
import dev.efsshare.local.template.StackTemplate;
import dev.efsshare.local.template.TemplateReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final TemplateReader reader;
  private final StackTemplate template;
  private final Servers servers;

  /**
   * Starts what the template declares. Functions' processes start with their first request.
   *
   * @param options where and how
   * @return a stack that takes requests
   * @throws LocalStackException when something is in the way: a port in use, a jar that is not
   *     built, a folder that cannot be written, a state folder in use by another stack
   * @throws dev.efsshare.local.template.TemplateException when the template cannot be run, or does
   *     not take the values of its parameters
   */
  public static LocalStack start(LocalStackOptions options) {
    return new LocalStack(options);
  }

  private LocalStack(LocalStackOptions options) {
    this.options = options;
    LocalAccount account = LocalAccount.in(options.region());
    this.reader = new TemplateReader(account, options.parameters());
    this.template = options.overrides().applyTo(reader.read(options.template()));
    this.servers = new Servers(options, template, account);
  }

  /**
   * The HTTP API.
   *
   * @return its address, without a trailing slash
   */
  public URI api() {
    return servers.api().uri();
  }

  /**
   * The Lambda endpoint, for {@code aws lambda invoke --endpoint-url} and SDK clients.
   *
   * @return its address
   */
  public URI lambda() {
    return servers.invokeEndpoint().uri();
  }

  /**
   * The S3 endpoint, for {@code aws s3 --endpoint-url} and SDK clients; any credentials are
   * accepted, and no signature is checked.
   *
   * @return its address
   */
  public URI s3() {
    return servers.objects().uri();
  }

  /**
   * The web console, a page to open in a browser.
   *
   * @return its address; empty when the options ask for none
   */
  public Optional<URI> console() {
    return servers.console().map(ConsoleServer::uri);
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
   * The folder of the logs: {@code aws/lambda/<function>/<yyyy/MM/dd>/[$LATEST]<id>.log}. A
   * function with a log group of its own has {@code <log
   * group>/<yyyy/MM/dd>/<function>[$LATEST]<id>.log}.
   *
   * @return absolute path
   */
  public Path logs() {
    return servers.state().logs().path();
  }

  /**
   * The folder of the dead letters: {@code <function>/<request id>.json}.
   *
   * @return absolute path; absent until the first one
   */
  public Path deadLetters() {
    return servers.state().deadLetters();
  }

  /**
   * Events that were queued, running or waiting for a retry when the stack was closed. They are
   * dead letters with the condition {@code StackStopped}.
   *
   * @return how many; final when {@link #close()} has returned
   */
  public int undeliveredEvents() {
    return servers.lambda().unfinished();
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
   * The template that is run.
   *
   * @return absolute path
   */
  public Path template() {
    return options.template();
  }

  /**
   * The values of the template's parameters.
   *
   * @return by name, in the template's order
   */
  public Map<String, String> parameters() {
    return reader.parameterValues(options.template());
  }

  /**
   * What the template declares, whether it runs locally or not.
   *
   * @param type for example {@code AWS::EFS::FileSystem}
   * @return the resources of that type, in the template's order
   */
  public List<ResourceDeclaration> resources(String type) {
    return reader.resources(options.template(), type);
  }

  /**
   * Whether the template's API, once deployed, lets only those in who show who they are. Here
   * everybody is let in.
   *
   * @return false when the deployed API is open, too
   */
  public boolean apiAuthorizesOnAws() {
    return template.authorizes();
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
    return declaration(logicalId).name();
  }

  /**
   * A function's Amazon Resource Name in the local account.
   *
   * @param logicalId its name in the template
   * @return the ARN without qualifier
   * @throws IllegalArgumentException when the template has no such function
   */
  public String functionArn(String logicalId) {
    return declaration(logicalId).arn();
  }

  /**
   * The execution environments at this moment, with their processes.
   *
   * @return a snapshot
   */
  public List<EnvironmentInfo> environments() {
    return servers.lambda().environments();
  }

  /**
   * Ends every environment that has no request, so that the next requests are cold starts.
   *
   * @throws InterruptedException when interrupted while a process ends
   */
  public void endIdleEnvironments() throws InterruptedException {
    servers.lambda().endIdle();
  }

  /** Stops everything and waits until every process has ended. Files stay. */
  @Override
  public void close() {
    servers.close();
  }

  private FunctionDeclaration declaration(String logicalId) {
    return servers
        .lambda()
        .find(logicalId)
        .orElseThrow(
            () -> new IllegalArgumentException("No function " + logicalId + " in the template"));
  }
}
