// The whole main job by mouse: open an article, tag who claims and demands what, look after the tags, export.

import assert from "node:assert/strict";

import { dataFile, frozen, invented, slice } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { assertOffsetsHold, tagsOf, withoutSaveTime } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

const ARTICLE = dataFile("article.txt");
const TITLE = "article";
const DEMAND = "publish the drawings, all of them";
const CLAIM = "the town could not wait another winter for a safe landing";

/** Selects words and presses the button of the toolbar that comes up. */
async function tagByToolbar(app, words, kind, nth = 1) {
  await app.article.select(words, nth);
  await app.toolbar.getByRole("button", { name: new RegExp(`^${kind}`) }).click();
}

story("an opened article is laid out as it was meant", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await expectVisible(page.getByText(/3 June 2021 · \d+ words/));
  const blocks = await app.article.blocks();
  const headings = blocks.filter((b) => b.role !== "p").map((b) => b.text);
  assert.deepEqual(headings, ["No map and no money", "The villages look to the province"]);
  const numbers = blocks.map((b) => b.number).filter((n) => n !== null);
  assert.deepEqual(numbers, Array.from({ length: 14 }, (_, i) => i + 1), "paragraphs are numbered");
  assert.equal(blocks[0].text, "date 2021-06-03", "the date line stands in the text as well");
  // The practice project is left alone: the analyst's own articles go into a project of their own.
  assert.doesNotMatch(await app.header.projectTitle(), /^Practice/);
  await expectEqual(() => app.articleTitles(), [TITLE]);
});

story("tagging by toolbar and by key", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, CLAIM, "Claim");
  await expectEqual(() => app.article.marked(), [`claim: ${CLAIM}`]);
  await expectHidden(app.toolbar);
  await tagByToolbar(app, DEMAND, "Demand");
  await app.article.select("Tomas Wend");
  await expectVisible(app.toolbar);
  await app.keys.press("a");
  const expected = [`Claim: ${CLAIM}`, "Actor: Tomas Wend", `Demand: ${DEMAND}`];
  await expectEqual(() => app.tags.entries(), expected);
  await expectEqual(() => app.article.marked(), [`claim: ${CLAIM}`, "actor: Tomas Wend", `demand: ${DEMAND}`]);
  await expectEqual(() => app.tags.count(), "3 tags");
  // The new tag is the chosen one, its details are there without asking.
  await expectEqual(() => app.details.quote(), "Tomas Wend");
  await expectEqual(() => app.details.kind(), "Actor");
  await expectMatch(() => app.details.who(), /^Tagged by /);
});

story("other mentions of an actor are tagged as one step", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("Corrin");
  await app.keys.press("a");
  await expectMatch(() => app.offer.textContent(), /2 more mentions of “Corrin”/);
  await app.offer.getByRole("button", { name: /^Tag all/ }).click();
  await expectEqual(() => app.article.marked("actor"), Array(3).fill("actor: Corrin"));
  await expectHidden(app.offer);
  await expectMatch(() => app.said(), /2 actors/);
  await app.header.undo.click();
  await expectEqual(() => app.article.marked("actor"), ["actor: Corrin"]);
  await app.header.redo.click();
  await expectEqual(() => app.article.marked("actor"), Array(3).fill("actor: Corrin"));
});

story("an offer of more mentions can be declined", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("Hallam");
  await app.keys.press("a");
  await app.offer.getByRole("button", { name: "Not now" }).click();
  await expectHidden(app.offer);
  await expectEqual(() => app.article.marked(), ["actor: Hallam"]);
});

story("after a full name, the last name alone is an offer of its own", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("Tomas Wend");
  await app.keys.press("a");
  await expectMatch(() => app.offer.textContent(), /^2 mentions of “Wend” alone/);
  await expectEqual(() => app.article.marked(), ["actor: Tomas Wend"], "nothing is tagged without being asked for");
  await app.offer.getByRole("button", { name: /^Tag all/ }).click();
  await expectEqual(() => app.article.marked(), ["actor: Tomas Wend", "actor: Wend", "actor: Wend"]);
  await expectHidden(app.offer);
});

story("first the other mentions of the full name, then those of the last name", async ({ app }) => {
  await app.openFiles([invented("names.txt", "Antony Blinken came.\n\nBlinken and Antony Blinken spoke. Then Blinken left.")]);
  await app.expectArticle("names");
  await app.article.select("Antony Blinken");
  await app.keys.press("a");
  await expectMatch(() => app.offer.textContent(), /^1 more mention of “Antony Blinken”/);
  await app.keys.press("m");
  await expectMatch(() => app.offer.textContent(), /^2 mentions of “Blinken” alone/);
  await app.offer.getByRole("button", { name: "Not now" }).click();
  await expectHidden(app.offer);
  await expectEqual(() => app.article.marked(), Array(2).fill("actor: Antony Blinken"));
});

