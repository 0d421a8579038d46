package dev.efsshare.producer;

import dev.efsshare.functions.error.ErrorCode;
import dev.efsshare.functions.error.Problem;
import dev.efsshare.functions.share.SignedUpload;
import dev.efsshare.functions.share.UploadSigner;
import dev.efsshare.functions.share.UploadTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signs with a word that must not be seen anywhere but in the answer. For one thread. */
final class FakeSigner implements UploadSigner {
  static final String SECRET = "0f5e7c1b";

  final List<UploadTerms> signed = new ArrayList<>();
  int connections;
  boolean broken;

  /** Itself, as a connection that is counted. */
  UploadSigner connected() {
    connections++;
    return this;
  }

  @Override
  public SignedUpload sign(UploadTerms terms) {
    if (broken) {
      throw Problem.of(ErrorCode.INVALID_CONFIGURATION, "the upload cannot be signed: no key")
          .asException();
    }
    signed.add(terms);
    return new SignedUpload(
        "PUT",
        "https://s3.example/" + terms.object().key() + "?X-Amz-Signature=" + SECRET,
        terms.contentType() == null ? Map.of() : Map.of("content-type", terms.contentType()),
        Instant.parse("2026-11-21T10:45:00Z"));
  }
}
