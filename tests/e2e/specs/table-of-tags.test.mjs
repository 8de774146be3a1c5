// Tables of tags that no tool is known for: what columns hold is said on a screen, and what would come of it is seen at once.

import assert from "node:assert/strict";

import { archive } from "../support/archive.mjs";
import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

/** As Excel saves coded segments: semicolons, a mark on top, lines that end in two characters. */
const SEGMENTS = [
  "Document group;Document name;Code;Beginning;End;Segment;Comment;Created by",
  "Winter;Harbour talks;Demand;1;1;eleven berths;asked, not ordered;Mara",
  "Winter;Harbour talks;Actor;1;1;families;;Mara",
  "Winter;Harbour talks;Actor;1;1;families;;Mara",
  "Winter;Harbour talks;Actor;2;2;the council;;Ben",
].join("\r\n");
const segments = () => invented("segments.csv", `\ufeff${SEGMENTS}`, "text/csv");
const text = () => invented("Harbour talks.txt", "The families were asked to give up eleven berths.\n\nThe families left.");

/** The words of tags, however the lines of the article lie. */
const flat = (marks) => marks.map((mark) => mark.replaceAll(" / ", " ").replace(/\s+/g, " ").trim());

story("coded segments stand in the texts that are dropped with them", async ({ app }) => {
  const table = app.tableOfTags;
  await app.openFiles([segments(), text()]);
  assert.equal(await table.ready(), "Table of tags: 1 article, 3 tags. 1 row does not come in (segments.csv, line 5).");
  await expectEqual(() => table.holds("Document name"), "Article: name or file");
  await expectEqual(() => table.holds("Code"), "Kind of tag");
  await expectEqual(() => table.holds("Segment"), "Words of the tag");
  // Of paragraphs, and not of characters.
  await expectEqual(() => table.holds("Beginning"), "kept as it is");
  await expectVisible(table.dialog.getByText("1 text beside the table: each belongs to the article that is called like it."));
  await expectEqual(() => table.lines("Left out"), ["segments.csv, line 5: “the council” does not stand in the text of its article."]);
  await expectEqual(() => table.lines("Came in otherwise"), [
    "segments.csv, line 3: The words stand several times in the article: the tag is at the first place that is free.",
  ]);
  await expectEqual(async () => (await table.lines("What would come in"))[0], "Actor: “families” Harbour talks");
  await table.bringIn();
  await app.expectArticle("Harbour talks");
  await expectEqual(async () => flat(await app.article.marked()), ["actor: families", "demand: eleven berths", "actor: families"]);
  await app.saved();
  await app.reload();
  await expectEqual(async () => flat(await app.article.marked()), ["actor: families", "demand: eleven berths", "actor: families"]);
});

story("an archive of a table and its texts opens as a folder of them does", async ({ app }) => {
  const table = app.tableOfTags;
  const files = [segments(), text()].map(({ name, buffer }) => [`coded/${name}`, buffer]);
  await app.openFiles([invented("coded.zip", archive(files), "application/zip")]);
  await expectMatch(() => table.ready(), /^Table of tags: 1 article, 3 tags\. 1 row does not come in/);
  await expectVisible(table.dialog.getByText("1 text beside the table: each belongs to the article that is called like it."));
  await table.bringIn();
  await app.expectArticle("Harbour talks");
  await expectEqual(async () => flat(await app.article.marked()), ["actor: families", "demand: eleven berths", "actor: families"]);
});

