// Two analysts code copies of one project, and one merges the other’s file.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { App } from "../pages/app.mjs";
import { Correcting } from "../pages/correcting.mjs";
import { Merging } from "../pages/merging.mjs";
import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { contextOptions } from "../support/browser.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

/** Writes the memo of a tag. */
async function memo(app, words, text) {
  await app.tags.choose(words);
  await app.details.memo.fill(text);
  await app.keys.press("Escape");
}

async function begin(app) {
  await app.openArticle(dataFile("article.txt"), "article");
  await tag(app, "eleven berths", "d");
  await app.page.getByRole("textbox", { name: "Your name, kept with what you code" }).fill("Ann");
  await app.keys.press("Enter");
  await app.saved();
}

const asFile = ({ content }, name = "bob.demarche.json") => invented(name, content, "application/json");

/** A colleague in a browser of their own, with a copy of the project. */
async function colleague(context, downloads, file, work) {
  const other = await context.browser().newContext(contextOptions({}));
  try {
    const app = new App(await other.newPage(), downloads);
    await app.open();
    await app.openFiles([asFile(file, "ann.demarche.json")]);
    await app.expectArticle("article");
    await work(app);
    return await app.export();
  } finally {
    await other.close();
  }
}

story("a colleague’s file brings in their work, asks for what both changed, and is one step back", async ({ app, page, context }) => {
  await begin(app);
  const copy = await app.export();
  const theirs = await colleague(context, app.downloads, copy, async (bob) => {
    await memo(bob, "eleven berths", "theirs");
    await tag(bob, "a map in March", "c");
    await bob.page.getByRole("textbox", { name: "Your name, kept with what you code" }).fill("Bob");
    await bob.keys.press("Enter");
    await bob.saved();
  });
  await memo(app, "eleven berths", "mine");
  const merging = new Merging(app);
  await merging.begin(asFile(theirs));
  await expectTrue(async () => (await merging.lines()).includes("1 claim by Bob"), "what comes in, and by whom");
  await expectMatch(() => merging.state(), /1 question still to decide/);
  await expectEqual(() => merging.go.getAttribute("aria-disabled"), "true");
  assert.deepEqual(await accessibilityProblems(page, "merging"), []);
  // By keyboard alone: theirs, after all mine, and theirs again.
  await app.keys.press("t");
  await expectMatch(() => merging.state(), /Everything is decided/);
  await app.keys.press("m");
  await expectVisible(merging.dialog.getByRole("button", { name: /^Mine m mine/, pressed: true }));
  await app.keys.press("t");
  await expectVisible(merging.dialog.getByRole("button", { name: /^Theirs t theirs/, pressed: true }));
  await merging.go.click();
  await expectHidden(merging.dialog);
  const merged = await app.export();
  const memos = merged.parsed.annotations.map((tag) => [tag.anchor.quote.exact, tag.memo ?? ""]);
  assert.deepEqual(memos.sort(), [["a map in March", ""], ["eleven berths", "theirs"]].sort());
  const names = merged.parsed.coders.map((coder) => coder.name);
  assert.ok(names.includes("Bob"), "everything is attributed to its coder");
  assert.ok(merged.parsed.log.some((line) => line.what.startsWith("Tagged 1 claim")), "their log came in");
  // A second time there is nothing to do.
  await merging.begin(asFile(theirs));
  await expectVisible(merging.report.getByText(/There is nothing new in this file/));
  await page.keyboard.press("Escape");
  await app.dialogs.expectNone();
  await app.keys.press("Control+z");
  const undone = await app.export();
  assert.deepEqual(undone.parsed.annotations.map((tag) => tag.memo), ["mine"]);
  // Kept like any other step.
  await app.keys.press("Control+Shift+z");
  await app.saved();
  await app.reload();
  const kept = await app.export();
  assert.equal(kept.parsed.annotations.length, 2);
});

story("what a colleague deleted goes, unless it was changed here: then a person decides", async ({ app, context }) => {
  await begin(app);
  await tag(app, "a map in March", "c");
  const copy = await app.export();
  const theirs = await colleague(context, app.downloads, copy, async (bob) => {
    for (const words of ["eleven berths", "a map in March"]) {
      await bob.tags.choose(words);
      await bob.details.deleteButton.click();
    }
    await bob.saved();
  });
  await memo(app, "eleven berths", "needed");
  const merging = new Merging(app);
  await merging.begin(asFile(theirs));
  await expectMatch(() => merging.state(), /1 question still to decide/);
  await expectEqual(() => merging.questions.getByRole("option").count(), 2);
  await merging.dialog.getByRole("button", { name: "Mine for the rest" }).click();
  await merging.go.click();
  await expectHidden(merging.dialog);
  const merged = await app.export();
  assert.deepEqual(merged.parsed.annotations.map((tag) => tag.anchor.quote.exact), ["eleven berths"]);
});

