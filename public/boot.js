// Starts the app: loads the compiled program named on this script's own tag, and says in plain words when that
// cannot work. A classic script, not a module: a page opened from disk runs no modules, and must be able to say so.
// After the start it only watches for what the program cannot show itself, such as running out of memory.
"use strict";
(() => {
  const tag = document.getElementById("boot");
  const status = document.getElementById("boot-status");
  const KEPT = "What was saved here before is still kept in this browser.";
  /** In the page that has everything in itself (see xtask/src/single): starts the program that lies in there. */
  const inside = window.demarcheInside;

  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  const button = (text, action, className) => {
    const made = element("button", text, { type: "button", className });
    made.addEventListener("click", action);
    return made;
  };

  const link = (text, href) => element("a", text, { href, className: "button" });

  const actions = () => {
    const made = element("p", "", { className: "actions" });
    status.append(made);
    return made;
  };

  // A file let go over the page before the program listens must not take its place.
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
  }

  /** Runs a script that lies beside this one; it fails when it cannot be had. */
  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = element("script", "", { src: name, onload: resolve, onerror: reject });
      document.head.append(script);
    });

  const say = (heading, ...lines) => {
    status.setAttribute("role", "alert");
    status.replaceChildren(element("h1", heading), ...lines.map((line) => element("p", line)));
    if (!status.isConnected) document.body.replaceChildren(status);
  };

  const offerRescue = () => {
    const buttons = actions();
    const result = element("p", "", { id: "rescue-status" });
    result.setAttribute("role", "status");
    const download = async () => {
      try {
        if (!window.demarcheRescue) await load("rescue.js");
      } catch {
        result.textContent = "A part of the page is missing: rescue.js. Check the connection and try again.";
        return;
      }
      window.demarcheRescue();
    };
    buttons.append(
      button("Download everything stored here", download, "button"),
      button("Reload the page", () => location.reload(), "button primary"),
    );
    if (!inside) buttons.append(link("Open the rescue page", "rescue.html"));
    status.append(result);
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

  const address = (name) => new URL(tag.dataset[name], document.baseURI).href;

  const fromSite = async () => {
    const program = await import(address("js"));
    const body = fetch(address("wasm"), { credentials: "same-origin" }).then((response) => {
      if (!response.ok) throw new Error(`the program file could not be read (status ${response.status})`);
      return response;
    });
    await program.default({ module_or_path: body });
  };

  // What is not needed before the page can be used. Without them it works as well, while the network does.
  const loadRest = () => {
    load("rescue.js").catch(() => {});
    load("offline.js").catch(() => {});
  };

  let asked = null;
  const practice = () => {
    asked ??= read();
    return asked;
  };

  const read = async () => {
    // Beside the program: they are of one version.
    const response = await fetch(new URL("practice.json", address("js")));
    if (!response.ok) throw new Error(`the practice article could not be read (status ${response.status})`);
    const text = await response.text();
    JSON.parse(text);
    return text;
  };

  const isFirstVisit = () => {
    try {
      return localStorage.getItem("demarche.lastProject") === null;
    } catch {
      return true;
    }
  };

  const start = async () => {
    // Wanted by the program where nothing is kept; asked for now, they come together.
    if (!inside && isFirstVisit()) practice().catch(() => {});
    await (inside ?? fromSite)();
    status.remove();
    if (!inside) (window.requestIdleCallback ?? setTimeout)(loadRest);
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

  const failed = (error) => {
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
  };

  // For the program: the practice article. Where it cannot be had, or is wrong, the page says so.
  window.demarchePractice = async (wrong) => {
    try {
      if (wrong) throw new Error(wrong);
      return await (window.demarchePracticeInside ?? practice)();
    } catch (error) {
      failed(error);
      throw error;
    }
  };

  if (location.protocol === "file:" && !inside) {
    say(
      "Demarche needs to be served",
      "This page was opened as a file, and browsers run no program from the files beside it. The file demarche.html, in " +
        "the same folder, has everything in itself and can be opened like this.",
      "Or put the folder on any web server.",
    );
    actions().append(link("Open demarche.html", "demarche.html"));
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
    start().catch(failed);
  }
})();
