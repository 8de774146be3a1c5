// Pictures of the real app. Without an argument: docs/screenshot.png, the one in the README. With a folder: a set of
// every view, wide to narrow, in both themes, to be looked at; with a word after it, only of views with that word. Reads BASE_URL and the browser as the tests do.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { App } from "../e2e/pages/app.mjs";
import { browserFor, closeBrowsers, contextOptions } from "../e2e/support/browser.mjs";
import { VIEWS } from "./views.mjs";

const SIZES = [[1440, 900], [820, 1100], [360, 740]];
const README = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "screenshot.png");

const [folder, word = ""] = process.argv.slice(2);
try {
  if (folder) {
    await all(folder);
  } else {
    await take("light", [1440, 900], "worked example with a chosen tag", README);
  }
} finally {
  await closeBrowsers();
}

async function all(folder) {
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) {
      for (const view of Object.keys(VIEWS).filter((name) => name.includes(word))) {
        const file = join(folder, `${size[0]}-${scheme}-${view.replaceAll(" ", "-")}.png`);
        await take(scheme, size, view, file).catch((error) => console.error(`${file}: ${error.message}`));
      }
    }
  }
}

/** One picture, in a browser that has never seen the app. */
async function take(scheme, [width, height], view, file) {
  const { browser, downloads } = await browserFor(scheme);
  const context = await browser.newContext(contextOptions({ width, height, scheme }));
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    const app = new App(page, downloads);
    await app.open();
    await VIEWS[view](app, { narrow: width < 820 });
    await app.page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done), { timeout: 1000 })));
    mkdirSync(dirname(file), { recursive: true });
    await page.screenshot({ path: file });
    console.log(file);
  } finally {
    await context.close();
  }
}
