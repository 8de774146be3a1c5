// On paper: the article with its tags, and nothing of the app around it.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual } from "../support/expect.mjs";
import { asPrinted } from "../support/print.mjs";
import { story } from "../support/story.mjs";

story("printing keeps the tags visible and leaves the frame away", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  for (const [words, key] of [["eleven berths", "d"], ["a blank sheet", "c"], ["Tomas Wend", "a"]]) {
    await app.article.select(words);
    await app.keys.press(key);
  }
  await expectEqual(async () => (await app.article.marked()).length, 3);
  await asPrinted(page);
  for (const part of [app.header.bar, app.tags.panel, app.articles, page.getByRole("contentinfo", { name: "Keys" })]) {
    await expectEqual(() => part.isVisible(), false, "the frame is not printed");
  }
  await expectEqual(() => app.article.element.isVisible(), true);
  const lines = await app.article.element.evaluate((article) =>
    [...article.querySelectorAll("[data-a]")].map((mark) => {
      const style = getComputedStyle(mark);
      const decorated = style.textDecorationLine !== "none" || style.borderBottomStyle !== "none" || style.backgroundImage !== "none";
      return decorated ? "line" : `nothing under “${mark.textContent}”`;
    }),
  );
  assert.deepEqual(lines, ["line", "line", "line"]);
  // The whole article is on the paper, not the part that was in the window.
  const cut = await page.evaluate(() => {
    const pane = document.querySelector("main");
    return pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible";
  });
  assert.equal(cut, false, "no scrolling pane cuts the text off");
});
