// Links between statements: drawn beside the text, made by few keys, across articles.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { asPrinted } from "../support/print.mjs";
import { story } from "../support/story.mjs";

const BERTHS = "eleven berths";
const FUND = "a fund for owners who lose a berth";
const RULED_OUT = "Northline Ferries has ruled that out";
const MAP = "promised a map in March";

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

async function open(app) {
  await app.openArticle(dataFile("article.txt"), "article");
}

/** Links the chosen statement by keys alone: what it does, then the statement by a click. */
async function link(app, key, other) {
  await app.keys.press("l", key);
  await expectVisible(app.coding.linking);
  await app.article.click(other);
  await expectHidden(app.coding.linking);
}

/** Two demands, who says no to one of them, and a claim that answers the other. */
async function coded(app) {
  await open(app);
  await tag(app, BERTHS, "d");
  await tag(app, MAP, "c");
  await tag(app, FUND, "d");
  await tag(app, RULED_OUT, "c");
  await link(app, "r", FUND);
  await link(app, "a", BERTHS);
}

const REJECTS = `“${RULED_OUT}” rejects “${FUND}”`;
const ACCEPTS = `“${RULED_OUT}” accepts “${BERTHS}”`;

story("a link is made by four keys, drawn beside the text, named, and leads to its other end", { width: 1440 }, async ({ app, page }) => {
  await open(app);
  await tag(app, FUND, "d");
  await tag(app, RULED_OUT, "c");
  const before = await app.article.place(BERTHS);
  await app.keys.press("l");
  await expectMatch(() => app.keys.focus(), /^button rejects/);
  await app.keys.press("r", "p", "Enter");
  await expectHidden(app.coding.linking);
  await expectMatch(() => app.said(), /Linked: “Northline Ferries has ruled that out” rejects/);
  await expectEqual(() => app.margin.drawn(), [`* bracket rejects: ${REJECTS}`]);
  await expectEqual(() => app.margin.names(), ["rejects"]);
  await app.margin.expectBesideText();
  await expectEqual(() => app.article.place(BERTHS), before, "no word has moved");

  await app.margin.hover();
  await expectMatch(() => app.margin.tip(), /ruled that out” rejects “a fund/);
  await app.margin.click();
  await expectEqual(() => app.tags.chosen(), FUND);
  await expectMatch(() => app.said(), /ruled that out” rejects “a fund/);
  await app.margin.click();
  await expectEqual(() => app.tags.chosen(), RULED_OUT);

  // Undone, it is gone from the margin; done again, it is back.
  await app.keys.press("Control+z");
  await expectEqual(() => app.margin.drawn(), []);
  await app.keys.press("Control+Shift+z");
  await expectEqual(() => app.margin.drawn(), [`* bracket rejects: ${REJECTS}`]);
});

story("the choice of what a statement does goes by key, letter, arrow, and remembers the last", async ({ app, page }) => {
  await open(app);
  await tag(app, BERTHS, "d");
  await tag(app, MAP, "c");
  await tag(app, FUND, "d");
  await app.keys.press("l", "ArrowRight");
  await expectMatch(() => app.keys.focus(), /^button accepts/);
  assert.deepEqual(await accessibilityProblems(page, "choosing what a statement does"), []);
  await app.keys.press("Enter");
  await expectMatch(() => app.coding.linking.textContent(), /“a fund for owners .* accepts …/);
  // What is said there: how to come to another article is left out, as there is none.
  assert.doesNotMatch(await app.coding.linking.textContent(), /another article/);
  // Mentions and the statement itself are passed over.
  await app.keys.press("p");
  await expectEqual(() => app.tags.chosen(), MAP);
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.links(), [`accepts: “${MAP}”`]);
  await app.keys.press("l", "l");
  await expectMatch(() => app.coding.linking.textContent(), /accepts …/);
  await app.keys.press("l");
  await app.keys.press("Escape");
  await expectHidden(app.coding.linking);
  await expectEqual(() => app.tags.chosen(), FUND);
  await expectMatch(() => app.keys.focus(), /^article /);
  await tag(app, "Corrin", "a");
  await app.keys.press("l");
  await expectMatch(() => app.said(), /This is for statements/);
});

