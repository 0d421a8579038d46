package dev.efsshare.local.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments of intrinsic functions, checked. */
final class IntrinsicArguments {

  private IntrinsicArguments() {}

  /** A list of a certain length. */
  static List<?> list(String function, @Nullable Object argument, int size) {
    List<?> list = listOf(function, argument);
    if (list.size() != size) {
      throw new TemplateException(
          "%s needs %d arguments, not %s".formatted(function, size, argument));
    }
    return list;
  }

  /** A list of any length. */
  static List<?> listOf(String function, @Nullable Object argument) {
    if (argument instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(function + " needs a list, not " + argument);
  }

  /** A text, number or truth value, as text. */
  static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?>
        || value instanceof List<?>
        || value instanceof Intrinsics.Absent
        || value == null) {
      throw new TemplateException("Expected a text, not " + value);
    }
    return String.valueOf(value);
  }

  /** A whole number. */
  static int index(String function, Object value) {
    try {
      return Integer.parseInt(text(value));
    } catch (NumberFormatException e) {
      throw new TemplateException(function + " needs a number, not " + value, e);
    }
  }
}
