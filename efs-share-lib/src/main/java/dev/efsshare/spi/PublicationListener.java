package dev.efsshare.spi;

import dev.efsshare.PublishedFile;
import dev.efsshare.ReapReport;
import java.nio.file.Path;

/**
 * Is told what a publisher did, for logs and metrics. Called in the publishing thread after the
 * fact; whatever it throws is ignored, errors among it, since a listener cannot undo a publication.
 * Only a {@link VirtualMachineError} is passed on; what was published stays published then too.
 *
 * <p>Thread-safety: implementations are called by many threads at once.
 */
@FunctionalInterface
public interface PublicationListener {

  /** A listener that does nothing. */
  PublicationListener NONE = event -> {};

  /**
   * Something happened.
   *
   * @param event what
   */
  void on(Event event);

  /** Something that a publisher did. */
  sealed interface Event {}

  /**
   * A publication ended without an error.
   *
   * @param file target, outcome, content
   * @param nanos from begin to the end, in nanoseconds
   */
  record Published(PublishedFile file, long nanos) implements Event {}

  /**
   * An unpublished file was removed.
   *
   * @param target the name it never got
   * @param sizeBytes what had been written, in bytes
   */
  record Discarded(Path target, long sizeBytes) implements Event {}

  /**
   * A reply was lost and the identity of the target told that the call had been carried out.
   *
   * @param target the name
   * @param failure what the file system had thrown
   */
  record LostReply(Path target, Exception failure) implements Event {}

  /**
   * A file was published and its temporary name could not be removed; it is recognised by its name
   * and reaped later.
   *
   * @param temporary the name that is left
   * @param failure what the file system had thrown
   */
  record LeftBehind(Path temporary, Exception failure) implements Event {}

  /**
   * Leftovers were looked for.
   *
   * @param directory where
   * @param report what was done
   */
  record Reaped(Path directory, ReapReport report) implements Event {}
}
