package dev.efsshare.testkit;

import java.nio.ByteBuffer;
import java.nio.file.CopyOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * One call on a file system as a {@link Misbehaviour} sees it. Immutable, but for the position and
 * limit of a {@link Transfer}'s buffer, which are the call's own.
 *
 * <p>Paths belong to the file system that lies below; they are absolute and normalised.
 */
public sealed interface Call {

  /**
   * What is asked.
   *
   * @return the kind of call
   */
  Operation operation();

  /**
   * What it is asked of.
   *
   * @return absolute and normalised; of a call on an open file, the name it was opened by
   */
  Path path();

  /**
   * A call on one name.
   *
   * @param operation the kind of call
   * @param path the name
   */
  record OnName(Operation operation, Path path) implements Call {}

  /**
   * A call on two names: link, symbolic link, rename, copy, comparison.
   *
   * @param operation the kind of call
   * @param path the name that is there; for a symbolic link, the name that is made
   * @param target the name that is made; for a symbolic link, what it leads to, as it was given
   * @param options of a rename or a copy; otherwise empty
   */
  record OnNames(Operation operation, Path path, Path target, Set<CopyOption> options)
      implements Call {

    /** Copies the options. */
    public OnNames {
      options = Set.copyOf(options);
    }

    /**
     * A call that takes no options.
     *
     * @param operation the kind of call
     * @param path the first name
     * @param target the second name
     */
    public OnNames(Operation operation, Path path, Path target) {
      this(operation, path, target, Set.of());
    }
  }

  /**
   * Opening a file or a directory.
   *
   * @param operation {@link Operation#OPEN} or {@link Operation#LIST}
   * @param path the name
   * @param options how; empty for a listing
   * @param handle the number by which later calls name what is opened; never used again
   */
  record Opening(Operation operation, Path path, Set<OpenOption> options, long handle)
      implements Call {

    /** Copies the options. */
    public Opening {
      options = Set.copyOf(options);
    }
  }

  /**
   * A call on something open, apart from reading and writing.
   *
   * @param operation the kind of call
   * @param path the name it was opened by
   * @param handle its number
   */
  record OnHandle(Operation operation, Path path, long handle) implements Call {}

  /**
   * Reading from or writing to an open file. A misbehaviour may lower the buffer's limit around the
   * call, and has to put it back.
   *
   * @param operation {@link Operation#READ} or {@link Operation#WRITE}
   * @param path the name it was opened by
   * @param handle its number
   * @param position where in the file, in bytes
   * @param buffer what is written, or where to put what is read
   */
  record Transfer(Operation operation, Path path, long handle, long position, ByteBuffer buffer)
      implements Call {}
}
