package dev.efsshare.workflow.handover;

import java.io.IOException;

/** An object is not what its writer left; reading it again gives the same. */
public final class DamagedHandoverException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedHandoverException(String location, String reason) {
    super(location + " is damaged: " + reason + "; send the message again for a new execution");
  }
}
