// Starts the app: loads the compiled program named on this script's own tag, and says in plain words when that
// cannot work. A classic script, not a module: a page opened from disk runs no modules, and must be able to say so.
// What goes wrong after the program has started is the program's to show.
"use strict";
(() => {
  const tag = document.currentScript;
  const status = document.getElementById("boot-status");

  const say = (heading, ...lines) => {
    const title = document.createElement("h1");
    title.textContent = heading;
    const paragraphs = lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    });
    status.setAttribute("role", "alert");
    status.replaceChildren(title, ...paragraphs);
  };

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
      "What was saved here before is still kept in this browser.",
    );
  } else {
    start().catch((error) => {
      console.error(error);
      // The program ran and stopped: it has drawn its own page by then.
      if (error instanceof WebAssembly.RuntimeError && document.body.children.length > 1 + noscripts()) {
        status.remove();
        return;
      }
      say(
        "Demarche could not start",
        `The reason given was: ${error && error.message ? error.message : error}.`,
        "Please load the page again. If that does not help, the files on the server may be incomplete or of " +
          "different versions, or this browser too old.",
        "What was saved here before is still kept in this browser.",
      );
    });
  }

  function noscripts() {
    return [...document.body.children].filter((child) => child.matches("noscript, script")).length;
  }
})();
