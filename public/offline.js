// Has the browser keep the site for when there is no network, and tells when a newer version is ready. Loaded once the
// page has nothing better to do; everything works without it, as in browsers or from addresses that allow no worker.
"use strict";
window.demarcheSite = (() => {
  /** A tab that stays open asks for a newer version when it is looked at again, at most so often, in milliseconds. */
  const HOUR = 3_600_000;
  const workers = navigator.serviceWorker;
  let registration = null;
  let asked = Date.now();
  let leaving = false;

  const askAgain = () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < HOUR) return;
    asked = Date.now();
    // Without a network there is no newer version to be had, and nothing to say.
    registration.update().catch(() => {});
  };

  const site = { newer: false };

  /** Another version is complete and waits. On a first visit there is none: the worker comes to serve this very page. */
  const tell = () => {
    if (!registration.waiting || !workers.controller) return;
    site.newer = true;
    dispatchEvent(new Event("demarche-newer"));
  };

  const watch = async () => {
    if (!workers || location.protocol === "file:") return;
    registration = await workers.register("sw.js", { updateViaCache: "none" });
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", tell);
    });
    workers.addEventListener("controllerchange", () => leaving && location.reload());
    document.addEventListener("visibilitychange", askAgain);
    tell();
  };

  /** Changes to the version that waits and loads the page again. To be called only when everything is saved. */
  site.take = () => {
    leaving = true;
    if (registration?.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };

  // A private window, or a server that has no such file: the site then works as long as the network does.
  watch().catch((error) => console.info("The site is not kept for use without a network:", error));
  return site;
})();
