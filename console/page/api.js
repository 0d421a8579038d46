// Calls of the HTTP API, each measured and remembered.
(function (share) {
  "use strict";

  const PATIENCE_MS = 60_000;

  // the token is nowhere but here
  const access = {address: "", token: ""};

  share.connectTo = (address, token) => {
    const bearer = token.trim().replace(/^Bearer\s+/i, "");
    const base = normal(address);
    if (bearer && !isPrivate(new URL(base))) {
      throw new share.Failure("cleartext", {message: base});
    }
    access.address = base;
    access.token = bearer;
  };

  // nobody on the way can read a token that is sent there
  function isPrivate(url) {
    return url.protocol === "https:" || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  }

  share.apiAddress = () => access.address;

  function normal(address) {
    let url;
    try {
      url = new URL(address.trim());
    } catch {
      throw new share.Failure("address", {message: address});
    }
    if (!/^https?:$/.test(url.protocol)) {
      throw new share.Failure("address", {message: address});
    }
    return url.origin + url.pathname.replace(/\/+$/, "");
  }

  // A browser opens six connections to a server of HTTP/1.1 and lets further requests wait. The local
  // stack has two names, and each gets six.
  function addressOf(turn) {
    return turn % 2 === 1 ? access.address.replace(/^http:\/\/127\.0\.0\.1:/, "http://localhost:") : access.address;
  }

  function headers(type) {
    const all = type ? {"Content-Type": type} : {};
    return access.token ? {...all, Authorization: "Bearer " + access.token} : all;
  }

  async function whyNothingCame() {
    if (navigator.onLine === false) {
      return "offline";
    }
    try {
      // readable or not: an answer shows that somebody is there
      await fetch(access.address + "/health", {mode: "no-cors", signal: AbortSignal.timeout(5000)});
      return "cors";
    } catch {
      return "unreachable";
    }
  }

  async function send(method, path, {body, type, turn = 0, signal}) {
    const limits = [AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])];
    try {
      const response = await fetch(addressOf(turn) + path, {
        method,
        headers: headers(type),
        body,
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.any(limits),
      });
      // the connection may break, or the time pass, while the answer arrives
      return {response, text: await response.text()};
    } catch (error) {
      if (signal && signal.aborted) {
        throw signal.reason;
      }
      throw new share.Failure(error.name === "TimeoutError" ? "timeout" : await whyNothingCame());
    }
  }

  function members(text) {
    try {
      const parsed = JSON.parse(text);
      return parsed !== null && typeof parsed === "object" ? parsed : undefined;
    } catch {
      return undefined;
    }
  }

  function refusal(response, answer = {}) {
    return new share.Failure("api", {
      status: response.status,
      code: answer.error,
      message: answer.message,
      requestId: answer.requestId || response.headers.get("apigw-requestid"),
    });
  }

  // resolves to {answer, ms}; fails with a Failure, or with the reason of the signal
  share.call = async (method, path, options = {}) => {
    if (!access.address) {
      throw new share.Failure("address");
    }
    const begin = performance.now();
    const seen = {method, path, status: "no answer", expected: options.expected};
    try {
      const {response, text} = await send(method, path, options);
      const answer = members(text);
      seen.status = response.status;
      seen.requestId = answer && answer.requestId;
      seen.code = answer && answer.error;
      if (!response.ok) {
        throw refusal(response, answer);
      }
      if (!answer) {
        throw new share.Failure("answer", {status: response.status});
      }
      return {answer, ms: performance.now() - begin};
    } finally {
      share.remember({...seen, ms: performance.now() - begin});
    }
  };

  share.post = (path, members, options = {}) =>
    share.call("POST", path, {...options, body: JSON.stringify(members), type: "application/json"});
})(window.efsShare);
