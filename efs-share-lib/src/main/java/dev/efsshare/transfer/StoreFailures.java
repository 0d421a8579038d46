package dev.efsshare.transfer;

import dev.efsshare.transfer.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/** Marks a failed connection as the object store's, so that nobody takes it for the mount's. */
final class StoreFailures {

  private StoreFailures() {}

  static IOException of(ObjectRef ref, String what, IOException failure) {
    // A socket's time-out is, by its type only, an interrupt.
    boolean interrupted =
        failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    return interrupted || failure instanceof ObjectStoreException
        ? failure
        : new ObjectStoreException(Kind.TRANSIENT, ref, what + ": " + failure, failure);
  }
}
