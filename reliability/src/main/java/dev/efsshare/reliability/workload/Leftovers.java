package dev.efsshare.reliability.workload;

import dev.efsshare.store.FileRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a site that no name and no record leads to. Immutable.
 *
 * @param temporary unpublished files, and names of published ones that were not removed
 * @param unrecorded content and ids without a record
 * @param others anything else
 */
public record Leftovers(List<Path> temporary, List<Path> unrecorded, List<Path> others) {

  static final Leftovers NONE = new Leftovers(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Leftovers {
    temporary = List.copyOf(temporary);
    unrecorded = List.copyOf(unrecorded);
    others = List.copyOf(others);
  }

  /**
   * How many there are.
   *
   * @return the number of files
   */
  public int count() {
    return temporary.size() + unrecorded.size() + others.size();
  }

  /** Everything, in no order. */
  List<Path> all() {
    return Stream.of(temporary, unrecorded, others).flatMap(List::stream).toList();
  }

  /**
   * Compares the tree with what leads into it.
   *
   * @param generations the records that are kept
   * @param begun the targets that anybody began to write
   */
  static Leftovers of(Site site, List<FileRecord> generations, Set<Target> begun)
      throws IOException {
    Set<String> ids = new HashSet<>();
    Set<Target> wanted = new HashSet<>(begun);
    wanted.removeIf(target -> target.area() == Area.KEY);
    for (FileRecord record : generations) {
      ids.add(record.fileId().toString());
      wanted.add(new Target(Area.KEY, record.key().value()));
    }
    List<Path> temporary = new ArrayList<>();
    List<Path> unrecorded = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path file : files(site)) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(Site.TEMPORARY)) {
        temporary.add(file);
      } else if (site.isNamedById(file)) {
        if (!ids.contains(name)) {
          unrecorded.add(file);
        }
      } else if (!site.isRecord(file) && site.targetAt(file).filter(wanted::contains).isEmpty()) {
        others.add(file);
      }
    }
    return new Leftovers(temporary, unrecorded, others);
  }

  private static List<Path> files(Site site) throws IOException {
    try (Stream<Path> all = Files.walk(site.root())) {
      return all.filter(file -> !Files.isDirectory(file)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
