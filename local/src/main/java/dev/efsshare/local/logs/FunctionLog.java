package dev.efsshare.local.logs;

import dev.efsshare.local.template.FunctionDeclaration;

/**
 * Where a function logs.
 *
 * @param name its name in Lambda
 * @param group its log group, for example {@code /aws/lambda/name}
 */
public record FunctionLog(String name, String group) {

  static FunctionLog of(FunctionDeclaration function) {
    return new FunctionLog(function.name(), function.log().group());
  }

  /** Whether a stream is this function's: a group may be shared, and then its streams name it. */
  boolean owns(LogFile file) {
    return file.group().equals(group.replaceFirst("^/+", ""))
        && (file.owner().isEmpty() || file.owner().equals(name));
  }
}