story("links of one article and another are made by keys and drawn as a way out", async ({ app }) => {
  await open(app);
  await tag(app, BERTHS, "d");
  await app.openArticle(dataFile("wrapped.txt"), "wrapped");
  await app.keys.press("c");
  await expectTrue(async () => (await app.tags.chosen()) !== null);
  const other = await app.tags.chosen();
  await app.keys.press("l", "m");
  await expectMatch(() => app.coding.linking.textContent(), /is the same claim as ….*in another article after/);
  await app.keys.press("Shift+P");
  await expectVisible(app.page.getByRole("article", { name: "Article: article", exact: true }));
  await app.keys.press("n", "Enter");
  await expectHidden(app.coding.linking);
  await expectVisible(app.page.getByRole("article", { name: "Article: wrapped", exact: true }));
  await expectEqual(() => app.tags.chosen(), other);
  await expectMatch(async () => (await app.margin.drawn()).join("\n"), /^\* elsewhere –: .*“wrapped” → “article”/);
  await expectMatch(async () => (await app.margin.names()).join("\n"), /→ other article/);
  await app.margin.expectBesideText();
  await app.margin.labels.first().click();
  await expectVisible(app.page.getByRole("article", { name: "Article: article", exact: true }));
  await expectEqual(() => app.tags.chosen(), BERTHS);
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`links keep clear of the words, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      // Coded where the list is beside the text; looked at in any width.
      await page.setViewportSize({ width: Math.max(width, 1000), height });
      await coded(app);
      await page.setViewportSize({ width, height });
      await expectTrue(async () => (await app.margin.drawn()).length > 0);
      await app.article.scrollTo(FUND);
      const form = width === 360 ? /(up|down) rejects/ : /bracket rejects/;
      await expectMatch(async () => (await app.margin.drawn()).join("\n"), form);
      await app.margin.expectBesideText();
      await expectEqual(() => app.margin.coinciding(), 0);
      assert.deepEqual(await accessibilityProblems(page, "links in the margin"), []);
      assert.deepEqual(await sidewaysScrolling(page, "links in the margin"), []);
    });
  }
}

story("in an article from right to left, links stand on the left", async ({ app }) => {
  await app.openArticle(dataFile("hebrew.txt"), "מועצת העיר דנה בנמל הישן");
  await app.keys.press("Control+Home", "j", "c");
  await expectTrue(async () => (await app.tags.entries()).length === 1);
  await app.keys.press("j", "j", "d", "l", "r", "p", "Enter");
  await expectTrue(async () => (await app.margin.drawn()).length > 0);
  await app.margin.expectBesideText();
});

story("links follow a change of size, and are not on paper", async ({ app, page }) => {
  await coded(app);
  await app.article.scrollTo(FUND);
  await expectMatch(async () => (await app.margin.drawn()).join("\n"), /bracket rejects/);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectTrue(async () => (await app.margin.drawn()).every((line) => !line.includes("bracket")));
  await app.margin.expectBesideText();
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectMatch(async () => (await app.margin.drawn()).join("\n"), /bracket rejects/);
  await app.margin.expectBesideText();
  if (!IS_FIREFOX) {
    await page.emulateMedia({ forcedColors: "active" });
    await app.margin.expectBesideText();
    await page.emulateMedia({ forcedColors: "none" });
  }
  await asPrinted(page);
  await expectEqual(() => app.margin.lines.first().isVisible(), false);
});

story("an end far away is a way up or down, until it comes near", { width: 820, height: 900 }, async ({ app, page }) => {
  await coded(app);
  await page.setViewportSize({ width: 820, height: 420 });
  await app.article.scrollTo("The mayor wants the province");
  await app.keys.press("Control+End");
  await app.article.scrollTo(BERTHS);
  await expectMatch(async () => (await app.margin.drawn()).join("\n"), /(down|bracket) accepts/);
  await app.margin.expectBesideText();
  await app.article.scrollTo(RULED_OUT);
  await expectMatch(async () => (await app.margin.drawn()).join("\n"), new RegExp(`bracket rejects: ${REJECTS}`));
  await app.margin.expectBesideText();
});

story("a statement that becomes a mention says which links went, and undo brings them back", async ({ app }) => {
  await coded(app);
  await app.tags.choose(RULED_OUT);
  await app.keys.press("Shift+A");
  await expectMatch(() => app.said(), /Changed 1 claim to actor, and took away 2 links$/);
  await expectEqual(() => app.margin.drawn(), []);
  await app.keys.press("Control+z");
  await expectEqual(async () => (await app.margin.drawn()).length > 0, true);
  await app.tags.choose(RULED_OUT);
  await expectEqual(() => app.coding.links(), [`rejects: “${FUND}”`, `accepts: “${BERTHS}”`]);
});
