package dev.efsshare.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the role of a function may do: its own policies and the template's managed ones.
 *
 * @param statements of all of them
 */
record Role(List<Statement> statements) {

  /** The role of a function; fails if a policy is attached that the template does not declare. */
  static Role of(String function, Stack stack) {
    String reference = stack.properties(function).text("Role");
    Part role = stack.properties(reference.replaceFirst("^\\$\\{(.*)\\.Arn}$", "$1"));
    List<Statement> statements = new ArrayList<>();
    for (Part policy : role.items("Policies")) {
      statements.addAll(Statement.of(policy.at("PolicyDocument")));
    }
    if (role.has("ManagedPolicyArns")) {
      for (String policy : role.texts("ManagedPolicyArns")) {
        String id = policy.replaceFirst("^\\$\\{(.*)}$", "$1");
        statements.addAll(Statement.of(stack.properties(id).at("PolicyDocument")));
      }
    }
    return new Role(statements);
  }

  /** What is allowed of a service, as "action on resource" with the conditions if there are any. */
  Set<String> grants(String service) {
    Set<String> grants = new TreeSet<>();
    for (Statement each : statements) {
      for (String action : each.actions()) {
        if (each.allows() && action.startsWith(service + ":")) {
          for (String resource : each.resources()) {
            String condition = each.conditions().toString();
            grants.add(
                action + " on " + resource + (condition.equals("{}") ? "" : " if " + condition));
          }
        }
      }
    }
    return grants;
  }

  /** The services of which anything is allowed. */
  Set<String> services() {
    Set<String> services = new TreeSet<>();
    statements.stream()
        .filter(Statement::allows)
        .forEach(each -> each.actions().forEach(action -> services.add(action.split(":", 2)[0])));
    return services;
  }
}
