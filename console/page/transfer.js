// How a file gets onto the share: through the API when it is small, else straight to the bucket.
(function (share) {
  "use strict";

  // Lambda takes 6 MB a request, and Base64 needs a third more
  const THROUGH_THE_API = 4 * 1024 * 1024;
  // the browser hashes what is in memory as one piece
  const HASHED_AT_MOST = 512 * 1024 * 1024;
  const WAIT_MS = 120_000;
  const UNCHANGED_MS = 15_000;
  const PAUSE_MS = 400;

  const pathOf = (key) => "/files?key=" + encodeURIComponent(key);

  share.goesToBucket = (file) => file.size > THROUGH_THE_API;

  // hexadecimal, or undefined where the browser or the memory does not allow it
  share.sha256 = async (file) => {
    if (!globalThis.crypto?.subtle || file.size > HASHED_AT_MOST) {
      return undefined;
    }
    let content;
    try {
      content = await file.arrayBuffer();
    } catch (error) {
      throw new share.Failure("unreadable", {message: String(error.message || error)});
    }
    const digest = await crypto.subtle.digest("SHA-256", content);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  share.ingest = async (file, key, replace, signal) => {
    const path = "/ingest?key=" + encodeURIComponent(key) + (replace ? "&replace=true" : "");
    const {answer} = await share.call("POST", path, {body: file, type: "application/octet-stream", signal});
    return answer;
  };

  // the newest record of a key, or undefined
  share.recordOf = async (key, signal) => {
    try {
      const {answer} = await share.call("GET", pathOf(key), {signal, expected: "NOT_FOUND"});
      return answer;
    } catch (failure) {
      if (failure.code === "NOT_FOUND") {
        return undefined;
      }
      throw failure;
    }
  };

  share.signUpload = async (file, key, sha256, signal) => {
    const terms = {key, sizeBytes: file.size, contentType: file.type || "application/octet-stream"};
    const {answer} = await share.post("/uploads", sha256 ? {...terms, sha256} : terms, {signal});
    return answer;
  };

  // fetch does not tell of its progress, so this is an XMLHttpRequest
  share.putToBucket = (signed, file, signal, onProgress) =>
    new Promise((resolve, reject) => {
      const begin = performance.now();
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      const end = (settle, value) => {
        signal.removeEventListener("abort", abort);
        share.remember({
          method: signed.method,
          path: new URL(signed.url).pathname,
          status: request.status || "no answer",
          ms: performance.now() - begin,
        });
        settle(value);
      };
      request.open(signed.method, signed.url);
      for (const [name, value] of Object.entries(signed.headers)) {
        request.setRequestHeader(name, value);
      }
      request.upload.addEventListener("progress", (event) => onProgress(event.loaded, performance.now() - begin));
      request.addEventListener("abort", () => end(reject, signal.reason));
      request.addEventListener("error", () => end(reject, new share.Failure("upload")));
      request.addEventListener("load", () =>
        request.status < 300
          ? end(resolve, performance.now() - begin)
          : end(reject, s3Failure(request.status, request.responseText)),
      );
      signal.addEventListener("abort", abort);
      request.send(file);
    });

  function s3Failure(status, xml) {
    const member = (name) => (xml.match(new RegExp("<" + name + ">([^<]*)</" + name + ">")) || [])[1];
    return new share.Failure("s3", {status, code: member("Code"), message: member("Message"), requestId: member("RequestId")});
  }

  // waits until the event of an upload has brought it: a newer generation, of the checksum if it is known
  share.arrival = async (key, sha256, before, signal, onWait) => {
    const begin = performance.now();
    const hasContent = (record) => !sha256 || record.checksums["SHA-256"] === sha256;
    for (;;) {
      const record = await share.recordOf(key, signal);
      const ms = performance.now() - begin;
      if (record && hasContent(record) && record.fileId !== before?.fileId) {
        return {record, ms};
      }
      // an event that changes nothing leaves no trace in the record
      if (record && sha256 && hasContent(record) && ms > UNCHANGED_MS) {
        return {record, ms};
      }
      if (ms > WAIT_MS) {
        throw new share.Failure("late");
      }
      onWait(ms);
      await pause(signal);
    }
  };

  function pause(signal) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(resolve), PAUSE_MS);
      const stop = () => end(reject, signal.reason);
      const end = (settle, value) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        settle(value);
      };
      signal.addEventListener("abort", stop);
    });
  }
})(window.efsShare);
