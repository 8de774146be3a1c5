// Somebody opens the app for the first time.

import assert from "node:assert/strict";

import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const HEADLINE = "Ninety minutes in Geneva bring a promise of paper and no agreement";

story("a first visit shows the practice article, ready to be tagged", async ({ app, page }) => {
  await app.expectArticle(HEADLINE);
  await expectMatch(() => app.header.projectTitle(), /^Practice/);
  await expectVisible(page.getByText("21 January 2022"));
  const blocks = await app.article.blocks();
  assert.equal(blocks.find((b) => b.role === "h1").text, HEADLINE);
  assert.ok(blocks.filter((b) => b.role === "h2").length >= 3, "sections have headings");
  await expectEqual(() => app.article.marked(), []);
  // What to do is said where the eye is: in the empty list, and in the bar at the foot.
  await expectMatch(() => app.tags.panel.textContent(), /press c for claim, d for demand, a for actor/);
  await expectVisible(page.getByRole("contentinfo", { name: "Keys" }).getByText("demand", { exact: true }));
  await app.saved();
  await expectMatch(() => page.title(), /Demarche/);
});

story("the worked example is shown, cleared, and either can be undone", async ({ app, page }) => {
  const show = page.getByRole("button", { name: "Show the worked example" });
  const clear = page.getByRole("button", { name: "Clear the worked example" });
  await show.click();
  await expectVisible(clear);
  const shown = await app.tags.count();
  assert.ok(parseInt(shown, 10) >= 30, `the example has many tags, not ${shown}`);
  await expectTrue(async () => (await app.article.marked("demand")).some((m) => m.includes("take the path of diplomacy")));
  await expectTrue(async () => (await app.article.marked("actor")).includes("actor: Antony Blinken"));

  await clear.click();
  await expectVisible(show);
  await expectEqual(() => app.tags.count(), "0 tags");
  await expectEqual(() => app.article.marked(), []);

  await app.header.undo.click();
  await expectEqual(() => app.tags.count(), shown);
  await app.header.undo.click();
  await expectEqual(() => app.tags.count(), "0 tags");
  await app.header.redo.click();
  await expectEqual(() => app.tags.count(), shown);
});

story("the analyst’s own tags stay when the example is cleared", async ({ app, page }) => {
  await app.article.select("a promise of paper");
  await app.keys.press("c");
  await page.getByRole("button", { name: "Show the worked example" }).click();
  await page.getByRole("button", { name: "Clear the worked example" }).click();
  await expectEqual(() => app.tags.entries(), ["Claim: a promise of paper"]);
});

story("a second visit comes back to where the work was", async ({ app, page }) => {
  await page.getByRole("button", { name: "Show the worked example" }).click();
  await expectVisible(page.getByRole("button", { name: "Clear the worked example" }));
  const count = await app.tags.count();
  await app.saved();
  await app.reload();
  await expectEqual(() => app.tags.count(), count);
});
