// Tagging by finger: tap, select with the system’s handles, press a button that keeps clear of them.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const PHONE = {
  width: 390,
  height: 800,
  touch: true,
  skip: IS_FIREFOX ? "this driver has no fingers for Firefox" : false,
};

story("a selection made by touch is tagged by a button at the foot of the screen", PHONE, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
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
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.selectExactly("Tomas Wend");
  await app.keys.press("a", "Escape", "Escape");
  const { x, y } = await app.article.place("Tomas Wend");
  await page.touchscreen.tap(x, y);
  await expectEqual(() => app.article.lit("chosen"), ["Tomas Wend"]);
  await page.getByRole("button", { name: "1 tag", exact: true }).tap();
  await expectVisible(app.details.region);
  await expectTrue(async () => (await app.details.kind()) === "Actor");
});

story("choosing in the sheet shows the details there, and the text is one button away", { width: 360, height: 740 }, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  for (const [words, key] of [["Petra Hallam", "a"], ["publish the drawings, all of them", "d"]]) {
    await app.article.selectExactly(words);
    await app.keys.press(key, "Escape", "Escape");
  }
  await page.getByRole("button", { name: "2 tags", exact: true }).click();
  await app.tags.choose("Petra Hallam");
  await expectEqual(() => app.details.quote(), "Petra Hallam");
  await expectVisible(app.tags.search);
  // Neither an offer nor a message lies over what is being read there.
  await expectHidden(app.offer);
  await app.tags.row("publish the drawings, all of them").click();
  await app.details.deleteButton.click();
  const message = await page.getByRole("region", { name: "Message" }).boundingBox();
  const sheet = await app.tags.panel.boundingBox();
  assert.ok(message.y + message.height <= sheet.y, "the message stands above the sheet");
  await app.tags.choose("Petra Hallam");
  await app.details.region.getByRole("button", { name: "Show in the text" }).click();
  await expectHidden(app.tags.search);
  await expectTrue(() => app.article.isInView("Petra Hallam"));
  await expectEqual(() => app.article.lit("chosen"), ["Petra Hallam"]);
});
