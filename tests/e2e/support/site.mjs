// A site of a test's own: the built one, with files added or changed, on a server that can be cut off.

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { DIST } from "./environment.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** A checksum as browsers want it. */
export const integrity = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/**
 * Starts it. `files`: contents by name, in place of the built ones or beside them. `pageForAll`: what is not there is
 * answered with the page, as some hosts do.
 */
export async function startSite({ base = "/some/where/", files = {}, pageForAll = false } = {}) {
  const site = new Site(base, { ...files }, pageForAll);
  await site.start();
  return site;
}

class Site {
  #server = null;
  #port = 0;

  constructor(base, files, pageForAll) {
    this.base = base;
    this.files = files;
    this.pageForAll = pageForAll;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}${this.base}`;
  }

  /** On the same port as before. */
  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = this.#server.address().port;
  }

  /** From now on nobody answers at all. */
  async stop() {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** What is in a file of the site. */
  read(name) {
    if (Object.hasOwn(this.files, name)) return Buffer.from(this.files[name]);
    const path = join(DIST, name);
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null;
  }

  /** Puts up another version, with these files changed; the worker's list says so, but for what `lies` about its sum. */
  release(version, files, lies = {}) {
    Object.assign(this.files, files);
    let worker = this.read("sw.js").toString("utf8");
    worker = worker.replace(/version: "[^"]*"/, `version: "${version}"`);
    for (const [name, content] of Object.entries({ ...files, ...lies })) {
      const line = new RegExp(`"${name.replaceAll(".", "\\.")}": "[^"]*"`);
      worker = worker.replace(line, `"${name}": "${integrity(content)}"`);
    }
    this.files["sw.js"] = worker;
  }

  #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const name = path.startsWith(this.base) ? path.slice(this.base.length) || "index.html" : null;
    const found = name !== null && this.read(name);
    const content = found || (this.pageForAll && this.read("index.html"));
    if (!content) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not here");
      return;
    }
    const type = TYPES[extname(found ? name : "index.html")] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff" });
    response.end(content);
  }
}
