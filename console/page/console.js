// Connects the page: which API, with what access, and whether it is there.
(function (share) {
  "use strict";

  const {byId} = share;
  const REMEMBERED = "efs-share.api";
  const connection = byId("connection");
  const settings = byId("settings");
  const api = byId("api");

  // storage may be forbidden; then the address is asked for each time
  function remembered() {
    try {
      return localStorage.getItem(REMEMBERED) || "";
    } catch {
      return "";
    }
  }

  function remember(address) {
    try {
      localStorage.setItem(REMEMBERED, address);
    } catch {
      // nothing is lost but a convenience
    }
  }

  function say(text, kind) {
    connection.className = "connection " + kind;
    connection.textContent = text;
  }

  function refuse(failure) {
    const words = share.inWords(failure);
    say(words.title, "bad");
    byId("api-error").textContent = [words.what, words.way, words.message].filter(Boolean).join(" ");
    byId("api-error").hidden = false;
    settings.open = true;
  }

  async function check() {
    byId("api-error").hidden = true;
    say("Connecting…", "waiting");
    try {
      const {answer, ms} = await share.call("GET", "/health");
      const start = answer.coldStart ? "cold start" : "warm";
      say("Connected to " + share.apiAddress() + " (" + share.millis(ms) + ", " + start + ")", "good");
      return true;
    } catch (error) {
      refuse(share.asFailure(error));
      return false;
    }
  }

  async function connect() {
    try {
      share.connectTo(api.value, byId("token").value);
    } catch (error) {
      refuse(share.asFailure(error));
      api.focus();
      return;
    }
    remember(api.value.trim());
    if (await check()) {
      settings.open = false;
    }
  }

  byId("settings-form").addEventListener("submit", (event) => {
    event.preventDefault();
    connect();
  });

  api.value = window.efsShareSettings.api || remembered();
  if (api.value) {
    connect();
  } else {
    say("Which API?", "waiting");
    settings.open = true;
  }
})(window.efsShare);
