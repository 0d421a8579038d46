package dev.efsshare.local.template;

/**
 * The made-up account the local stack lives in; ARNs and pseudo parameters are built from it.
 *
 * @param accountId twelve digits
 * @param region region name
 * @param stackName CloudFormation stack name
 */
public record LocalAccount(String accountId, String region, String stackName) {

  /**
   * The account that AWS documentation uses in its examples.
   *
   * @param region region name, for example {@code us-east-1}
   * @return an account with the stack {@code efs-share-local}
   */
  public static LocalAccount in(String region) {
    return new LocalAccount("123456789012", region, "efs-share-local");
  }

  /**
   * A function's name in ARN form.
   *
   * @param functionName name in Lambda
   * @return the ARN without qualifier
   */
  public String functionArn(String functionName) {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(region, accountId, functionName);
  }
}
