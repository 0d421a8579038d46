package dev.efsshare.producer;

import java.util.List;

/** Tells Lambda to deliver a notification again. */
final class DeliverAgainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeliverAgainException(List<String> keys, int records) {
    super(
        "%d of %d records failed for reasons that may pass; to be delivered again: %s"
            .formatted(keys.size(), records, String.join(", ", keys)));
  }
}
