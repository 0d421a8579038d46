// The panel "Predict": ten requests at once, and their spread.
(function (share) {
  "use strict";

  const {byId, element} = share;
  const REQUESTS = 10;

  async function one(turn) {
    const begin = performance.now();
    try {
      const {answer, ms} = await share.predictOnce(turn);
      return {ms, cold: answer.coldStart, environment: answer.environmentId};
    } catch (error) {
      const failure = share.asFailure(error);
      return {ms: performance.now() - begin, failure, failed: failure.code || failure.status || "no answer"};
    }
  }

  function median(sorted) {
    const middle = sorted.length / 2;
    return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
  }

  function figure(name, value) {
    return element("div", {class: "figure"}, element("dt", {}, name), element("dd", {}, value));
  }

  function summary(answered) {
    const sorted = answered.map((run) => run.ms).sort((a, b) => a - b);
    return element(
      "dl",
      {class: "figures"},
      figure("min", share.millis(sorted[0])),
      figure("median", share.millis(median(sorted))),
      figure("max", share.millis(sorted[sorted.length - 1])),
      figure("cold", answered.filter((run) => run.cold).length),
      figure("warm", answered.filter((run) => !run.cold).length),
      figure("environments", new Set(answered.map((run) => run.environment)).size),
    );
  }

  async function run(place) {
    let done = 0;
    const status = byId("predict-status");
    const runs = await Promise.all(
      Array.from({length: REQUESTS}, async (_, turn) => {
        const ended = await one(turn);
        done += 1;
        status.textContent = done === REQUESTS / 2 ? "Half of " + REQUESTS + " are answered…" : status.textContent;
        return ended;
      }),
    );
    const answered = runs.filter((each) => !each.failed);
    const failed = runs.find((each) => each.failed);
    if (failed) {
      share.showFailure(place, failed.failure);
    } else {
      place.replaceChildren();
    }
    place.append(...(answered.length > 0 ? [summary(answered)] : []), share.spreadChart(runs));
    return answered.length + " of " + REQUESTS + " answered.";
  }

  byId("parallel").addEventListener("click", () =>
    share.inPredictPanel("Running " + REQUESTS + " at once…", run),
  );
})(window.efsShare);
