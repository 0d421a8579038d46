package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.EnhancedS3ServiceMetadata;

/**
 * Takes the place of the SDK's class of this name, which makes the regions of all 400 services of
 * AWS before it tells those of one: 70 ms of every cold start. The functions use S3 only.
 *
 * <p>The archives of the functions leave the SDK's out. A test compares both. Immutable.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  private final ServiceMetadata s3 = new EnhancedS3ServiceMetadata();

  /** Made by the SDK. */
  public GeneratedServiceMetadataProvider() {}

  /** What is known of a service; of all but S3 what the SDK says of one that it does not know. */
  @Override
  public ServiceMetadata serviceMetadata(String endpointPrefix) {
    return endpointPrefix.equals("s3") ? s3 : new DefaultServiceMetadata(endpointPrefix);
  }
}