story("what columns hold is said, seen at once, and remembered", async ({ app }) => {
  const table = app.tableOfTags;
  const rows = "nr,who,claim_text,about,yes,weight\n1,Ilsa Corrin,We will open the harbour,Harbour,for,0.5\n2,Tom Bray,It stays closed,Harbour,against,0.7\n";
  const file = () => invented("mine.csv", rows, "text/csv");
  // Nothing in it tells that these are tags.
  await app.openFiles([file()]);
  await app.importing.ready();
  await app.importing.dialog.getByRole("radio", { name: "Each row is a tag" }).click();
  await expectHidden(app.importing.dialog);
  assert.equal(await table.ready(), "Something has to be said of its columns first.");
  await expectMatch(() => table.wrong.textContent(), /^To go on, say which column has the words that are tagged/);
  await table.say("claim_text", "Words of the tag");
  assert.equal(await table.ready(), "Table of tags: 1 article, 2 tags.");
  await table.kind.fill("Claim");
  await table.kind.press("Tab");
  await table.say("who", "Claimant");
  await table.say("about", "Issue");
  await table.say("yes", "Position");
  await expectMatch(() => table.ready(), /^Table of tags: 1 article, 2 tags, 2 actors\.$/);
  await table.say("weight", "Words of the tag");
  // There is one column of words: the other is kept, and that is said.
  await expectEqual(() => table.holds("claim_text"), "kept as it is");
  await expectVisible(table.dialog.getByText("“claim_text” is kept as it is: only one column can hold this."));
  await table.say("claim_text", "Words of the tag");
  await table.say("weight", "not used");
  await expectTrue(async () => (await table.lines("Left out")).includes("mine.csv: Columns that are not used: “weight”."));
  await table.bringIn();
  await expectEqual(async () => flat(await app.article.marked()), ["claim: We will open the harbour", "claim: It stays closed"]);
  await app.article.click("It stays closed");
  await expectVisible(app.page.getByText("Tom Bray").first());
  // The next time it is known.
  await app.openFiles([file()]);
  assert.match(await table.ready(), /^Table of tags: 1 article, 2 tags, 2 actors\./);
  await expectVisible(table.dialog.getByText(/^Tables with these columns were read like this before/));
  await expectEqual(() => table.holds("who"), "Claimant");
  // That rows are articles is remembered as well.
  await table.articles.click();
  await expectHidden(table.dialog);
  await app.importing.ready();
  await app.importing.cancel.click();
  await app.openFiles([file()]);
  await app.importing.ready();
  await expectHidden(table.dialog);
});

story("texts are those of the open project where articles are called so", async ({ app }) => {
  const table = app.tableOfTags;
  await app.openFiles([text()]);
  await app.expectArticle("Harbour talks");
  const lines = [
    { doc: "Harbour talks", quote: "eleven berths", label: "Demand", by: { name: "Mara" } },
    { doc: "Ice", quote: "another winter", label: "Claim" },
  ];
  await app.openFiles([invented("tags.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"))]);
  assert.equal(await table.ready(), "Table of tags: 2 articles, 2 tags.");
  await expectVisible(table.dialog.getByText("1 article with a text of the open project, 1 article made of the words of its tags"));
  await expectEqual(() => table.lines("In the project already"), ["“Harbour talks”"]);
  await table.fromProject.click();
  await expectVisible(table.dialog.getByText("2 articles made of the words of its tags", { exact: true }));
  await table.fromProject.click();
  await expectVisible(table.dialog.getByText(/^1 article with a text of the open project/));
  await table.bringIn();
  await expectEqual(async () => flat(await app.article.marked()), ["demand: eleven berths"]);
});

story("tags come into the open project as one step, and no tag twice", async ({ app }) => {
  const table = app.tableOfTags;
  await app.openFiles([text()]);
  await app.expectArticle("Harbour talks");
  await app.article.select("left");
  await app.keys.press("c");
  await expectEqual(async () => flat(await app.article.marked()), ["claim: left"]);
  const tags = () => invented("tags.csv", "Document,Quote,Label,Coder\nHarbour talks,eleven berths,demand,Mara\nHarbour talks,families,Group,Mara\nHarbour talks,left,Claim,Ben\n");
  await app.openFiles([tags()]);
  await table.ready();
  await expectVisible(
    table.dialog.getByText("1 article with exactly the same text: there already. 3 tags would come to it. Kinds, codes, actors and coders that are called alike are the same; nothing that is there changes. New there: the kind “Group”. It is one step, which can be undone."),
  );
  await table.add.click();
  await expectHidden(table.dialog);
  await app.expectArticle("Harbour talks");
  const all = ["group: families", "demand: eleven berths", "claim: left", "claim: left"];
  await expectEqual(async () => flat(await app.article.marked()).toSorted(), all.toSorted());
  await app.saved();
  await app.reload();
  await expectEqual(async () => flat(await app.article.marked()).toSorted(), all.toSorted());
  // Another time there is nothing to bring.
  await app.openFiles([tags()]);
  await table.ready();
  await expectVisible(table.dialog.getByText("All its articles and tags are there already.", { exact: true }));
  await expectHidden(table.add);
  await table.cancel.click();
});

