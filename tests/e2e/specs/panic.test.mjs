// When the program has to stop, it says so on a page of its own. Provoked by a browser that fails to make an element when
// a dialog is to be shown: no browser does that, so nothing that builds the page is prepared for it.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

/** Run before the app: the next element that is asked for, while `window.demarcheBroken` is set, cannot be made. */
function breakable() {
  for (const [kind, name] of [[Document, "createElement"], [Document, "createElementNS"], [Node, "cloneNode"]]) {
    const make = kind.prototype[name];
    kind.prototype[name] = function (...how) {
      if (window.demarcheBroken) {
        window.demarcheBroken = false;
        throw new DOMException("broken by a test", "OperationError");
      }
      return make.apply(this, how);
    };
  }
}

story("a program that has to stop says what happened and offers download and reload", { before: breakable }, async ({ app, page, watch }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  watch.allow(/./);
  await page.evaluate(() => {
    window.demarcheBroken = true;
  });
  await app.header.export.click();
  const stopped = page.getByRole("heading", { name: "Demarche had to stop" });
  await expectVisible(stopped);
  await expectVisible(page.getByText(/Everything that was shown as saved is safe/));
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());
  assert.match(file.content, /eleven berths/);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await app.ready();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
});
