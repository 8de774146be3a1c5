// Starts the browser under test: one for each colour scheme a spec asks for, closed when the spec ends.

import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox } from "playwright-core";

import { IS_FIREFOX, PROGRAM } from "./environment.mjs";

const TYPE = IS_FIREFOX ? firefox : chromium;

/** Started browsers by colour scheme, each with the folder its downloads go to. */
const running = new Map();

/** A running browser: `{ browser, downloads }`. Firefox takes the colour scheme at its start only. */
export async function browserFor(scheme = "light") {
  const key = IS_FIREFOX ? scheme : "any";
  const before = await running.get(key);
  // One that died in an earlier story is that story's failure, and not that of all after it.
  if (!before?.browser.isConnected()) {
    const downloads = temporaryFolder("downloads");
    const browser = TYPE.launch({ ...launchOptions(scheme), downloadsPath: downloads });
    running.set(key, browser.then((browser) => ({ browser, downloads })));
  }
  return running.get(key);
}

/** Ends every browser that was started here. */
export async function closeBrowsers() {
  for (const started of running.values()) {
    const { browser, downloads } = await started;
    await browser.close();
    await rm(downloads, { recursive: true, force: true });
  }
  running.clear();
}

/** A browser on a profile folder that outlives it, for tests of what is kept. Its downloads go to a folder, if one is given. */
export async function launchOnProfile(folder, downloadsPath = undefined) {
  return TYPE.launchPersistentContext(folder, { ...launchOptions("light"), ...contextOptions({}), downloadsPath });
}

/** What a new context gets. The mouse is exact, motion is off, and times are the same everywhere. */
export function contextOptions({ width = 1280, height = 900, scheme = "light", touch = false, worker = false }) {
  // Tests that are not about it do without the worker, which would load every file of the site once more.
  const serviceWorkers = worker ? "allow" : "block";
  const options = { viewport: { width, height }, locale: "en-GB", timezoneId: "UTC", serviceWorkers };
  if (IS_FIREFOX) {
    return options;
  }
  return { ...options, colorScheme: scheme, reducedMotion: "reduce", hasTouch: touch };
}

/** A new folder outside the project. */
export function temporaryFolder(what) {
  return mkdtempSync(join(tmpdir(), `demarche-${what}-`));
}

function launchOptions(scheme) {
  if (!IS_FIREFOX) {
    // Continuous integration runs as root, where Chromium has no sandbox; the pages are our own.
    return { executablePath: PROGRAM, args: ["--no-sandbox"] };
  }
  return {
    channel: "moz-firefox",
    executablePath: PROGRAM,
    // This driver can't emulate media features in Firefox, so they are preferences.
    firefoxUserPrefs: {
      "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1,
      "ui.prefersReducedMotion": 1,
      // Its list of downloads would open by itself, some time after one has begun, and take the focus from the page.
      "browser.download.alwaysOpenPanel": false,
      // After a kill Firefox would ask whether to start in safe mode.
      "toolkit.startup.max_resumed_crashes": -1,
      "browser.sessionstore.resume_from_crash": false,
    },
  };
}
