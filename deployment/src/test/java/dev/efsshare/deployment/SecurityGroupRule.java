package dev.efsshare.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One rule of a security group, wherever it is declared.
 *
 * @param way in or out
 * @param group whose
 * @param traffic protocol and ports
 * @param peer the other side
 */
record SecurityGroupRule(String way, String group, String traffic, String peer) {

  /** Every rule of a stack. */
  static List<SecurityGroupRule> of(Stack stack) {
    List<SecurityGroupRule> rules = new ArrayList<>();
    for (Map.Entry<String, Part> each : stack.ofType("AWS::EC2::SecurityGroup").entrySet()) {
      String group = "${" + each.getKey() + "}";
      inline(each.getValue(), "SecurityGroupIngress").forEach(r -> rules.add(of("in", group, r)));
      inline(each.getValue(), "SecurityGroupEgress").forEach(r -> rules.add(of("out", group, r)));
    }
    stack
        .ofType("AWS::EC2::SecurityGroupIngress")
        .forEach((id, rule) -> rules.add(of("in", rule.text("GroupId"), rule)));
    stack
        .ofType("AWS::EC2::SecurityGroupEgress")
        .forEach((id, rule) -> rules.add(of("out", rule.text("GroupId"), rule)));
    return rules;
  }

  private static List<Part> inline(Part group, String name) {
    return group.has(name) ? group.items(name) : List.of();
  }

  private static SecurityGroupRule of(String way, String group, Part rule) {
    List<String> peers =
        Stream.of(
                "CidrIp",
                "CidrIpv6",
                "DestinationPrefixListId",
                "SourcePrefixListId",
                "DestinationSecurityGroupId",
                "SourceSecurityGroupId")
            .filter(rule::has)
            .map(rule::text)
            .toList();
    String ports = rule.text("FromPort") + "-" + rule.text("ToPort");
    return new SecurityGroupRule(
        way, group, rule.text("IpProtocol") + " " + ports, String.join(" ", peers));
  }
}
