package dev.efsshare.functions.share;

/**
 * Signs uploads: with what this returns, a client that has no credentials puts one object straight
 * into the bucket. Thread-safe.
 */
public interface UploadSigner {

  /**
   * Signs one upload. Whether the signer's role may put the object is found out by the upload.
   *
   * @throws dev.efsshare.functions.error.FunctionException INVALID_CONFIGURATION if there is
   *     nothing to sign with
   */
  SignedUpload sign(UploadTerms terms);
}
