package dev.efsshare.reliability.enumeration;

import dev.efsshare.PublicationUncertainException;
import dev.efsshare.PublishOutcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/** What a writer was told, or that it died before it was told anything. */
public enum Told {
  /** The content is there. */
  PUBLISHED,
  /** The same content was there. */
  ALREADY_THERE,
  /** The content was there, and another writer replaced it. */
  SUPERSEDED,
  /** Other content has the name. */
  CONFLICT,
  /** The old content or the new. */
  UNCERTAIN,
  /** Nothing was published. */
  FAILED,
  /** Nothing was told. */
  CRASHED;

  static Told of(PublishOutcome outcome) {
    return switch (outcome) {
      case PUBLISHED -> PUBLISHED;
      case ALREADY_THERE -> ALREADY_THERE;
      case SUPERSEDED -> SUPERSEDED;
    };
  }

  static Told of(IOException failure) {
    return switch (failure) {
      case PublicationUncertainException e -> UNCERTAIN;
      case FileAlreadyExistsException e -> CONFLICT;
      default -> FAILED;
    };
  }

  /** Whether the writer has no reason to try again. */
  boolean isFinal() {
    return switch (this) {
      case PUBLISHED, ALREADY_THERE, SUPERSEDED, CONFLICT -> true;
      case UNCERTAIN, FAILED, CRASHED -> false;
    };
  }
}