const CLICKS = { skip: IS_FIREFOX ? "this driver counts no clicks for Firefox; tests/web has three clicks" : false };

story("two clicks take the word, three the sentence, and a key tags them", CLICKS, async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  const press = async (words, clickCount) => {
    const { x, y } = await app.article.place(words);
    await page.mouse.click(x, y, { clickCount });
  };
  await press("Hallam", 2);
  await expectMatch(() => app.article.selected(), /^Hallam ?$/);
  await expectVisible(app.toolbar);
  await app.keys.press("a");
  await expectEqual(() => app.article.marked(), ["actor: Hallam"]);
  await press("a blank sheet", 3);
  await expectMatch(() => app.article.selected(), /^We were promised .* a blank sheet\./);
  await app.keys.press("c");
  await expectMatch(async () => (await app.article.marked("claim"))[0], /^claim: We were promised .* a blank sheet\./);
});

story("the toolbar goes with the selection, whoever takes that away", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("eleven berths");
  await expectVisible(app.toolbar);
  await page.evaluate(() => getSelection().removeAllRanges());
  await expectHidden(app.toolbar);
});

story("memo, confidence, kind and edges are changed in place", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, DEMAND, "Claim");
  await app.details.memo.fill("Wend → the council");
  await app.details.confidence.fill("80");
  await expectEqual(() => app.details.confidenceWords(), "80 %");
  await app.details.makeIt("Demand");
  await expectEqual(() => app.article.marked(), [`demand: ${DEMAND}`]);
  await expectEqual(() => app.details.kind(), "Demand");
  await app.details.move("End one word earlier");
  await expectEqual(() => app.details.quote(), "publish the drawings, all of");
  await app.details.move("Start one word earlier");
  await expectEqual(() => app.article.marked(), ["demand: to publish the drawings, all of"]);
  await app.details.move("Start one word later");
  await app.details.move("End one word later");
  await expectEqual(() => app.details.quote(), DEMAND);

  const { parsed } = await app.export();
  const [tag] = parsed.annotations;
  assert.equal(tag.memo, "Wend → the council");
  assert.equal(tag.confidence, 0.8);
  assert.equal(tag.kind, "demand");

  await app.details.clearConfidence();
  await expectEqual(() => app.details.confidenceWords(), "not stated");
});

story("an edge is dragged with the mouse", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, "publish the drawings", "Demand");
  const target = await app.article.place("all of them", 1, "end");
  const handle = await app.article.edgeHandle("end");
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  await page.mouse.move((handle.x + target.x) / 2, target.y, { steps: 4 });
  await page.mouse.move(target.x, target.y, { steps: 4 });
  await page.mouse.up();
  await expectEqual(() => app.article.marked(), [`demand: ${DEMAND}`]);
  await app.header.undo.click();
  await expectEqual(() => app.article.marked(), ["demand: publish the drawings"], "a drag is one step");
});

story("the list is filtered by kind and by words", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, CLAIM, "Claim");
  await app.details.memo.fill("about the harbour");
  await tagByToolbar(app, DEMAND, "Demand");
  await tagByToolbar(app, "Tomas Wend", "Actor");
  await app.tags.filter("Demands");
  await expectEqual(() => app.tags.entries(), [`Demand: ${DEMAND}`]);
  await expectEqual(() => app.tags.count(), "1 of 3 tags");
  await app.tags.filter("Actors");
  await expectEqual(() => app.tags.entries(), ["Actor: Tomas Wend", `Demand: ${DEMAND}`]);
  await app.tags.filter("Demands");
  await app.tags.filter("Actors");
  await app.tags.search.fill("HARBOUR");
  await expectEqual(() => app.tags.entries(), [`Claim: ${CLAIM}`]);
  await app.tags.search.fill("no such words");
  await expectVisible(page.getByText("No tag fits this filter."));
  await app.tags.panel.getByRole("button", { name: "Show all" }).click();
  await expectEqual(() => app.tags.count(), "3 tags");
});

story("what the filter hides is counted, also when it was only just tagged", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, CLAIM, "Claim");
  await app.tags.filter("Claims");
  await tagByToolbar(app, DEMAND, "Demand");
  await expectVisible(app.tags.panel.getByText("1 more hidden by the filter"));
  await expectEqual(() => app.tags.entries(), [`Claim: ${CLAIM}`]);
  await app.tags.panel.getByRole("button", { name: "Show all" }).click();
  await expectEqual(() => app.tags.entries(), [`Claim: ${CLAIM}`, `Demand: ${DEMAND}`]);
  await expectHidden(app.tags.panel.getByText(/hidden by the filter/));
});

