package dev.efsshare.reliability.workload;

/**
 * What an attempt wants to write. Immutable.
 *
 * @param area which rules hold for it
 * @param name a file name, or a key of the store
 */
public record Target(Area area, String name) {
  @Override
  public String toString() {
    return switch (area) {
      case CREATED -> "created/" + name;
      case REPLACED -> "replaced/" + name;
      case KEY -> "key " + name;
    };
  }
}
