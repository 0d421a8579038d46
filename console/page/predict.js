// The panel "Predict": one request.
(function (share) {
  "use strict";

  const {byId, element} = share;
  const model = byId("model");
  const input = byId("input");
  const status = byId("predict-status");
  const place = byId("predict-result");
  const buttons = [byId("predict"), byId("parallel")];

  share.offerModel = (key) => {
    const offered = byId("models");
    if (![...offered.options].some((option) => option.value === key)) {
      offered.append(element("option", {value: key}));
    }
    if (model.value.trim() === "") {
      model.value = key;
    }
  };

  share.predictWith = (key) => {
    model.value = key;
    input.focus();
  };

  share.predictOnce = (turn) => {
    const request = {model: model.value.trim()};
    const text = input.value.trim();
    return share.post("/predict", text === "" ? request : {...request, input: text}, {turn});
  };

  // runs what a button of this panel is for, unless something runs already
  share.inPredictPanel = async (begun, action) => {
    if (model.value.trim() === "") {
      status.textContent = "Give the key of a file on the share, or upload one first.";
      model.focus();
    } else if (!share.isBusy(buttons[0])) {
      buttons.forEach((button) => share.busy(button, true));
      status.textContent = begun;
      try {
        status.textContent = await action(place);
      } catch (error) {
        status.textContent = "";
        share.showFailure(place, share.asFailure(error));
      } finally {
        buttons.forEach((button) => share.busy(button, false));
      }
    }
  };

  // "German" of "deu", where the browser knows the language
  function languageName(code) {
    try {
      const name = new Intl.DisplayNames(["en"], {type: "language"}).of(code);
      return name === code ? code : name + " (" + code + ")";
    } catch {
      return code;
    }
  }

  function formatName(format) {
    return [format.name, format.mediaType, format.component].filter(Boolean).join(", ");
  }

  function languages(result) {
    return [
      element("p", {class: "headline"}, languageName(result.language)),
      share.facts([
        ["Probability", result.probability + " over all languages"],
        ["Then", result.candidates.slice(1).map((each) => languageName(each.language) + " " + each.probability).join(", ")],
      ]),
    ];
  }

  function profile(result) {
    return [
      element("p", {class: "headline"}, share.bytes(result.sizeBytes)),
      share.facts([
        ["Format", formatName(result.format || {})],
        ["Entropy", result.entropyBitsPerByte === undefined ? "" : result.entropyBitsPerByte + " bits per byte"],
        ...Object.entries(result.checksums || {}),
      ]),
    ];
  }

  function readable(result) {
    return result.provider === "langdetect" ? languages(result) : result.provider === "profile" ? profile(result) : [];
  }

  function show(answer, ms) {
    const kept = answer.timings.loaded === "kept";
    place.replaceChildren(
      ...readable(answer.result),
      element(
        "p",
        {class: "marks"},
        share.startMark(answer.coldStart),
        kept ? share.mark("model kept in memory", "plain") : share.mark("read from the share", "plain"),
      ),
      share.stageChart(answer.timings, ms),
      share.facts([
        ["Environment", answer.environmentId],
        ["Generation", answer.generation],
        ["Result file", answer.efsPath],
        ["Archived as", answer.s3Key],
        ["Request id", answer.requestId],
      ]),
      element(
        "details",
        {},
        element("summary", {}, "The whole answer"),
        element("pre", {tabindex: "0"}, JSON.stringify(answer, null, 2)),
      ),
    );
  }

  byId("predict-form").addEventListener("submit", (event) => {
    event.preventDefault();
    share.inPredictPanel("Predicting…", async () => {
      const {answer, ms} = await share.predictOnce(0);
      show(answer, ms);
      return "Answered in " + share.millis(ms) + ".";
    });
  });
})(window.efsShare);
