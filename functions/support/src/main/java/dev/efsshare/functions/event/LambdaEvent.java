package dev.efsshare.functions.event;

/** What a function was invoked with. */
public sealed interface LambdaEvent {

  /** Objects were created in a bucket. */
  record S3Notification(java.util.List<S3Record> records) implements LambdaEvent {
    /** Copies the list. */
    public S3Notification {
      records = java.util.List.copyOf(records);
    }
  }

  /** S3 tries a new notification configuration out; nothing is to be done. */
  record S3Test(String bucket) implements LambdaEvent {}

  /** A request that wants an answer. */
  record Http(HttpRequest request) implements LambdaEvent {}
}
