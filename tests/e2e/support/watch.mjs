// Watches a page for what must never happen in any test: errors, broken policy, requests to elsewhere.

import { BASE_URL } from "./environment.mjs";

/** Lines that browsers write by themselves and that say nothing about the app. */
const NOISE = [/^This page is in (Almost Standards|Quirks) Mode/];

export class Watch {
  #problems = [];
  #allowed = [];
  #base;

  constructor(base) {
    this.#base = base;
  }

  /** Watches all pages of a context from now on; `base`: the address below which everything has to be. */
  static async over(context, base = BASE_URL) {
    const watch = new Watch(base);
    // Reported through the console, so that it is heard even when the page goes away.
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`);
      });
    });
    context.on("page", (page) => watch.#page(page));
    for (const page of context.pages()) {
      watch.#page(page);
    }
    return watch;
  }

  /** The test provokes this trouble: lines that match are its business. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  /** What went wrong, without what was allowed. */
  problems() {
    return this.#problems.filter((line) => ![...NOISE, ...this.#allowed].some((p) => p.test(line)));
  }

  /** Whether something like this was noticed, allowed or not. */
  seen(pattern) {
    return this.#problems.some((line) => pattern.test(line));
  }

  #page(page) {
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.#problems.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.#problems.push(`page error: ${error.message}`));
    page.on("request", (request) => {
      if (!isOurs(request.url(), this.#base)) {
        this.#problems.push(`request off the site: ${request.method()} ${request.url()}`);
      }
    });
    page.on("websocket", (socket) => this.#problems.push(`web socket: ${socket.url()}`));
  }
}

/** Below the site's own path: data of the page itself is no request. */
function isOurs(url, base) {
  return url.startsWith(base) || /^(blob|data|about):/.test(url);
}
