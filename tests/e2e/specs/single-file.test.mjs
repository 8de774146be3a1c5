// The page that has everything in itself, opened from the disk: no server at all.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { dataFile } from "../support/data.mjs";
import { DIST } from "../support/environment.mjs";
import { expectEqual, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const file = (name) => ({ address: pathToFileURL(join(DIST, name)).href });

story("from the disk: tag, code, load again, export", { site: () => file("demarche.html") }, async ({ app, page }) => {
  await expectVisible(page.getByRole("button", { name: "Show the worked example" }));
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.details.memo.fill("from a file");
  await app.article.select("Tomas Wend");
  await app.keys.press("a");
  await app.saved();
  const before = await app.export();
  assert.equal(before.parsed.annotations.length, 2);

  await app.reload();
  await app.expectArticle("article");
  await expectEqual(() => app.article.marked(), ["demand: eleven berths", "actor: Tomas Wend"]);
  const { parsed } = await app.export("jsonl");
  assert.equal(parsed.length, 1);

  // What is loaded later elsewhere lies in the page too, and says where the work is kept.
  await app.header.choose("Settings");
  const dialog = await app.dialogs.expect("Settings");
  await expectVisible(dialog.getByText(/This page was opened as a file/));
  await app.dialogs.close();
  await app.keys.press("Shift+?");
  await app.dialogs.expect("All keys");
});

story("the page of the site, opened from the disk, leads to that one", { open: false, site: () => file("") }, async ({ app, page, watch }) => {
  // A browser may say that it loaded nothing from there.
  watch.allow(/./);
  await page.goto(`${file("index.html").address}`);
  await expectVisible(page.getByRole("heading", { name: "Demarche needs to be served" }));
  await page.getByRole("link", { name: "Open demarche.html" }).click();
  await app.ready();
});
