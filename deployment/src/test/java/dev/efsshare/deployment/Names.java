package dev.efsshare.deployment;

/** Names that the template writes at several places, with the defaults of its parameters. */
final class Names {
  static final String BUCKET = "efs-share-files-${AWS::Region}-${AWS::AccountId}";
  static final String BUCKET_ARN = "arn:${AWS::Partition}:s3:::" + BUCKET;
  static final String PRODUCER = "ProducerFunction";
  static final String CONSUMER = "ConsumerFunction";

  private Names() {}
}
