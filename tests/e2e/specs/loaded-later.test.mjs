// What is loaded only after the page can be used: it is there before anybody misses it, and its absence is said.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectHidden, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const PART = "**/split_*.wasm";
const MISSING = /a part of Demarche that could not be loaded/;

const missing = (page) => page.getByRole("region", { name: "Message" }).getByText(MISSING);

story("with the connection gone after the start, everything still works", async ({ app, page, context }) => {
  await app.whole();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await app.keys.press("Shift+?");
  await app.dialogs.expect("All keys");
  await app.dialogs.close();
  await app.header.choose("Settings");
  await app.dialogs.expect("Settings");
  await app.dialogs.close();
  await page.getByRole("button", { name: "Show the worked example" }).click();
  await expectVisible(page.getByRole("button", { name: "Clear the worked example" }));
  await app.openArticle(dataFile("article.txt"), "article");
  const { parsed } = await app.export();
  assert.equal(parsed.documents.length, 1);
});

story("a part that cannot be loaded is said, tagging goes on, and trying again helps", { open: false }, async ({
  app,
  page,
  context,
  watch,
}) => {
  // In Firefox the console gives only the kind of an error.
  watch.allow(/split_|Failed to fetch|NetworkError|net::ERR_FAILED|TypeError|^Error$/);
  await context.route(PART, (route) => route.abort());
  await app.open();

  await app.header.export.click();
  await expectVisible(missing(page));
  await app.dialogs.expectNone();

  // Nothing of the work itself needs it.
  await app.article.select("Geneva");
  await app.keys.press("d");
  await app.saved();

  // Whoever asks again without a connection is told again.
  await app.header.export.click();
  const again = page.getByRole("button", { name: "Try again", exact: true });
  await expectVisible(again);
  await again.click();
  await expectVisible(again);

  await context.unroute(PART);
  await again.click();
  await app.dialogs.expect("Export");
  await expectHidden(missing(page));
  await expectEqual(() => page.getByRole("dialog").count(), 1);
});

story("files that are asked for before the rest is there are asked for once it is", { open: false }, async ({ app, context, page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route(PART, async (route) => {
    await held;
    await route.continue();
  });
  await app.open();
  const ask = async () => {
    await app.header.openFiles.click();
    await app.keys.press("j");
    release();
  };
  await app.chooseFiles(ask, [dataFile("article.txt")]);
  await app.expectArticle("article");
  await expectHidden(missing(page));
});
