package dev.efsshare.workflow.properties;

import static dev.efsshare.workflow.properties.WorkflowTemplate.at;
import static dev.efsshare.workflow.properties.WorkflowTemplate.map;

import dev.efsshare.local.template.ResourceDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a role of the template may do, decided as IAM decides it: by text with {@code *} in it. */
record Policies(List<Map<String, Object>> statements) {

  /** The policies of a role, its own and those of the template that it is attached to. */
  static Policies of(WorkflowTemplate template, String role) {
    Map<String, Object> properties = template.the("AWS::IAM::Role", role);
    List<Map<String, Object>> statements = new ArrayList<>();
    for (Object policy : (List<?>) at(properties, "Policies")) {
      addStatements(at(policy, "PolicyDocument"), statements);
    }
    if (properties.get("ManagedPolicyArns") instanceof List<?> attached) {
      for (ResourceDeclaration policy : template.all("AWS::IAM::ManagedPolicy")) {
        if (attached.contains(WorkflowTemplate.ref(policy.logicalId()))) {
          addStatements(at(policy.properties(), "PolicyDocument"), statements);
        }
      }
    }
    return new Policies(statements);
  }

  private static void addStatements(Object document, List<Map<String, Object>> statements) {
    ((List<?>) at(document, "Statement")).forEach(each -> statements.add(map(each)));
  }

  /** Whether an action on a resource is allowed, whatever the conditions. */
  boolean allow(String action, String resource) {
    return statements.stream()
        .filter(each -> "Allow".equals(each.get("Effect")))
        .anyMatch(each ->
            texts(each, "Action").stream().anyMatch(pattern -> covers(pattern, action))
                && texts(each, "Resource").stream().anyMatch(p -> covers(p, resource)));
  }

  private static boolean covers(String pattern, String text) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
  }

  /** The members of a statement's list, which may be one text. */
  static Set<String> texts(Map<String, Object> statement, String name) {
    Set<String> texts = new TreeSet<>();
    if (at(statement, name) instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    } else {
      texts.add(String.valueOf(statement.get(name)));
    }
    return texts;
  }
}
