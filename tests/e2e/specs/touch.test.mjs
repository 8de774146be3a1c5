// Tagging by finger: tap, select with the system’s handles, press a button that keeps clear of them.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const PHONE = {
  width: 390,
  height: 800,
  touch: true,
  skip: IS_FIREFOX ? "this driver has no fingers for Firefox" : false,
};

story("a selection made by touch is tagged by a button at the foot of the screen", PHONE, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "No map and no money");
  const words = "eleven berths";
  const { x, y } = await app.article.place(words);
  await page.touchscreen.tap(x, y);
  // A long press and the handles are the system’s; what the page hears of them is that the selection changes.
  await app.article.selectExactly(words);
  const button = app.toolbar.getByRole("button", { name: /^Demand/ }).first();
  await expectVisible(button);
  const box = await button.boundingBox();
  const place = await app.article.place(words);
  assert.ok(box.y > place.y + 40 || box.y + box.height < place.y - 100, "clear of the handles under the words and the menu above");
  await button.tap();
  await expectEqual(() => app.article.marked(), [`demand: ${words}`]);
});

story("tapping a tag shows what hovering would", PHONE, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "No map and no money");
  await app.article.selectExactly("Tomas Wend");
  await app.keys.press("a", "Escape", "Escape");
  const { x, y } = await app.article.place("Tomas Wend");
  await page.touchscreen.tap(x, y);
  await expectEqual(() => app.article.lit("chosen"), ["Tomas Wend"]);
  await page.getByRole("button", { name: "1 tag", exact: true }).tap();
  await expectVisible(app.details.region);
  await expectTrue(async () => (await app.details.kind()) === "Actor");
});
