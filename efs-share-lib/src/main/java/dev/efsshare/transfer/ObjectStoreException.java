package dev.efsshare.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object store refused or failed; {@link #kind()} tells whether trying again can help. */
public final class ObjectStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** There is no such object, version or bucket. Permanent. */
    NOT_FOUND,
    /** This identity may not do that. Permanent until a policy changes. */
    ACCESS_DENIED,
    /** The object changed between two calls. Trying again starts with the new version. */
    CHANGED,
    /** The store throttles, is not reachable, or failed. Trying again can help. */
    TRANSIENT,
    /** The store refused the request for another reason. Permanent. */
    REFUSED;

    /**
     * Whether trying again can help.
     *
     * @return true for {@link #CHANGED} and {@link #TRANSIENT}
     */
    public boolean isRetryable() {
      return this == CHANGED || this == TRANSIENT;
    }
  }

  /** What went wrong. */
  private final Kind kind;

  /**
   * An exception about one object.
   *
   * @param kind what went wrong
   * @param ref the object
   * @param message what the store said
   * @param cause the client's exception, or null
   */
  public ObjectStoreException(Kind kind, ObjectRef ref, String message, @Nullable Throwable cause) {
    super(ref + ": " + message, cause);
    this.kind = kind;
  }

  /**
   * What went wrong.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }
}
