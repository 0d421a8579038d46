package dev.efsshare.evidence.bundle;

/** Something that the user can put right; the message names the value and the way out. */
public final class EvidenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An error for the user.
   *
   * @param message one line: what is wrong with which value, and what to do
   */
  public EvidenceException(String message) {
    super(message);
  }

  /**
   * An error for the user, with its cause.
   *
   * @param message one line: what is wrong with which value, and what to do
   * @param cause what was met
   */
  public EvidenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
