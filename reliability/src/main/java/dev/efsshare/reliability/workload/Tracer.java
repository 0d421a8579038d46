package dev.efsshare.reliability.workload;

/**
 * Is told where inside the library a worker is, so that one can say what a kill hit.
 *
 * <p>Thread-safety: one worker calls it, from one thread.
 */
@FunctionalInterface
public interface Tracer {

  /** Notes nothing. */
  Tracer NONE = (place, stage) -> {};

  /**
   * The worker goes on to another stage.
   *
   * @param place which file it is about
   * @param stage how far that file is
   */
  void at(Place place, Stage stage);

  /** The files of which one call of the library may write several. */
  enum Place {
    /** The target of a publisher's call. */
    TARGET,
    /** The file that leads from an id to its key. */
    ID,
    /** The content of a generation. */
    CONTENT,
    /** The record of a generation. */
    RECORD,
    /** The plain path of a key. */
    LINK
  }

  /** How far one file is. */
  enum Stage {
    /** No temporary file yet. */
    BEGUN,
    /** There is a temporary file. */
    WRITING,
    /** In fsync of the content. */
    FORCING,
    /** From the mode to the link or rename and the removal of the temporary name. */
    NAMING,
    /** In fsync of the directory. */
    SETTLING,
    /** The library goes on to the next file or returned; not acknowledged yet. */
    DONE
  }
}
