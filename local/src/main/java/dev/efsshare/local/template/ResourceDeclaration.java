package dev.efsshare.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource of the template. Immutable.
 *
 * @param logicalId its name in the template
 * @param type for example {@code AWS::EFS::AccessPoint}
 * @param properties with parameters, conditions and {@code Globals} applied; what refers to another
 *     resource has a name made up from its logical id, since nothing of it exists on this machine
 */
public record ResourceDeclaration(String logicalId, String type, Map<String, Object> properties) {

  /** Copies the properties. */
  public ResourceDeclaration {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
