// A long article: all of it is in the page, for the browser’s own search, for copying, for screen readers, whatever of
// it is on the screen.

import assert from "node:assert/strict";

import { generated } from "../../bench/project.mjs";
import { invented } from "../support/data.mjs";
import { expectEqual, expectTrue } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const { paragraphs, file } = generated({ words: 20_000, tags: 1_000 });
const PROJECT = invented("long.demarche.json", file, "application/json");

async function openLong(app) {
  await app.openFiles([PROJECT]);
  await app.expectArticle("Measured");
  await expectEqual(() => app.tags.count(), "1,000 tags");
}

/** The longest run of words that stands in the text only once, from a paragraph near its end. */
function rareWords() {
  const text = paragraphs.join("\n");
  const words = paragraphs.at(-3).split(" ").slice(5, 12).join(" ");
  assert.equal(text.indexOf(words), text.lastIndexOf(words), "these words stand only once");
  return words;
}

story("the browser finds words anywhere in a long article, and copies all of it", async ({ app, page }) => {
  await openLong(app);
  // Words under one and the same tag, or none: words across the edges of tags have a test of their own.
  const words = await app.article.element.evaluate((article) => {
    const block = [...article.querySelectorAll("[data-i]")].at(-3);
    const texts = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.data.trim());
    return texts.sort((a, b) => b.length - a.length)[0].slice(0, 60).trim();
  });
  await expectEqual(() => app.article.isInView(words), false);
  assert.equal(await page.evaluate((words) => window.find(words), words), true, "the browser’s own search finds it");
  await expectEqual(() => app.article.selected(), words);
  // What was found can be tagged as it stands.
  await app.keys.press("c");
  await expectEqual(() => app.details.quote(), words);

  await app.article.element.focus();
  await app.keys.press("Control+a", "Control+c");
  await app.header.choose("Paste text");
  const field = (await app.dialogs.expect("Paste text")).getByLabel("Text of the article");
  await field.focus();
  await app.keys.press("Control+v");
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const whole = squeezed(paragraphs.join(" "));
  await expectTrue(async () => squeezed(await field.inputValue()).includes(whole), "all the text, in one piece, without a letter of ours");
});

story("tags far down a long article are reached, changed and kept", async ({ app }) => {
  await openLong(app);
  await app.keys.press("Control+End", "p");
  await expectTrue(async () => (await app.article.lit("chosen")).length === 1);
  const last = await app.details.quote();
  await expectEqual(() => app.tags.chosen(), last);
  await app.keys.press("Delete");
  await expectEqual(() => app.tags.count(), "999 tags");
  const words = rareWords();
  await app.article.select(words);
  await app.keys.press("d");
  await expectEqual(() => app.details.quote(), words);
  await app.saved();
  await app.reload();
  await expectEqual(() => app.tags.count(), "1,000 tags");
  const { parsed } = await app.export();
  assert.equal(parsed.annotations.length, 1_000);
  assert.ok(parsed.annotations.some((a) => a.anchor.quote.exact === words && a.kind === "demand"));
});

story("the list of a thousand tags shows every one of them where it belongs", async ({ app }) => {
  await openLong(app);
  const first = (await app.tags.entries())[0];
  await app.keys.press("Control+Home", "n");
  await expectEqual(async () => `${await app.details.kind()}: ${await app.details.quote()}`, first);
  await app.tags.search.fill("Northline Ferries");
  await expectTrue(async () => /^\d+ of 1,000 tags$/.test(await app.tags.count()));
  for (const entry of await app.tags.entries()) {
    assert.match(entry, /Northline/);
    assert.match(entry, /Ferries/);
  }
});
