// Starts the app: loads the compiled program named on this script's own tag, and says in plain words when that
// cannot work. A classic script, not a module: a page opened from disk runs no modules, and must be able to say so.
// After the start it only watches for what the program cannot show itself, such as running out of memory.
"use strict";
(() => {
  const tag = document.currentScript;
  const status = document.getElementById("boot-status");
  const KEPT = "What was saved here before is still kept in this browser.";

  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  const button = (text, action, className) => {
    const made = element("button", text, { type: "button", className });
    made.addEventListener("click", action);
    return made;
  };

  const say = (heading, ...lines) => {
    status.setAttribute("role", "alert");
    status.replaceChildren(element("h1", heading), ...lines.map((line) => element("p", line)));
    if (!status.isConnected) document.body.replaceChildren(status);
  };

  const offerRescue = () => {
    const buttons = element("p", "", { className: "actions" });
    if (window.demarcheRescue) {
      buttons.append(button("Download everything stored here", () => window.demarcheRescue(), "button"));
    }
    buttons.append(button("Reload the page", () => location.reload(), "button primary"));
    const result = element("p", "", { id: "rescue-status" });
    result.setAttribute("role", "status");
    status.append(buttons, result);
  };

  const reason = (error) => String(error && error.message ? error.message : error).replace(/\.$/, "");

  // A page inside someone else's frame could be covered up and clicked by mistake. A meta policy cannot forbid it.
  const framedByOthers = () => {
    if (window.top === window.self) return false;
    try {
      return window.top.location.origin !== window.location.origin;
    } catch {
      return true;
    }
  };

  const start = async () => {
    const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
    const program = await import(address("js"));
    const body = fetch(address("wasm"), { credentials: "same-origin" }).then((response) => {
      if (!response.ok) throw new Error(`the program file could not be read (status ${response.status})`);
      return response;
    });
    await program.default({ module_or_path: body });
    status.remove();
  };

  // After a panic the program has drawn its own page. Other stops, such as no memory left, give it no chance to.
  const stopped = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError) || document.querySelector(".panic")) return;
    status.remove();
    say(
      "Demarche had to stop",
      `The browser gave this reason: ${reason(error)}. A very large file can be too much for the memory of a page.`,
      "Everything that was shown as saved is safe in this browser. Reload the page to go on from there.",
    );
    offerRescue();
  };

  if (location.protocol === "file:") {
    say(
      "Demarche needs to be served",
      "This page was opened as a file, and browsers run no programs from there.",
      "Put the folder on any web server, or run “cargo xtask serve” in the project.",
    );
  } else if (framedByOthers()) {
    say("Demarche does not run inside another page", "Please open its address in a tab of its own.");
  } else if (typeof WebAssembly !== "object") {
    say(
      "This browser cannot run Demarche",
      "WebAssembly is missing or switched off. A current Firefox, Chrome, Edge or Safari has it; " +
        "some high-security modes switch it off.",
      KEPT,
    );
    offerRescue();
  } else {
    addEventListener("error", (event) => stopped(event.error));
    addEventListener("unhandledrejection", (event) => stopped(event.reason));
    start().catch((error) => {
      console.error(error);
      if (document.querySelector(".panic")) return;
      say(
        "Demarche could not start",
        `The reason given was: ${reason(error)}.`,
        "Please load the page again. If that does not help, the files on the server may be incomplete or of " +
          "different versions, or this browser too old.",
        KEPT,
      );
      offerRescue();
    });
  }
})();
