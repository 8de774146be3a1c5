// Files for the tools of other people: found, looked at before they are saved, and as they were shown.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { entriesByPython, unpacked } from "../support/archive.mjs";
import { dataFile, frozen, slice } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const TITLE = "article";
const TEXT = frozen(dataFile("article.txt"));

/** An article with a demand that has a memo, a claim that overlaps it, and an actor. */
async function tagged(app, { memo = true } = {}) {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("publish the drawings, all of them");
  await app.keys.press("d");
  if (memo) await app.details.memo.fill("Which drawings?");
  await app.article.select("the drawings, all of them, and to do so");
  await app.keys.press("c");
  await app.article.select("eleven berths");
  await app.keys.press("a");
  await expectTrue(async () => (await app.article.marked()).length >= 3);
}

/** The lines that are shown, without what says that there is more of one. */
async function shownLines(app) {
  await expectVisible(app.exporting.lines);
  return (await app.exporting.lines.textContent()).split("\n").map((line) => line.replace(/ …$/, ""));
}

story("a format is found, chosen and saved by keyboard, and is what is chosen the next time", async ({ app, page }) => {
  const { exporting, keys } = app;
  await tagged(app);
  await keys.press("Escape");
  await keys.tabTo("button Export", { back: true });
  await keys.press("Enter");
  await expectVisible(exporting.dialog);
  await expectEqual(() => keys.focus(), "input Project file", "where the choice is, the keyboard is");
  await keys.press("ArrowDown");
  await expectEqual(() => exporting.which(), "Table of tags (CSV)");
  await keys.tabTo("input Find a format", { back: true });
  await keys.type("maxqda");
  await expectEqual(() => exporting.listed(), ["REFI-QDA project (.qdpx)"]);
  await keys.press("Enter");
  await expectEqual(() => keys.focus(), "input REFI-QDA project (.qdpx)");
  await expectEqual(() => exporting.which(), "REFI-QDA project (.qdpx)", "it is chosen, and nothing is saved yet");
  const profile = exporting.dialog.getByLabel("For", { exact: true });
  await profile.selectOption({ label: "MAXQDA" });
  await exporting.format("REFI-QDA project (.qdpx)").focus();
  const file = await app.download(() => keys.press("Enter"));
  assert.match(file.name, /\.qdpx$/);
  assert.ok([...unpacked(file.bytes).keys()].includes("project.qde"));
  await expectHidden(exporting.dialog);

  await app.saved();
  await page.reload();
  await app.ready();
  await exporting.open();
  await expectEqual(() => exporting.which(), "REFI-QDA project (.qdpx)");
  await expectEqual(() => profile.evaluate((list) => list.selectedOptions[0].textContent), "MAXQDA", "with what was chosen for it");
  await exporting.search.fill("nothing has this name");
  await expectVisible(exporting.dialog.getByText("No format has these words. REFI-QDA project (.qdpx) is still chosen."));
  await exporting.search.press("Escape");
  await expectEqual(async () => (await exporting.listed()).length, await exporting.formats.count());
  await keys.press("Escape");
  await expectHidden(exporting.dialog);
});

story("every format is saved as the file whose first lines were shown", async ({ app }) => {
  const { exporting } = app;
  await tagged(app);
  await exporting.open();
  const names = await exporting.listed();
  assert.ok(names.length > 20, "more than twenty");
  await app.dialogs.close();
  for (const name of names) {
    await exporting.open();
    await exporting.choose(name);
    await exporting.losses();
    const lines = await shownLines(app);
    const ending = (await exporting.save.textContent()).replace("Save as .", "");
    const listed = (await exporting.file.isVisible()) ? await exporting.file.locator("option").allTextContents() : null;
    const file = await app.download(() => exporting.save.click());
    assert.ok(file.name.endsWith(`.${ending}`), `${name}: ${file.name}`);
    const isArchive = file.bytes.subarray(0, 2).toString("latin1") === "PK";
    const files = isArchive ? unpacked(file.bytes) : new Map([[file.name, file.bytes]]);
    if (isArchive) {
      assert.deepEqual(entriesByPython(file.bytes) ?? [...files.keys()], [...files.keys()], `${name}: another program finds the same`);
    }
    // Files of the article come before what is about all of them.
    if (listed) assert.deepEqual(listed.filter((path) => !files.has(path)), [], name);
    const shown = listed ? files.get(listed[0]) : [...files.values()][0];
    const first = shown.toString("utf8").replace(/^\uFEFF/, "").split(/\r?\n/);
    for (const [n, line] of lines.entries()) {
      // When it was saved, and numbers that are drawn anew.
      if (/savedAt|creationDateTime|modifiedDateTime|"created"|guid/i.test(line)) continue;
      assert.ok(first[n].startsWith(line), `${name}, line ${n + 1}: ${line}`);
    }
  }
});