story("choosing in the list scrolls to the tag, and choosing in the text to its row", { height: 500 }, async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, "harbour council of Velmora", "Actor");
  await tagByToolbar(app, "The council has not replied", "Claim");
  await expectEqual(() => app.article.isInView("harbour council of Velmora"), false);
  await app.tags.choose("harbour council of Velmora");
  await expectTrue(() => app.article.isInView("harbour council of Velmora"));
  await expectEqual(() => app.article.lit("chosen"), ["harbour council of Velmora"]);
  await app.tags.choose("The council has not replied");
  await expectTrue(() => app.article.isInView("The council has not replied"));
  await app.article.click("harbour council of Velmora");
  await expectEqual(() => app.tags.chosen(), "harbour council of Velmora");
});

story("deleting asks nothing, says what it did, and is undone where it says so", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, DEMAND, "Demand");
  await app.details.deleteButton.click();
  await expectEqual(() => app.article.marked(), []);
  await expectVisible(page.getByText(/^Deleted 1 demand/).first());
  await expectHidden(app.details.region);
  // The first is the one in the message; the one in the header is named alike.
  await page.getByText("Undo", { exact: true }).click();
  await expectEqual(() => app.article.marked(), [`demand: ${DEMAND}`]);
});

story("the three exports hold what was tagged, and positions that cut exactly the words", async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, CLAIM, "Claim");
  await app.details.memo.fill("=not a formula, “but” a memo");
  await tagByToolbar(app, DEMAND, "Demand");
  await tagByToolbar(app, "the Net Menders’ Union", "Actor");
  const text = frozen(ARTICLE);
  const words = [`claim: ${CLAIM}`, "actor: the Net Menders’ Union", `demand: ${DEMAND}`];

  const project = await app.export("project");
  assert.match(project.name, /^article \d{4}-\d\d-\d\d\.demarche\.json$/);
  assert.deepEqual(tagsOf(project.parsed), words);
  assert.equal(project.parsed.documents[0].text, text);
  assert.equal(project.parsed.documents[0].published, "2021-06-03");
  assert.equal(project.parsed.documents[0].importedFrom, "article.txt");

  const jsonl = await app.export("jsonl");
  assert.match(jsonl.name, /\.jsonl$/);
  const [line] = jsonl.parsed;
  assert.equal(jsonl.parsed.length, 1);
  assert.equal(line.text, text);
  assert.equal(line.date, "2021-06-03");
  assert.equal(line.offset_unit, "unicode code points");
  assert.deepEqual(line.spans.map((s) => `${s.label}: ${s.text}`), [`Claim: ${CLAIM}`, "Actor: the Net Menders’ Union", `Demand: ${DEMAND}`]);
  for (const span of line.spans) {
    assert.equal(slice(text, span.start, span.end), span.text);
  }

  const csv = await app.export("csv");
  assert.match(csv.name, /\.csv$/);
  assert.deepEqual(csv.parsed.map((r) => `${r.kind}: ${r.quote}`), words);
  assert.equal(csv.parsed[0].memo, "'=not a formula, “but” a memo", "no spreadsheet runs a memo");
  assert.deepEqual(csv.parsed.map((r) => r.paragraph), ["2", "3", "3"]);
  for (const row of csv.parsed) {
    assert.equal(slice(text, Number(row.start), Number(row.end)), row.quote);
  }
});

story("an exported project opens again as the same, here and in another browser", async ({ app, context, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await tagByToolbar(app, CLAIM, "Claim");
  await app.details.memo.fill("Read twice.");
  await tagByToolbar(app, DEMAND, "Demand");
  const first = await app.export();
  await app.details.deleteButton.click();
  await expectEqual(() => app.tags.count(), "1 tag");

  const file = invented(first.name, first.content, "application/json");
  await app.openFiles([file]);
  // It is a copy of the project that is open, and not the same any more.
  await app.dialogs.any.getByRole("button", { name: "Open as a copy" }).click();
  await expectEqual(() => app.tags.count(), "2 tags");
  const again = await app.export();
  assert.deepEqual(tagsOf(again.parsed), tagsOf(first.parsed));

  const elsewhere = await context.browser().newContext();
  try {
    const other = await elsewhere.newPage();
    const there = new app.constructor(other, app.downloads);
    await there.open();
    await there.openFiles([file]);
    await expectEqual(() => there.tags.count(), "2 tags");
    const copy = await there.export();
    assert.equal(withoutSaveTime(copy.content), withoutSaveTime(first.content));
    assertOffsetsHold(copy.parsed);
  } finally {
    await elsewhere.close();
  }
  await page.bringToFront();
});
