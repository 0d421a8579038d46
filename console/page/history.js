// The list of requests: newest first, of this page only, gone when it is closed.
(function (share) {
  "use strict";

  const KEPT = 100;

  const table = share.byId("history");
  const rows = table.tBodies[0];
  const empty = share.byId("history-empty");

  function show() {
    table.hidden = rows.rows.length === 0;
    empty.hidden = !table.hidden;
    share.byId("clear").hidden = table.hidden;
  }

  share.remember = ({method, path, status, code, ms, requestId}) => {
    const failed = typeof status !== "number" || status >= 400;
    const request = share.element("td", {}, share.element("span", {class: "request"}, method + " " + path));
    if (requestId) {
      request.append(share.element("span", {class: "id"}, requestId));
    }
    rows.prepend(
      share.element(
        "tr",
        {},
        share.element("td", {}, new Date().toLocaleTimeString([], {hour12: false})),
        request,
        share.element("td", {class: failed ? "bad" : ""}, code ? status + " " + code : status),
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
