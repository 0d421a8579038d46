package dev.efsshare.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what evaluated parts still refer to. */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z.]+)?}");

  private References() {}

  /** The logical ids of the resources that a part refers to. */
  static Set<String> of(Part part) {
    Set<String> ids = new TreeSet<>();
    Matcher matcher = REFERENCE.matcher(String.valueOf(part.value()));
    while (matcher.find()) {
      if (!matcher.group(1).equals("zones")) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }
}
