// The list of requests: newest first, of this page only, gone when it is closed.
(function (share) {
  "use strict";

  const KEPT = 50;

  const table = share.byId("history");
  const rows = table.tBodies[0];
  const empty = share.byId("history-empty");

  function show() {
    table.hidden = rows.rows.length === 0;
    empty.hidden = !table.hidden;
    share.byId("clear").hidden = table.hidden;
  }

  function readable(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  // an answer that was to be expected, such as "not there yet", is no failure
  share.remember = ({method, path, status, code, ms, requestId, expected}) => {
    const failed = (typeof status !== "number" || status >= 400) && !(code && code === expected);
    const request = share.element("td", {}, method + " " + readable(path));
    if (code) {
      request.append(share.element("span", {class: failed ? "more bad" : "more"}, code));
    }
    if (requestId) {
      request.append(share.element("span", {class: "more id"}, requestId));
    }
    rows.prepend(
      share.element(
        "tr",
        {},
        share.element("td", {class: "time"}, new Date().toLocaleTimeString([], {hour12: false})),
        request,
        share.element("td", {class: failed ? "bad" : ""}, status),
        share.element("td", {class: "number"}, share.millis(ms)),
      ),
    );
    while (rows.rows.length > KEPT) {
      rows.deleteRow(-1);
    }
    show();
  };

  share.byId("clear").addEventListener("click", () => {
    rows.replaceChildren();
    show();
    share.byId("history-title").focus();
  });

  share.byId("history-title").tabIndex = -1;
  show();
})(window.efsShare);
