package dev.efsshare.paper.data;

/** Something is not in the data. The message says what, in which file, and what measures it. */
public final class MissingDataException extends Exception {
  private static final long serialVersionUID = 1;

  MissingDataException(String message) {
    super(message);
  }
}
