// What `cargo xtask test` tells the tests: where the site is served, which browser to use, where extra data lies.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TESTS = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Failure screenshots go here; git ignores it. */
export const OUT = join(TESTS, "e2e", "out");

/** The built site. */
export const DIST = join(TESTS, "..", "dist");

/** The test articles. */
export const DATA = join(TESTS, "data");

/** Address of the app, ending in a slash. */
export const BASE_URL = withSlash(required("BASE_URL"));

/** "chromium" or "firefox". */
export const BROWSER = process.env.DEMARCHE_BROWSER ?? "chromium";
if (!["chromium", "firefox"].includes(BROWSER)) {
  throw new Error(`DEMARCHE_BROWSER is “${BROWSER}”; it must be chromium or firefox`);
}

/** Whether the tests run in Firefox, for the few things that are driven differently there. */
export const IS_FIREFOX = BROWSER === "firefox";

/** The browser's program. */
export const PROGRAM = required(IS_FIREFOX ? "DEMARCHE_FIREFOX" : "DEMARCHE_CHROMIUM");

/** The path of a file beside the checkout, or null where there is none. */
export function shared(...parts) {
  const folder = process.env.DEMARCHE_SHARED;
  const path = folder && join(folder, ...parts);
  return path && existsSync(path) ? path : null;
}

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run these tests with “cargo xtask test”`);
  }
  return value;
}

function withSlash(address) {
  return address.endsWith("/") ? address : `${address}/`;
}
