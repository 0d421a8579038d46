package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityGroupsTest {
  private static final String FUNCTIONS = "${FunctionSecurityGroup}";
  private static final String FILE_SYSTEM = "${FileSystemSecurityGroup}";

  private final Stack stack = Stack.byDefault();

  @Test
  void groups_areThoseTwo_inTheVpc() {
    assertThat(stack.ofType("AWS::EC2::SecurityGroup"))
        .containsOnlyKeys("FunctionSecurityGroup", "FileSystemSecurityGroup")
        .allSatisfy((id, group) -> assertThat(group.text("VpcId")).isEqualTo("${Vpc}"));
  }

  @Test
  void fileSystem_in_isNfsFromTheFunctionsOnly() {
    assertThat(SecurityGroupRule.of(stack))
        .filteredOn(rule -> rule.way().equals("in"))
        .containsExactly(new SecurityGroupRule("in", FILE_SYSTEM, "tcp 2049-2049", FUNCTIONS));
  }

  @Test
  void functions_out_isNfsAndHttpsOnly() {
    assertThat(SecurityGroupRule.of(stack))
        .filteredOn(rule -> rule.way().equals("out") && rule.group().equals(FUNCTIONS))
        .containsExactlyInAnyOrder(
            new SecurityGroupRule("out", FUNCTIONS, "tcp 2049-2049", FILE_SYSTEM),
            new SecurityGroupRule("out", FUNCTIONS, "tcp 443-443", "0.0.0.0/0"));
  }

  @Test
  void functions_outWithPrefixList_isHttpsToS3Only() {
    assertThat(SecurityGroupRule.of(Stack.with("S3PrefixList", "pl-63a5400a")))
        .contains(new SecurityGroupRule("out", FUNCTIONS, "tcp 443-443", "pl-63a5400a"))
        .noneMatch(rule -> rule.peer().contains("0.0.0.0/0"));
  }

  /** A message type that does not exist, to an address that is nobody's. */
  @Test
  void fileSystem_out_isARuleThatMatchesNothing() {
    assertThat(SecurityGroupRule.of(stack))
        .filteredOn(rule -> rule.way().equals("out") && rule.group().equals(FILE_SYSTEM))
        .containsExactly(
            new SecurityGroupRule("out", FILE_SYSTEM, "icmp 252-86", "255.255.255.255/32"));
  }

  /** EC2 lets everything out of a group that is made without a rule of its own. */
  @Test
  void groups_madeWithARuleOut_getNoneByDefault() {
    assertThat(stack.ofType("AWS::EC2::SecurityGroup").values())
        .isNotEmpty()
        .allSatisfy(group -> assertThat(group.items("SecurityGroupEgress")).isNotEmpty());
  }
}
