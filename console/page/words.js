// Errors in words: what happened, and the way out. The codes are those of docs/api.md.
(function (share) {
  "use strict";

  const LOGS = "Look into the logs: ./efs-share logs here, sam logs on AWS.";

  // code: [title, what happened, the way out]
  const CODES = {
    INVALID_REQUEST: ["The request was not understood", "The function refused a value in it.", "The message says what would be right; correct it and try again."],
    S3_ACCESS_DENIED: ["S3 refused access", "The function's role may not read this object.", "Check that the key is below models/ and that the bucket's policy lets the role in."],
    S3_NOT_FOUND: ["No such object in the bucket", "The bucket has nothing under this key.", "Check the spelling, capitals included, or upload the file first."],
    NOT_FOUND: ["Not on the share", "The share has no such file, or no record of it.", "Check the key, or upload the file above; an upload to the bucket takes a moment to arrive."],
    ROUTE_NOT_FOUND: ["No such route", "The function does not know this path.", "Check that the API address is that of efs-share, without a path after it."],
    METHOD_NOT_ALLOWED: ["Method not allowed", "The path exists, but not for this method.", "Check that the API is of the same version as this page."],
    FILE_TOO_LARGE: ["The file is too large", "It is larger than the stack takes.", "Choose a smaller file, or raise the stack's parameter MaxObjectBytes."],
    PAYLOAD_TOO_LARGE: ["The input is too long", "A prediction takes 1 MiB of text at most.", "Shorten the input."],
    MOUNT_FAILED: ["The share cannot be used", "The mount is missing, read-only or somebody else's.", "Check the file system's mount targets, or the local mount folder; the next request tries again."],
    EFS_WRITE_FAILED: ["The share refused a write", "The file was not stored; what was there is unchanged.", "Check free space, quotas and rights on the mount, then try again. " + LOGS],
    EFS_READ_FAILED: ["The share refused a read", "The file could not be read, or is damaged.", "Upload the file again with \u201cReplace what the key has\u201d: that stores it anew."],
    PROCESSING_FAILED: ["The file could not be processed", "It was read, but the model or the profile failed on it.", "Check that the file is a whole model of a known kind. " + LOGS],
    S3_ARCHIVE_FAILED: ["Predicted, but not archived", "The result is on the share and not in the bucket.", "Nothing is lost; check the bucket's rights, or set the parameter S3Archive to best-effort."],
    INVALID_CONFIGURATION: ["The stack is not set up right", "An environment variable of the function has a value it cannot use.", "The message names it; correct it in the template and deploy again."],
    INTERNAL_ERROR: ["A fault of the function", "Something happened that was not foreseen.", LOGS + " The request id finds the lines."],
    S3_CONTENT_MISMATCH: ["The bytes are not those of the checksum", "What S3 sent is not what was uploaded, so nothing was stored.", "Upload the file again."],
    S3_UNAVAILABLE: ["S3 cannot be used now", "It throttles, cannot be reached, or something else answers in its place.", "Wait a little and try again; if it lasts, check the endpoint and the region."],
    TRANSFER_TIMEOUT: ["The time was not enough", "The file could not be fetched in the time left; nothing was kept.", "Upload through the bucket, which has the function's whole timeout, or raise FunctionTimeout."],
  };

  const IAM = "A page cannot sign requests (ApiAuth=IAM). Deploy with ApiAuth=JWT and paste a token under \u201cAPI and access\u201d, or with NONE for a trial.";

  // what API Gateway says itself, without a code of ours
  const GATEWAY = {
    400: ["The API did not understand the request", "It was refused before a function saw it.", "Check the key for characters that no address can have."],
    401: ["The API wants to know who calls", "The request had no token, or one that is not valid any more.", "Paste a fresh token under \u201cAPI and access\u201d."],
    403: ["The API does not let this page in", "It wants signed requests, or the token does not allow this.", IAM],
    404: ["The API has no such route", "Something answers there, but not as efs-share.", "Check the API address: scheme, host and port, without a path after it."],
    413: ["The request is too large", "The API takes 10 MB, a function 6 MB with encoding.", "Choose a file above 4 MB, which goes to the bucket, or a smaller one."],
    429: ["Too many requests", "The API's rate limit holds them back.", "Wait a second and try again; ApiRateLimit and ApiBurstLimit set the limit."],
    500: ["The function ended without an answer", "It crashed, ran out of memory or out of time.", LOGS],
    503: ["No answer in time", "All environments are busy, or the answer took longer than the API's 30 seconds.", "Try again in a moment; a prediction that has begun goes on, and the next one is quicker."],
  };

  // what S3 answers to a presigned PUT
  const S3 = {
    AccessDenied: ["S3 refused the upload", "The signed address does not fit this request, or is too old.", "Upload again; a new address is signed each time."],
    BadDigest: ["The bytes changed on the way", "S3 received something else than what was hashed here.", "Was the file changed meanwhile? Choose it again and upload."],
    EntityTooLarge: ["The file is too large", "S3 takes 5 GiB in one upload.", "Choose a smaller file."],
    ExpiredToken: ["The signed address has expired", "It is good for 15 minutes at most.", "Upload again."],
    SignatureDoesNotMatch: ["S3 refused the upload", "The request differs from what was signed.", "Check that no extension of the browser changes requests, then upload again."],
  };

  const LOCAL = {
    unreachable: ["The API cannot be reached", "Nothing answers at this address.", "Is ./efs-share local running? Check the address under \u201cAPI and access\u201d, and the network."],
    offline: ["This machine is offline", "The browser says that there is no network.", "Connect and try again."],
    cors: ["The API does not let this page read its answers", "The server is there, but its CORS rules do not name this page's origin.", "Deploy with the parameter CorsOrigins naming it, or *."],
    timeout: ["No answer within a minute", "The request was given up.", "Try again. " + LOGS],
    upload: ["The upload broke off", "The connection to the bucket failed, or its CORS rules do not let this page in.", "Upload again; if it lasts, check CorsOrigins and the network."],
    late: ["Not on the share yet", "The upload is in the bucket, but its event has not arrived in two minutes.", "A stack with EXISTING_FILE=keep keeps what the key has. " + LOGS],
    address: ["The API address cannot be used", "It must begin with http:// or https://.", "Correct it under \u201cAPI and access\u201d."],
    cleartext: ["The token was not sent", "Anybody on the way to an http:// address could read it.", "Use the https:// address of the API, or leave the token out."],
    answer: ["The answer is not from efs-share", "It is no JSON object.", "Check the API address: scheme, host and port."],
    unreadable: ["The file cannot be read", "The browser could not open it; it may have been moved or changed.", "Choose it again."],
    fault: ["A fault of this page", "Something happened that was not foreseen.", "Reload the page and try again."],
  };

  const UNKNOWN = ["The request failed", "The API answered with an error that this page does not know.", LOGS];

  function entry(failure) {
    if (failure.kind === "api") {
      return CODES[failure.code] || GATEWAY[failure.status] || UNKNOWN;
    }
    return failure.kind === "s3" ? S3[failure.code] || LOCAL.upload : LOCAL[failure.kind] || LOCAL.fault;
  }

  share.inWords = (failure) => {
    const [title, what, way] = entry(failure);
    const status = failure.status ? " (" + failure.status + ")" : "";
    return {
      title,
      what,
      way,
      code: failure.code ? failure.code + status : failure.status ? String(failure.status) : "",
      message: failure.message,
      requestId: failure.requestId,
    };
  };

  // kind: api, s3, or a name of LOCAL
  share.Failure = class extends Error {
    constructor(kind, {status, code, message, requestId} = {}) {
      super(message || "");
      this.kind = kind;
      this.status = status;
      this.code = code;
      this.requestId = requestId;
    }
  };

  share.asFailure = (error) =>
    error instanceof share.Failure ? error : new share.Failure("fault", {message: String(error)});
})(window.efsShare);