story("the file can be opened beside the project instead, or left", async ({ app, page }) => {
  await begin(app);
  const copy = await app.export();
  await tag(app, "a map in March", "c");
  const merging = new Merging(app);
  await app.openFiles([asFile(copy)]);
  await expectVisible(merging.ask.getByText(/holds a copy of the project that is open/));
  await merging.ask.getByRole("button", { name: "Cancel" }).click();
  await app.dialogs.expectNone();
  assert.equal((await app.export()).parsed.annotations.length, 2);
  await app.openFiles([asFile(copy)]);
  await merging.ask.getByRole("button", { name: "Open as a copy" }).click();
  await expectMatch(() => app.header.projectTitle(), /\(from a file\)$/);
  const opened = await app.export();
  assert.equal(opened.parsed.annotations.length, 1);
  assert.notEqual(opened.parsed.id, copy.parsed.id);
});

story("a text that a colleague corrected takes the place of the old one, with the tags that were made on that", async ({ app, page, context }) => {
  await begin(app);
  const copy = await app.export();
  const theirs = await colleague(context, app.downloads, copy, async (bob) => {
    const correcting = new Correcting(bob.page);
    await correcting.open();
    await correcting.text.fill(`NEW WORDS. ${await correcting.text.inputValue()}`);
    await correcting.change("a map in March", "a mapp in March");
    await correcting.look();
    await correcting.save.click();
    await bob.saved();
  });
  await tag(app, "a map in March", "c");
  const merging = new Merging(app);
  await merging.begin(asFile(theirs));
  await expectVisible(merging.report.getByText(/the text of the file takes the place of yours. Of your tags: 1 on the same words, 1 on words that were corrected/));
  await expectVisible(merging.report.getByText("“a map in March” becomes “a mapp in March”"));
  await expectMatch(() => merging.state(), /There is nothing to decide: Merge brings in what is listed/);
  await merging.go.click();
  await expectHidden(merging.dialog);
  const merged = await app.export();
  assert.ok(merged.parsed.documents[0].text.startsWith("NEW WORDS."), "the newer text holds");
  assert.deepEqual(merged.parsed.annotations.map((tag) => tag.anchor.quote.exact).sort(), ["a mapp in March", "eleven berths"]);
  // The other way round nothing of it comes back.
  await merging.begin(asFile(copy, "old.demarche.json"));
  await expectVisible(merging.report.getByText(/There is nothing new in this file/));
  await page.keyboard.press("Escape");
  await app.keys.press("Control+z");
  const undone = await app.export();
  assert.equal(undone.parsed.documents[0].text, copy.parsed.documents[0].text);
});

story("of two texts of which none comes after the other a person decides, and no tag is dropped", async ({ app, page }) => {
  await begin(app);
  const { parsed } = await app.export();
  const [document] = parsed.documents;
  const [first] = parsed.annotations;
  const added = "NEW WORDS. ";
  document.text = added + document.text;
  document.textSha256 = createHash("sha256").update(document.text, "utf8").digest("hex");
  const moved = (tag, by) => tag.anchor.fragments.map(({ start, end }) => ({ start: start + by, end: end + by }));
  first.anchor.fragments = moved(first, added.length);
  const later = "2022-01-22T10:00:00.000Z";
  const id = (n) => `01900000-0000-7000-8000-00000000000${n}`;
  const other = (n, fragments, quote) => ({ ...first, id: id(n), kind: "claim", created: later, modified: later, anchor: { fragments, quote: { ...first.anchor.quote, ...quote } } });
  parsed.annotations.push(other(1, first.anchor.fragments, {}));
  parsed.annotations.push(other(2, [{ start: 0, end: 9 }], { exact: "NEW WORDS", prefix: "" }));
  const merging = new Merging(app);
  await merging.begin(asFile({ content: JSON.stringify(parsed) }));
  await expectMatch(() => merging.state(), /1 question still to decide/);
  await expectVisible(merging.report.getByText("“NEW WORDS” is kept, to be placed anew"));
  await app.keys.press("m");
  await expectMatch(() => merging.state(), /Everything is decided/);
  await merging.go.click();
  await expectVisible(merging.dialog.getByText("“NEW WORDS” is kept, to be placed anew"));
  await page.keyboard.press("Escape");
  const merged = await app.export();
  assert.equal(merged.parsed.annotations.length, 3);
  const lost = merged.parsed.annotations.filter((tag) => tag.lost);
  assert.deepEqual(lost.map((tag) => tag.lost.exact), ["NEW WORDS"]);
  assert.ok(!merged.parsed.documents[0].text.startsWith(added), "the text here stays");
});

story("merging works on a narrow screen", { width: 360, height: 740 }, async ({ app, page }) => {
  await app.openFiles([dataFile("article.txt")]);
  await app.expectArticle("article");
  const copy = await app.export();
  copy.parsed.title = "Another title";
  copy.parsed.log.push({ ...copy.parsed.log[0], at: "2022-01-21T10:00:00.000Z", what: "Something else" });
  await app.header.project.click();
  await page.getByRole("textbox", { name: "This project" }).fill("My title");
  await page.getByRole("button", { name: "Rename" }).click();
  const merging = new Merging(app);
  await merging.begin(asFile({ content: JSON.stringify(copy.parsed) }));
  await expectMatch(() => merging.state(), /1 question still to decide/);
  assert.deepEqual(await sidewaysScrolling(page, "merging"), []);
  assert.deepEqual(await accessibilityProblems(page, "merging"), []);
});
