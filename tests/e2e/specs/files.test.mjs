// Files come in by button, drop and paste; bad ones are named, with place and reason, and good ones still open.

import assert from "node:assert/strict";

import { dataFile, fromDisk, frozen, invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { rowsByPython } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

const TITLE = "article";

/** A project file as this version writes it, of a later version. */
const NEWER = JSON.stringify({ format: "demarche-project", version: 7, app: "Demarche 9.1.0" }, null, 2);
const BROKEN = '{\n  "format": "demarche-project",\n  "version": 1,\n  "title": "Talks",\n  oops\n}\n';

story("bad files are named with place and reason, and the good ones open all the same", async ({ app }) => {
  await app.openFiles([
    fromDisk(dataFile("latin1.txt")),
    fromDisk(dataFile("article.txt")),
    fromDisk(dataFile("empty.txt")),
    fromDisk(dataFile("blank.txt")),
    invented("talks.demarche.json", BROKEN, "application/json"),
    invented("later.demarche.json", NEWER, "application/json"),
    invented("map.json", '{"type": "FeatureCollection"}', "application/json"),
    invented("report.txt", Buffer.from("%PDF-1.7\n\x00\x01", "latin1")),
    fromDisk(dataFile("wrapped.txt")),
  ]);
  const dialog = await app.dialogs.expect("Import files");
  await expectMatch(() => app.importing.summary(), /^2 articles from 6 files, 1 file to decide about \(left out until then\), 6 problems\.$/);
  const lines = await app.importing.problems();
  assert.equal(lines.length, 6);
  const line = (name) => lines.find((l) => l.startsWith(`${name}: `)) ?? "";
  await expectVisible(dialog.getByText("latin1.txt, from line 3"), "the place of the first bad byte is named");
  assert.match(line("empty.txt"), /empty/);
  assert.match(line("blank.txt"), /only white space/);
  assert.match(line("talks.demarche.json"), /line 5/);
  assert.match(line("later.demarche.json"), /newer Demarche \(file version 7, “Demarche 9\.1\.0”\)/);
  assert.match(line("map.json"), /not a Demarche project/);
  assert.match(line("report.txt"), /PDF/);
  for (const l of lines) {
    assert.doesNotMatch(l, /!|undefined|null|Error\b/, "plain words");
  }
  await expectVisible(dialog.getByText("These do not come in.", { exact: true }));
  await app.importing.bringIn();
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await expectTrue(async () => (await app.articleTitles()).includes(TITLE));
});

story("bad files alone change nothing", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const before = await app.export();
  await app.openFiles([invented("cut.demarche.json", before.content.slice(0, 900), "application/json")]);
  const dialog = await app.dialogs.expect("1 file was not opened");
  await expectMatch(() => dialog.getByRole("listitem").textContent(), /cut\.demarche\.json: .*the file ends too soon/);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  const after = await app.export();
  assert.deepEqual(after.parsed.annotations, before.parsed.annotations);
  assert.deepEqual(after.parsed.documents, before.parsed.documents);
});

story("a project file whose tags do not fit its text is refused in words", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const { parsed } = await app.export();
  parsed.annotations[0].anchor.fragments[0].end = 99_999;
  await app.openFiles([invented("bad.demarche.json", JSON.stringify(parsed), "application/json")]);
  const dialog = await app.dialogs.expect("1 file was not opened");
  await expectMatch(() => dialog.getByRole("listitem").textContent(), /article 1 \(“article”\), tag 1 .*a span ends at 99,999 but the text has 1,958 characters/);
});

story("what was exported for other programs is not taken for a project", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const csv = await app.export("csv");
  const jsonl = await app.export("jsonl");
  const statements = await app.export("statements");
  const pca = await app.export("pca");
  await app.openFiles([csv, jsonl, statements, pca].map(({ name, content }) => invented(name, content)));
  await app.dialogs.expect("Import files");
  await expectEqual(async () => (await app.importing.problems()).length, 4);
  for (const line of await app.importing.problems()) {
    assert.match(line, /exported from Demarche for other programs.*Open the project file instead/);
  }
});

