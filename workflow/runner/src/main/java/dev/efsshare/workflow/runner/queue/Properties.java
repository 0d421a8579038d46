package dev.efsshare.workflow.runner.queue;

import java.util.Map;

/** Properties of a resource, read with the place in every complaint. */
record Properties(String place, Map<?, ?> values) {

  Properties section(String name) {
    if (values.get(name) instanceof Map<?, ?> section) {
      return new Properties(place + "." + name, section);
    }
    throw missing(name, "an object");
  }

  /** Numbers may be written as text in a template. */
  int number(String name) {
    try {
      return Integer.parseInt(String.valueOf(values.get(name)));
    } catch (NumberFormatException e) {
      throw missing(name, "a whole number");
    }
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw missing(name, "a text");
  }

  private IllegalArgumentException missing(String name, String kind) {
    return new IllegalArgumentException(
        "%s of the template needs %s, %s; it is %s".formatted(place, name, kind, values.get(name)));
  }
}
