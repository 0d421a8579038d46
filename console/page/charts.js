// Bars for durations. Each has its number as text beside it, so nothing depends on seeing them.
(function (share) {
  "use strict";

  const STAGES = [
    ["resolveMs", "Resolve", "find the generation"],
    ["loadMs", "Load", "read and verify"],
    ["processMs", "Process", "run or profile"],
    ["writeMs", "Write", "result to the share"],
    ["archiveMs", "Archive", "copy to the bucket"],
  ];

  function bar(from, length, whole, kind) {
    const percent = (part) => (whole > 0 ? (100 * part) / whole : 0).toFixed(3);
    const width = Math.max(Number(percent(length)), 0.4);
    return share.svg(
      "svg",
      {class: "bar " + kind, "aria-hidden": "true", focusable: "false"},
      share.svg("rect", {class: "track", width: "100%", height: "100%"}),
      share.svg("rect", {class: "part", x: Math.min(percent(from), 100 - width) + "%", width: width + "%", height: "100%"}),
    );
  }

  // where the time of one request went, stage after stage
  share.stageChart = (timings, roundTripMs) => {
    const stages = STAGES.map(([member, name, what]) => ({name, what, ms: timings[member] || 0, kind: "stage"}));
    const measured = stages.reduce((sum, stage) => sum + stage.ms, 0);
    const whole = Math.max(roundTripMs, measured);
    stages.push({name: "Rest", what: "network, queue, start", ms: whole - measured, kind: "rest"});
    let from = 0;
    const rows = stages.map((stage) => {
      const row = share.element(
        "tr",
        {},
        share.element("th", {scope: "row"}, stage.name, share.element("span", {class: "what"}, stage.what)),
        share.element("td", {class: "chart"}, bar(from, stage.ms, whole, stage.kind)),
        share.element("td", {class: "number"}, share.millis(stage.ms)),
      );
      from += stage.ms;
      return row;
    });
    return chart("Where the " + share.millis(whole) + " went", ["Stage", "", "Took"], rows, "stages");
  };

  // one bar a request; runs: {ms, cold} or {ms, failed}
  share.spreadChart = (runs) => {
    const longest = Math.max(...runs.map((run) => run.ms));
    const rows = runs.map((run, index) =>
      share.element(
        "tr",
        {},
        share.element("th", {scope: "row"}, index + 1),
        share.element("td", {class: "chart"}, bar(0, run.ms, longest, run.failed ? "failed" : run.cold ? "cold" : "warm")),
        share.element("td", {class: "number"}, share.millis(run.ms)),
        share.element("td", {}, run.failed ? share.mark(run.failed, "bad") : share.startMark(run.cold)),
      ),
    );
    return chart("Each request, in the order of sending", ["No.", "", "Took", "Start"], rows, "spread");
  };

  function chart(caption, heads, rows, kind) {
    return share.element(
      "table",
      {class: "bars " + kind},
      share.element("caption", {}, caption),
      share.element(
        "thead",
        {class: "unseen"},
        share.element("tr", {}, ...heads.map((head) => share.element(head ? "th" : "td", head ? {scope: "col"} : {}, head))),
      ),
      share.element("tbody", {}, ...rows),
    );
  }
})(window.efsShare);