story("a text that is here already is gone to, not added once more; new ones beside it still open", async ({ app, page }) => {
  await app.importFiles([dataFile("article.txt"), dataFile("lines.txt")]);
  await expectEqual(() => app.articleTitles(), [TITLE, "Night buses in Karsholm"]);
  await app.goToArticle("Night buses in Karsholm");
  const again = { ...fromDisk(dataFile("article.txt")), name: "copy.txt" };
  await app.openFiles([again]);
  await app.expectArticle(TITLE);
  await expectVisible(page.getByRole("region", { name: "Message" }).getByText("“copy.txt” is in this project already, as “article”"));
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await app.openFiles([again, fromDisk(dataFile("chinese.txt"))]);
  await expectMatch(() => app.importing.summary(), /^1 article from 2 files, 1 duplicate skipped\.$/);
  await app.importing.bringIn();
  await app.expectArticle("港口会谈没有结果");
  await expectEqual(async () => (await app.articleTitles()).length, 3);
});

story("files opened one right after the other come into the same project", async ({ app }) => {
  // The first begins a project of the analyst's own; the second must not begin another meanwhile.
  await app.drop([fromDisk(dataFile("article.txt"))]);
  await app.drop([fromDisk(dataFile("lines.txt"))]);
  await app.drop([fromDisk(dataFile("chinese.txt"))]);
  await expectEqual(async () => (await app.articleTitles()).sort(), [TITLE, "Night buses in Karsholm", "港口会谈没有结果"].sort());
  await app.header.project.click();
  const rows = app.dialogs.named("Projects").getByRole("button", { name: /article/ });
  await expectEqual(() => rows.count(), 1, "and no other project was begun");
});

story("files can be dropped anywhere, and the page says so while they are held", async ({ app, page }) => {
  const hint = page.getByText("Let go to open these files");
  await app.drop([fromDisk(dataFile("article.txt")), fromDisk(dataFile("wrapped.txt"))], {
    on: app.header.bar,
    hold: () => expectVisible(hint),
  });
  await expectHidden(hint);
  await app.importing.bringIn();
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await app.drop([fromDisk(dataFile("chinese.txt"))], { on: app.article.element });
  await expectEqual(async () => (await app.articleTitles()).length, 3);
});

story("text is pasted, with a title found in it or given", async ({ app }) => {
  await app.header.choose("Paste text");
  let dialog = await app.dialogs.expect("Paste text");
  await dialog.getByLabel("Text of the article").fill("   ");
  await dialog.getByRole("button", { name: "Add the article" }).click();
  await expectVisible(dialog.getByRole("alert"));
  await dialog.getByLabel("Text of the article").fill("date 2024-02-29\n\nA short headline\n\nThey met.\n\nThey parted.");
  await dialog.getByRole("button", { name: "Add the article" }).click();
  await app.dialogs.expectNone();
  await app.expectArticle("A short headline");
  const blocks = await app.article.blocks();
  assert.deepEqual(blocks.map((b) => b.role), ["p", "h1", "p", "p"]);

  await app.header.choose("Paste text");
  dialog = await app.dialogs.expect("Paste text");
  await dialog.getByLabel("Text of the article").fill("They met again.");
  await dialog.getByLabel(/^Title/).fill("My own title");
  await dialog.getByRole("button", { name: "Add the article" }).click();
  await app.expectArticle("My own title");
  await expectEqual(() => app.articleTitles(), ["A short headline", "My own title"]);
});

