package dev.efsshare.demo.target;

/** Who may call a stack's API: the template's parameter {@code ApiAuth}. */
enum ApiAccess {
  /** Everybody. */
  NONE,
  /** Whoever signs requests with credentials that may call it. */
  IAM,
  /** Whoever has a token. */
  JWT;

  /** The command to try it, an output of the stack, tells it where parameters are not told. */
  static ApiAccess of(StackOutputs outputs) {
    String command = outputs.values().getOrDefault("TryHealth", "");
    return outputs.parameter("ApiAuth").map(ApiAccess::valueOf).orElseGet(() -> by(command));
  }

  private static ApiAccess by(String command) {
    if (command.contains("--aws-sigv4")) {
      return IAM;
    }
    return command.contains("Authorization: Bearer") ? JWT : NONE;
  }
}
