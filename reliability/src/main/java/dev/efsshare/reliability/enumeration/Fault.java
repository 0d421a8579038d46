package dev.efsshare.reliability.enumeration;

/**
 * What goes wrong at which call.
 *
 * @param call counted from 1 over all attempts of a trial
 * @param kind what goes wrong
 */
public record Fault(int call, Kind kind) {

  /** What goes wrong. */
  public enum Kind {
    /** The call fails and has no effect. */
    ERROR_BEFORE(false),
    /** The call has its effect and fails. */
    ERROR_AFTER(true),
    /**
     * The call has its effect, its reply is lost, and what comes back is the answer to the call
     * that the NFS client made again: "exists" to a creation, "no such file" to a removal.
     */
    LOST_REPLY(true),
    /** The process or the machine dies before the call has an effect. */
    CRASH_BEFORE(false),
    /** The process or the machine dies when the call has had its effect. */
    CRASH_AFTER(true),
    /** Another writer publishes other content before the call. */
    RIVAL_BEFORE(false);

    private final boolean isAfter;

    Kind(boolean isAfter) {
      this.isAfter = isAfter;
    }

    /** Whether the call is made, so that it matters whether it has an effect. */
    boolean isAfter() {
      return isAfter;
    }

    boolean isCrash() {
      return this == CRASH_BEFORE || this == CRASH_AFTER;
    }
  }
}
