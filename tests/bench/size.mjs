// What a browser has to load before the page is ready.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");

/** Kilobytes of page, styles, scripts and program, each compressed with gzip. */
export function shipped() {
  const names = readdirSync(DIST, { recursive: true }).map(String);
  const counted = names.filter((name) => /\.(html|css|js|wasm)$/.test(name));
  return counted.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, 0) / 1000;
}
