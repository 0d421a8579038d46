package dev.efsshare.local.cli;

import dev.efsshare.local.LocalStack;
import java.net.URI;
import java.util.List;

/** What is printed when a stack runs: where everything is, and commands to paste. */
final class Banner {

  private static final String CREDENTIALS =
      "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=";

  // from a file because the two versions of the AWS CLI read a payload on the command line
  // differently; fileb:// is the one form that means the same to both
  private static final String HEALTH_EVENT =
      """
      {"version":"2.0","routeKey":"GET /health","rawPath":"/health",\
      "requestContext":{"http":{"method":"GET","path":"/health"}}}\
      """;

  private Banner() {}

  static String of(LocalStack stack) {
    return places(stack) + authorisation(stack) + commands(stack);
  }

  private static String places(LocalStack stack) {
    return """
    efs-share local is running; Ctrl-C stops it.

      Console    %s
      HTTP API   %s
      S3         %s   bucket %s
      Lambda     %s
      Mount      %s
      Logs       %s
    """
        .formatted(
            stack.console().map(URI::toString).orElse("none"),
            stack.api(),
            stack.s3(),
            String.join(", ", stack.buckets()),
            stack.lambda(),
            stack.mount(),
            stack.logs());
  }

  private static String authorisation(LocalStack stack) {
    return stack.apiAuthorizesOnAws()
        ? "\n  The HTTP API's authorisation is not enforced locally: it answers every caller.\n"
        : "";
  }

  private static String commands(LocalStack stack) {
    String aws = CREDENTIALS + stack.region() + " aws";
    return """

    Open the console in a browser, or try, in another terminal:

      ./efs-share logs --tail

      curl %s/health

      %s s3 cp FILE s3://%s/models/ --endpoint-url %s

      echo '%s' > event.json
      %s lambda invoke --function-name %s --endpoint-url %s --payload fileb://event.json answer.json
    """
        .formatted(
            stack.api(),
            aws,
            first(stack.buckets(), "BUCKET"),
            stack.s3(),
            HEALTH_EVENT,
            aws,
            first(stack.functions(), "FUNCTION"),
            stack.lambda());
  }

  private static String first(List<String> names, String otherwise) {
    return names.isEmpty() ? otherwise : names.getFirst();
  }
}
