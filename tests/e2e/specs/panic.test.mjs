// When the program has to stop, it says so on a page of its own. Provoked by a browser that has no random numbers to
// give, which nothing can be tagged without.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

function breakable() {
  const create = Node.prototype.cloneNode;
  Node.prototype.cloneNode = function (...how) {
    if (window.demarcheBroken) {
      window.demarcheBroken = false;
      throw new DOMException("broken by a test", "OperationError");
    }
    return create.apply(this, how);
  };
}

story("a program that has to stop says what happened and offers download and reload", { before: breakable }, async ({ app, page, watch }) => {
  await app.openArticle(dataFile("article.txt"), "No map and no money");
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
