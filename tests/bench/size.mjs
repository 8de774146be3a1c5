// What a browser has to load before the page is ready, and what it loads afterwards.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");

const LATER = /(^|\/)((split|chunk)_[^/]*|later-[^/]*\.css|rescue[^/]*|offline\.js|sw\.js|demarche\.html)$/;

const kilobytes = (names) =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, 0) / 1000;

const files = () => readdirSync(DIST, { recursive: true }).map((name) => String(name).replaceAll("\\", "/"));

/** Kilobytes of page, styles, scripts and program, each compressed with gzip, without parts loaded afterwards. */
export function shipped() {
  return kilobytes(files().filter((name) => /\.(html|css|js|wasm)$/.test(name) && !LATER.test(name)));
}
