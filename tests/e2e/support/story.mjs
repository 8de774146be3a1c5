// One user story: a test with a browser of its own that has never seen the app.

import { after, test } from "node:test";

import { App } from "../pages/app.mjs";
import { browserFor, closeBrowsers, contextOptions } from "./browser.mjs";
import { PATIENCE } from "./expect.mjs";
import { picturedOnFailure } from "./picture.mjs";
import { Watch } from "./watch.mjs";

after(closeBrowsers);

/**
 * Declares a test. `body` gets `{ app, page, context, watch, t }`; the app is open already, unless `open: false`.
 * Options: `width`, `height`, `scheme` ("light" or "dark"), `touch`, `before` (a script for the page, run before the
 * app's), `timeout` in milliseconds, `worker` (the site may be kept for use without a network), `site` (a function that
 * gives a site of the test's own, see `site.mjs`, or anything with an `address`; handed to `body` as `site`).
 */
export function story(name, options, body) {
  if (typeof options === "function") {
    return story(name, {}, options);
  }
  const { timeout = 240_000, skip } = options;
  return test(name, { timeout, skip }, async (t) => {
    const { browser, downloads } = await browserFor(options.scheme);
    const context = await browser.newContext(contextOptions(options));
    context.setDefaultTimeout(PATIENCE);
    const site = await options.site?.();
    try {
      const watch = await Watch.over(context, site?.address);
      if (options.before) {
        await context.addInitScript(options.before);
      }
      const page = await context.newPage();
      const app = new App(page, downloads, site?.address);
      await picturedOnFailure(page, name, async () => {
        if (options.open !== false) {
          await app.open();
        }
        await body({ app, page, context, watch, site, t });
        const problems = watch.problems();
        if (problems.length > 0) {
          throw new Error(`the page was in trouble:\n  ${problems.join("\n  ")}`);
        }
      });
    } finally {
      await context.close();
      await site?.stop?.();
    }
  });
}
