package dev.efsshare.consumer.processing;

import java.io.IOException;

/**
 * A way to process files.
 *
 * <p>Rules for implementations: {@link #load} reads the content once and keeps nothing of the
 * stream; what it returns is immutable and safe for use by many threads, since it is kept and used
 * again for the same file; memory does not grow with the file unless the file is a model that has
 * to be in memory.
 *
 * <p>Thread-safety: safe for use by many threads.
 */
public interface Processor {

  /** The name that answers carry as {@code provider}. */
  String name();

  /** Whether it needs the {@code input} of a request; if not, it is for requests without. */
  boolean takesInput();

  /** Whether it can do anything with files of this format. */
  boolean accepts(FileFormat format);

  /** How many loaded files to keep in memory, at most. */
  int keepAtMost();

  /**
   * Reads a file.
   *
   * @throws IOException if the content cannot be read, or is not what its format promised
   */
  LoadedFile load(Content content) throws IOException;
}