story("what a format cannot hold is told before it is saved, one by one, and can be kept", async ({ app }) => {
  const { exporting } = app;
  await tagged(app);
  await exporting.open();
  await expectVisible(exporting.dialog.getByText("Leaves nothing out."));
  await exporting.choose("doccano (JSONL)");
  await expectTrue(async () => (await exporting.losses()).includes("The memos of 1 tag left out"));
  await exporting.dialog.getByText("The memos of 1 tag left out").click();
  await expectVisible(exporting.dialog.getByText("“publish the drawings, all of them”: Which drawings?").first());
  const told = await exporting.losses();
  const list = await app.download(() => exporting.saveList.click());
  assert.match(list.name, /what doccano\.jsonl leaves out\.txt$/);
  for (const line of told) {
    assert.ok(list.content.toLowerCase().includes(line.toLowerCase()), line);
  }
  assert.ok(list.content.includes("“publish the drawings, all of them”: Which drawings?"));
  await expectVisible(exporting.dialog, "the dialog stays, as nothing was exported yet");
  const file = await app.download(() => exporting.save.click());
  assert.ok(!file.content.includes("Which drawings?"));
  const { text, entities } = JSON.parse(file.content);
  assert.equal(text, TEXT);
  const covered = entities.map(({ label, start_offset, end_offset }) => `${label}: ${text.slice(start_offset, end_offset)}`);
  assert.deepEqual(covered.sort(), ["Actor: eleven berths", "Claim: the drawings, all of them, and to do so", "Demand: publish the drawings, all of them"]);

  // What is chosen changes what is lost.
  await exporting.open();
  await exporting.choose("CoNLL-2003 (word and tag)");
  await expectTrue(async () => (await exporting.losses()).some((line) => /^1 tag left out, because a longer one/.test(line)));
  await exporting.dialog.getByLabel("Tags that overlap").selectOption({ label: "A file for each tag type" });
  await expectTrue(async () => !(await exporting.losses()).some((line) => /^1 tag left out, because a longer one/.test(line)));
  await expectVisible(exporting.file, "and which files there are");
});

story("one article alone is saved where that says all of it", async ({ app }) => {
  const { exporting } = app;
  await app.importFiles([dataFile("article.txt"), dataFile("lines.txt")]);
  await app.goToArticle("Night buses in Karsholm");
  await exporting.open();
  await expectVisible(exporting.dialog.getByText("All articles are in it"));
  await expectHidden(exporting.articles, "a project file has always all");
  await exporting.choose("spaCy (Doc JSON)");
  let file = await app.download(() => exporting.save.click());
  const docs = (file) => unpacked(file.bytes).get("demarche.jsonl").toString("utf8").trim().split("\n").map(JSON.parse);
  assert.equal(docs(file).length, 2);
  await exporting.open();
  await exporting.articles.selectOption({ label: "Only “Night buses in Karsholm”" });
  await expectVisible(exporting.dialog.getByText("As they would be for “Night buses in Karsholm”."));
  file = await app.download(() => exporting.save.click());
  assert.match(file.name, /^Night buses in Karsholm .*\.spacy\.zip$/);
  assert.deepEqual(docs(file).map((doc) => doc.text), [frozen(dataFile("lines.txt"))]);
  await exporting.open();
  await expectEqual(() => exporting.articles.inputValue(), "all", "the next time it is all of them again");
});

story("going through the formats ends with the first lines of the last one; Escape saves nothing", async ({ app, page }) => {
  const { exporting } = app;
  await tagged(app);
  await exporting.open();
  for (let i = (await exporting.formats.count()) - 1; i > 0; i -= 1) {
    await app.keys.press("ArrowDown");
  }
  await expectEqual(() => exporting.which(), "Markdown, with footnotes");
  await expectMatch(async () => (await shownLines(app)).join("\n"), /^# article/);
  const downloads = [];
  page.on("download", (download) => downloads.push(download));
  await app.keys.press("Escape");
  await expectHidden(exporting.dialog);
  await app.article.select("a map in March");
  await app.keys.press("d");
  await app.saved();
  assert.deepEqual(downloads, []);
});

story("brat’s files lie in the archive as brat wants them", async ({ app }) => {
  await tagged(app);
  const file = await app.exportAs("brat (.txt and .ann)");
  const files = unpacked(file.bytes);
  const ann = [...files.keys()].find((path) => path.endsWith(".ann"));
  const text = files.get(ann.replace(/\.ann$/, ".txt")).toString("utf8");
  assert.equal(text, TEXT);
  const tags = files.get(ann).toString("utf8").split("\n").filter((line) => line.startsWith("T"));
  assert.equal(tags.length, 3);
  for (const tag of tags) {
    const [, place, words] = tag.split("\t");
    const [, start, end] = place.split(" ");
    assert.equal(slice(text, Number(start), Number(end)), words);
  }
});

story("the report opens in a browser as it is, and shows every tag", async ({ app, context }) => {
  await tagged(app);
  const file = await app.exportAs("Report (web page)");
  assert.match(file.name, /\.html$/);
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(file.bytes));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  // Another context: what is said here is about the report alone.
  const alone = await context.browser().newContext();
  try {
    const page = await alone.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await expectVisible(page.getByRole("heading", { name: TITLE }));
    await expectEqual(() => page.locator("ol > li q").allTextContents(), [
      "eleven berths",
      "publish the drawings, all of them",
      "the drawings, all of them, and to do so",
    ].sort((a, b) => TEXT.indexOf(a) - TEXT.indexOf(b)));
    await expectVisible(page.getByText("Which drawings?"));
    const colour = await page.locator("mark").first().evaluate((mark) => getComputedStyle(mark).borderBottomColor);
    assert.doesNotMatch(colour, /rgba\(0, 0, 0, 0\)/, "its own style is let in by its own policy");
    assert.deepEqual(said.filter((line) => !/favicon/.test(line)), []);
  } finally {
    await alone.close();
    server.close();
  }
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  story(`nothing is out of reach of anybody, ${width} px wide`, { width, height }, async ({ app, page }) => {
    const { exporting } = app;
    // On a narrow screen memos are written in a sheet.
    await tagged(app, { memo: width > 820 });
    await exporting.open();
    for (const name of ["CoNLL-2003 (word and tag)", "Hugging Face dataset (JSONL)", "doccano (JSONL)"]) {
      await exporting.choose(name);
      await exporting.losses();
      await expectVisible(exporting.lines);
      await expectTrue(() => exporting.save.evaluate((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), "what saves is always in view");
      assert.deepEqual([...(await accessibilityProblems(page, name)), ...(await sidewaysScrolling(page, name))], []);
    }
  });
}
