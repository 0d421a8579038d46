package dev.efsshare.evidence.local;

import dev.efsshare.evidence.bundle.Bundle;
import dev.efsshare.evidence.bundle.Window;
import dev.efsshare.evidence.collect.Answers;
import dev.efsshare.evidence.collect.Collector;
import dev.efsshare.evidence.collect.OutputsListing;
import dev.efsshare.evidence.collect.Recorder;
import dev.efsshare.local.LocalStack;
import dev.efsshare.local.template.ResourceDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A running local stack.
 *
 * <p>Thread-safety: for one thread.
 */
public final class LocalCollector implements Collector {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final List<String> DECLARED =
      List.of("AWS::EFS::FileSystem", "AWS::EFS::AccessPoint", "AWS::EFS::MountTarget", FUNCTION);
  private static final int PAGE_SIZE = 1_000;

  private final LocalStack stack;
  private final Recorder recorder = new Recorder();
  private final S3Client s3;

  /**
   * A collector.
   *
   * @param stack runs until this is closed, and is closed by the caller
   */
  public LocalCollector(LocalStack stack) {
    this.stack = stack;
    this.s3 =
        S3Client.builder()
            .endpointOverride(stack.s3())
            .region(Region.of(stack.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .forcePathStyle(true)
            .overrideConfiguration(c -> c.addExecutionInterceptor(recorder))
            .build();
  }

  @Override
  public String subject() {
    return "**A local stack, not AWS**: the functions of template.yaml as processes on one machine,"
        + " a folder in place of EFS, an S3 server of its own.";
  }

  @Override
  public void collect(Window window, Bundle bundle) throws IOException {
    template(bundle);
    Here here = new Here(stack);
    bundle.addJson(
        "configuration/declared.json",
        "File system, access point, mount targets and functions as template.yaml declares them",
        declared());
    bundle.addJson(
        "configuration/here.json",
        "The folder that stands for the file system, and the file system that it lies on",
        here.fileSystem());
    bundle.addJson("mount/files.json", "Every file in that folder", MountedFiles.of(stack.mount()));
    new DeclaredPages(stack, here, bundle).add();
    for (ResourceDeclaration function : stack.resources(FUNCTION)) {
      StreamFiles.collect(function.logicalId(), logGroup(function), window, bundle);
    }
    OutputsListing.collect(
        s3, stack.buckets().getFirst(), PAGE_SIZE, new Answers(recorder, bundle), bundle);
  }

  private void template(Bundle bundle) throws IOException {
    bundle.addText(
        "stack/template.yaml", "The template that ran", Files.readAllBytes(stack.template()));
    bundle.addJson("stack/parameters.json", "The values of its parameters", stack.parameters());
  }

  private Map<String, List<ResourceDeclaration>> declared() {
    Map<String, List<ResourceDeclaration>> declared = new LinkedHashMap<>();
    DECLARED.forEach(type -> declared.put(type, stack.resources(type)));
    return declared;
  }

  /** Where the local stack writes a function's log streams. */
  private Path logGroup(ResourceDeclaration function) {
    Object group =
        function.properties().get("LoggingConfig") instanceof Map<?, ?> config
            ? config.get("LogGroup")
            : null;
    String name =
        group == null
            ? "/aws/lambda/" + stack.functionName(function.logicalId())
            : String.valueOf(group);
    return stack.logs().resolve(name.replaceFirst("^/", ""));
  }

  /** Closes the client; the stack goes on. */
  @Override
  public void close() {
    s3.close();
  }
}