story("a table in another encoding comes by the report of an import", async ({ app }) => {
  const table = app.tableOfTags;
  const rows = "Dokument;Code;Segment\r\nGespräche;Forderung;elf Liegeplätze für alle\r\n";
  await app.openFiles([invented("segmente.csv", Buffer.from(rows, "latin1"), "text/csv")]);
  await app.importing.ready();
  await app.importing.dialog.getByLabel("Encoding of segmente.csv").selectOption("windows-1252");
  await expectHidden(app.importing.dialog);
  assert.equal(await table.ready(), "Table of tags: 1 article, 1 tag.");
  await expectEqual(async () => (await table.lines("What would come in"))[0], "Forderung: “elf Liegeplätze für alle” Gespräche");
});

story("tables in several encodings come each in its own, once all are said", async ({ app }) => {
  const table = app.tableOfTags;
  const columns = "Document;Code;Segment\r\n";
  // “pri” in Cyrillic letters, and “für”.
  const cyrillic = Buffer.concat([Buffer.from(`${columns}Talks;Demand;`), Buffer.from([0xef, 0xf0, 0xe8]), Buffer.from("\r\n")]);
  const western = Buffer.from(`${columns}Ice;Claim;für alle\r\n`, "latin1");
  await app.openFiles([invented("a.csv", cyrillic, "text/csv"), invented("b.csv", western, "text/csv")]);
  await app.importing.ready();
  await app.importing.dialog.getByLabel("Encoding of a.csv").selectOption("windows-1251");
  await expectVisible(app.importing.dialog.getByText("при", { exact: true }));
  await app.importing.dialog.getByLabel("Encoding of b.csv").selectOption("windows-1252");
  await expectHidden(app.importing.dialog);
  assert.equal(await table.ready(), "Table of tags: 2 articles, 2 tags.");
  await expectEqual(async () => (await table.lines("What would come in")).toSorted(), ["Claim: “für alle” Ice", "Demand: “при” Talks"]);
});

story("a table of articles is one as ever", async ({ app }) => {
  await app.openFiles([invented("corpus.csv", "title,text,label\nTalks,They met.,news\nIce,They left.,news\n", "text/csv")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^2 articles from 1 file\.$/);
  await app.importing.bringIn();
  await expectEqual(async () => (await app.articleTitles()).length, 2);
});

story("by keyboard alone, and for everybody", { width: 360, height: 740 }, async ({ app, page }) => {
  const table = app.tableOfTags;
  await app.openFiles([segments(), text()]);
  await table.ready();
  assert.deepEqual(await accessibilityProblems(page, "the table"), []);
  assert.deepEqual(await sidewaysScrolling(page, "the table"), []);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || "");
  for (let n = 0; n < 12 && (await focused()) !== "rows-column-0"; n += 1) await app.keys.press("Tab");
  await expectEqual(() => focused(), "rows-column-0");
  await app.keys.press("End");
  await expectEqual(() => table.holds("Document group"), "not used");
  await expectTrue(async () => (await table.lines("Left out")).includes("segments.csv: Columns that are not used: “Document group”."));
  for (let n = 0; n < 30 && (await focused()) !== "Open as a project"; n += 1) await app.keys.press("Tab");
  await app.keys.press("Enter");
  await expectHidden(table.dialog);
  await app.expectArticle("Harbour talks");
});

story("what cannot be read is said, and nothing changes", async ({ app }) => {
  const table = app.tableOfTags;
  await app.openFiles([invented("segments.csv", "Document;Code;Segment\nTalks;Claim;\"They met\nTalks;Claim;They left")]);
  await app.importing.ready();
  await app.importing.dialog.getByRole("radio", { name: "Each row is a tag" }).click();
  assert.equal(await table.ready(), "Nothing of it can be read like this.");
  await expectMatch(() => table.wrong.textContent(), /^segments\.csv, line 2: A quotation mark that opens a cell is never closed/);
  await app.keys.press("Escape");
  await expectHidden(table.dialog);
});