story("the layout of texts as they come: hard-wrapped, one paragraph a line", async ({ app }) => {
  await app.openFiles([dataFile("wrapped.txt")]);
  await expectEqual(async () => (await app.article.blocks()).filter((b) => b.role !== "p").map((b) => b.text), ["Meters"]);
  const wrapped = await app.article.blocks();
  assert.equal(wrapped.length, 5);
  assert.ok(frozen(dataFile("wrapped.txt")).includes(wrapped[0].text), "line ends stay as they are in the text");
  await app.openFiles([dataFile("lines.txt")]);
  await app.expectArticle("Night buses in Karsholm");
  await expectEqual(async () => (await app.article.blocks()).map((b) => b.role), ["h1", "p", "p", "p", "h2", "p", "p"]);
});

story("mark-up in an article is text and nothing else", async ({ app, page, watch }) => {
  await app.openArticle(dataFile("markup.txt"), "Signs that must stay signs");
  const text = frozen(dataFile("markup.txt"));
  for (const block of await app.article.blocks()) {
    assert.ok(text.includes(block.text));
  }
  await app.article.select("<script>alert(1)</script>");
  await app.keys.press("c");
  await app.details.memo.fill("<img src=x onerror=alert(3)>");
  await expectEqual(() => app.tags.entries(), ["Claim: <script>alert(1)</script>"]);
  const inside = await page.evaluate(() =>
    [...document.querySelectorAll("main, aside, nav")].flatMap((part) => [...part.querySelectorAll("script, b, img, iframe")]).length,
  );
  assert.equal(inside, 0);
  const { parsed } = await app.export("csv");
  assert.equal(parsed[0].quote, "<script>alert(1)</script>");
  assert.deepEqual(watch.problems(), []);
});

story("the tables of statements have every claimant and issue, read by another program too", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d", "Shift+Enter");
  for (const name of ["Ilsa Corrin", "=Velmora, town"]) {
    await app.keys.type(name);
    await app.keys.press("Enter");
  }
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin", "=Velmora, town"]);
  await app.keys.press("Tab");
  await app.keys.type("Fishers");
  await app.keys.press("Enter", "Tab");
  for (const issue of ["Berths", "Storms"]) {
    await app.keys.type(issue);
    await app.keys.press("Enter");
  }
  await expectEqual(() => app.coding.chips("Issues"), ["Berths", "Storms"]);
  await app.keys.press("Escape");
  await app.article.select("promised a map in March");
  await app.keys.press("c");
  await app.article.select("Tomas Wend");
  await app.keys.press("a");
  await expectEqual(() => app.tags.count(), "3 tags");

  const long = await app.export("statements");
  assert.match(long.name, /\.statements\.csv$/);
  assert.deepEqual(
    long.parsed.map((r) => [r.quote, r.claimant, r.issue, r.addressees]),
    [
      ["eleven berths", "Ilsa Corrin", "Berths", "Fishers"],
      ["eleven berths", "Ilsa Corrin", "Storms", "Fishers"],
      ["eleven berths", "'=Velmora, town", "Berths", "Fishers"],
      ["eleven berths", "'=Velmora, town", "Storms", "Fishers"],
      ["promised a map in March", "", "", ""],
    ],
  );
  const wide = await app.export("pca");
  assert.match(wide.name, /\.pca\.csv$/);
  assert.deepEqual(
    wide.parsed.map((r) => [r.quote, r.act1, r.act2, r.act3, r.adr1, r.issue1, r.issue2, r.posit1]),
    [
      ["eleven berths", "Ilsa Corrin", "'=Velmora, town", "", "Fishers", "Berths", "Storms", ""],
      ["promised a map in March", "", "", "", "", "", "", ""],
    ],
  );
  for (const { parsed, content } of [long, wide]) {
    const python = rowsByPython(content);
    if (python !== null) assert.deepEqual(python, parsed);
  }
  await app.exporting.open();
  await expectEqual(() => app.exporting.which(), "Wide table of statements (CSV)", "what was chosen last");
  await app.exporting.choose("Long table of statements (CSV)");
  await expectVisible(app.exporting.chosen.getByRole("heading", { name: "Long table of statements (CSV)" }));
  await expectTrue(async () => (await app.exporting.losses()).includes("Everything about 1 mention"));
});
