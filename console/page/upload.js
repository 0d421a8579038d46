// The panel "Upload".
(function (share) {
  "use strict";

  const {byId, element} = share;
  const file = byId("file");
  const key = byId("key");
  const drop = byId("drop");
  const button = byId("upload");
  const cancel = byId("cancel");
  const status = byId("upload-status");
  const result = byId("upload-result");
  const progress = byId("progress");
  const progressText = byId("progress-text");

  const CANCELLED = Symbol("cancelled");
  let keyIsTyped = false;

  function chosen() {
    const picked = file.files[0];
    file.labels[0].replaceChildren(
      ...(picked
        ? [element("strong", {}, picked.name), " " + share.bytes(picked.size)]
        : [element("span", {class: "link"}, "Choose a file"), " or drop it here"]),
    );
    if (picked && !keyIsTyped) {
      key.value = "models/" + picked.name;
    }
  }

  function showProgress(sent, whole, ms) {
    const percent = whole > 0 ? Math.floor((100 * sent) / whole) : 100;
    progress.value = percent;
    progressText.textContent =
      share.bytes(sent) + " of " + share.bytes(whole) + ", " + percent + " %" +
      (ms > 200 ? ", " + share.bytes((1000 * sent) / ms) + "/s" : "");
  }

  // a line of what has been done, with its time
  function steps() {
    const list = element("ol", {class: "steps"});
    result.replaceChildren(list);
    return (what, ms) =>
      list.append(
        element("li", {}, what, ...(ms === undefined ? [] : [" ", element("span", {class: "number"}, share.millis(ms))])),
      );
  }

  async function timed(action) {
    const begin = performance.now();
    return [await action(), performance.now() - begin];
  }

  async function throughTheApi(picked, name, signal, step) {
    status.textContent = "Uploading…";
    const [answer, ms] = await timed(() => share.ingest(picked, name, byId("replace").checked, signal));
    step(answer.status === "exists" ? "Was there already; nothing was written" : "Stored by the API", ms);
    const [record, again] = await timed(() => share.recordOf(name, signal));
    step("Seen on the share by the Consumer", again);
    return record || answer;
  }

  async function throughTheBucket(picked, name, signal, step) {
    status.textContent = "Computing the checksum…";
    const [sha256, hashing] = await timed(() => share.sha256(picked));
    step(...(sha256 ? ["SHA-256 computed here", hashing] : ["No SHA-256: this browser cannot compute it here"]));
    const before = await share.recordOf(name, signal);
    const [signed, signing] = await timed(() => share.signUpload(picked, name, sha256, signal));
    step("Upload signed", signing);
    status.textContent = "Uploading to the bucket…";
    byId("transfer").hidden = false;
    showProgress(0, picked.size, 0);
    const sending = await share.putToBucket(signed, picked, signal, (sent, ms) => showProgress(sent, picked.size, ms));
    showProgress(picked.size, picked.size, sending);
    step("In the bucket, " + share.bytes((1000 * picked.size) / sending) + "/s", sending);
    status.textContent = "Waiting for it on the share…";
    const {record, ms} = await share.arrival(name, sha256, before, signal, (waited) => {
      progressText.textContent = "In the bucket; on its way to the share for " + share.millis(waited);
    });
    step(before && before.fileId === record.fileId ? "The share has this content already" : "On the share after", ms);
    return record;
  }

  function showRecord(record) {
    const predict = element("button", {type: "button"}, "Predict with it");
    predict.addEventListener("click", () => share.predictWith(record.key || record.s3Key));
    result.append(
      share.facts([
        ["Key", record.key || record.s3Key],
        ["Generation", record.generation],
        ["Size", share.bytes(record.sizeBytes)],
        ["SHA-256", record.sha256 || record.checksums["SHA-256"]],
        ["Verified by", record.verifiedBy],
        ["File id", record.fileId],
        ["Path", record.efsPath],
      ]),
      predict,
    );
    share.offerModel(record.key || record.s3Key);
  }

  function complaint() {
    if (!file.files[0]) {
      return [file, "Choose a file first."];
    }
    return key.value.trim() === "" ? [key, "Give it a key, such as models/" + file.files[0].name + "."] : undefined;
  }

  async function run() {
    const picked = file.files[0];
    const name = key.value.trim();
    const abort = new AbortController();
    const stop = () => abort.abort(CANCELLED);
    const begin = performance.now();
    cancel.hidden = false;
    cancel.addEventListener("click", stop);
    try {
      const way = share.goesToBucket(picked) ? throughTheBucket : throughTheApi;
      const record = await way(picked, name, abort.signal, steps());
      status.textContent = "On the share, after " + share.millis(performance.now() - begin) + " in all.";
      showRecord(record);
    } catch (error) {
      status.textContent = error === CANCELLED ? "Cancelled." : "";
      if (error !== CANCELLED) {
        share.showFailure(result, share.asFailure(error));
      }
    } finally {
      cancel.removeEventListener("click", stop);
      if (document.activeElement === cancel) {
        button.focus();
      }
      cancel.hidden = true;
      byId("transfer").hidden = true;
    }
  }

  byId("upload-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = complaint();
    if (wrong) {
      status.textContent = wrong[1];
      wrong[0].focus();
    } else if (!share.isBusy(button)) {
      share.busy(button, true);
      await run();
      share.busy(button, false);
    }
  });

  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length > 0) {
      file.files = event.dataTransfer.files;
      chosen();
    }
  });
  file.addEventListener("change", chosen);
  key.addEventListener("input", () => (keyIsTyped = key.value !== ""));
  chosen();
})(window.efsShare);
