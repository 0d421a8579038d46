/**
 * Safe publishing, verified reading and versioned files on a file system that many machines share.
 *
 * <p>Needs nothing but java.base at run time; what integrates with a framework or a vendor's SDK is
 * optional and used only by the package of that name.
 */
module dev.efsshare {
  requires static org.jspecify;
  requires static jakarta.cdi;
  requires static software.amazon.awssdk.awscore;
  requires static software.amazon.awssdk.core;
  requires static software.amazon.awssdk.http;
  requires static software.amazon.awssdk.services.s3;

  exports dev.efsshare;
  exports dev.efsshare.spi;
  exports dev.efsshare.nio;
  exports dev.efsshare.store;
  exports dev.efsshare.transfer;
  exports dev.efsshare.s3;
  exports dev.efsshare.cdi;
}
