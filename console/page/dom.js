// Small helpers for elements. Text from answers goes through here, and only ever as text.
window.efsShare = {};

(function (share) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children.map((child) => (child instanceof Node ? child : String(child))));
    return element;
  }

  share.byId = (id) => document.getElementById(id);

  share.element = (tag, attributes = {}, ...children) =>
    fill(document.createElement(tag), attributes, children);

  share.svg = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS(SVG, tag), attributes, children);

  // rows of [term, value]; those without a value are left out
  share.facts = (rows) =>
    share.element(
      "dl",
      {class: "facts"},
      ...rows
        .filter(([, value]) => value !== undefined && value !== null && value !== "")
        .flatMap(([term, value]) => [share.element("dt", {}, term), share.element("dd", {}, value)]),
    );

  share.mark = (text, kind) => share.element("span", {class: "mark " + kind}, text);

  share.startMark = (cold) => (cold ? share.mark("cold start", "cold") : share.mark("warm", "warm"));

  share.bytes = (count) => {
    if (count < 1000) {
      return count + " bytes";
    }
    const units = ["kB", "MB", "GB"];
    let value = count / 1000;
    let unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit += 1;
    }
    return value.toFixed(1) + " " + units[unit];
  };

  share.millis = (ms) => {
    if (ms >= 9995) {
      return (ms / 1000).toFixed(1) + " s";
    }
    if (ms >= 1000) {
      return (ms / 1000).toFixed(2) + " s";
    }
    return ms < 9.95 ? ms.toFixed(1) + " ms" : Math.round(ms) + " ms";
  };

  // the button keeps the focus, which one that is disabled would lose
  share.busy = (button, busy) => button.setAttribute("aria-disabled", String(busy));

  share.isBusy = (button) => button.getAttribute("aria-disabled") === "true";

  share.showFailure = (place, failure) => {
    const words = share.inWords(failure);
    place.replaceChildren(
      share.element(
        "div",
        {class: "failure", role: "alert"},
        share.element("h3", {}, words.title),
        share.element("p", {}, words.what),
        share.element("p", {}, words.way),
        share.facts([
          ["Code", words.code],
          ["Message", words.message],
          ["Request id", words.requestId],
        ]),
      ),
    );
  };
})(window.efsShare);
