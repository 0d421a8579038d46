package dev.efsshare.testkit;

import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Which names a call looks up, and which it makes or takes away. */
final class Names {
  private Names() {}

  /** Names that the call only looks up, and may be told of as missing. */
  static List<Path> lookedUp(Call call) {
    return switch (call) {
      case Call.OnName name -> isLookup(name) ? List.of(name.path()) : List.of();
      case Call.Opening opening ->
          opening.operation() == Operation.LIST || makes(opening)
              ? List.of()
              : List.of(opening.path());
      case Call.OnNames names ->
          names.operation() == Operation.IS_SAME_FILE
              ? List.of(names.path(), names.target())
              : List.of();
      case Call.OnHandle open -> List.of();
      case Call.Transfer transfer -> List.of();
    };
  }

  private static boolean isLookup(Call.OnName call) {
    return switch (call.operation()) {
      case READ_ATTRIBUTES, CHECK_ACCESS, REAL_PATH, READ_LINK -> true;
      default -> false;
    };
  }

  /** Names that the call makes, takes away or gives to another file. */
  static List<Path> changed(Call call) {
    return switch (call) {
      case Call.OnName name -> name.operation().hasEffect() ? List.of(name.path()) : List.of();
      case Call.Opening opening -> makes(opening) ? List.of(opening.path()) : List.of();
      case Call.OnNames names ->
          switch (names.operation()) {
            case MOVE -> List.of(names.path(), names.target());
            case LINK, COPY -> List.of(names.target());
            case SYMBOLIC_LINK -> List.of(names.path());
            default -> List.of();
          };
      case Call.OnHandle open -> List.of();
      case Call.Transfer transfer -> List.of();
    };
  }

  private static boolean makes(Call.Opening call) {
    return call.options().contains(StandardOpenOption.CREATE)
        || call.options().contains(StandardOpenOption.CREATE_NEW);
  }
}
