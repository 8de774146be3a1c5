// Files of other tools: known by their content, shown before anything changes, opened as a project of their own.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { archive } from "../support/archive.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { shared } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { dropsFolders } from "../support/folder.mjs";
import { story } from "../support/story.mjs";

const WINTER = "We will not wait another winter";
const ASKED = "asked the families to give up eleven berths";

/** Each format as it is written here, with its name. */
const FORMATS = {
  doccano: "doccano (JSONL)",
  labelStudio: "Label Studio (JSON)",
  brat: "brat (.txt and .ann)",
  uimaJson: "INCEpTION (UIMA CAS JSON)",
  uimaXmi: "UIMA CAS XMI",
  webannoTsv: "WebAnno TSV 3.3",
  w3c: "W3C Web Annotation (JSON-LD)",
  refiQda: "REFI-QDA project (.qdpx)",
  mardy: "MARDY / DebateNet (JSON)",
  taguette: "Taguette (CSV)",
  dna: "DNA database, by way of R (ZIP)",
  dnaEvents: "DNA event list (CSV)",
  tagsTsv: "Table of tags (TSV)",
  tagsExcel: "Table of tags for Excel (CSV)",
  tagsJsonl: "Tags as lines of JSON (JSONL)",
  spacy: "spaCy (Doc JSON)",
  prodigy: "Prodigy (JSONL)",
  conll: "CoNLL-2003 (word and tag)",
  huggingface: "Hugging Face dataset (JSONL)",
};

/** The files of a format as `[path, bytes]`. */
function golden(id, under = "") {
  const folder = join(dataFile("exchange"), id, under);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? golden(id, path) : [[path, readFileSync(join(folder, entry.name))]];
  });
}

const zipped = (id) => invented(`${id}.zip`, archive(golden(id)), "application/zip");

/** The words of a tag, however the lines of the article lie. */
const flat = (marks) => marks.map((mark) => mark.replaceAll(" / ", " ").replace(/\s+/g, " ").trim());

/** The first article is on the screen with the tags at their words. */
async function showsTags(app, id) {
  await expectTrue(async () => flat(await app.article.marked()).some((mark) => mark.endsWith(WINTER)), `${id}: the claim is marked`);
  // DNA knows statements with their four variables, and nothing else.
  if (id.startsWith("dna")) return;
  const marks = flat(await app.article.marked());
  assert.ok(marks.some((mark) => mark.includes(ASKED) || mark.includes("asked the families")), `${id}: ${marks.join(" | ")}`);
  // What lies inside another, or over it, is kept where the format has layers.
  const named = marks.filter((mark) => mark.endsWith(": Mayor Ilsa Corrin"));
  assert.equal(named.length, 1, `${id}: ${marks.join(" | ")}`);
}

for (const ids of [["doccano", "labelStudio", "brat", "uimaJson", "uimaXmi"], ["webannoTsv", "w3c", "refiQda", "mardy", "taguette"], ["dna", "dnaEvents", "spacy", "prodigy", "conll", "huggingface"], ["tagsTsv", "tagsExcel", "tagsJsonl"]]) {
  story(`archives of ${ids.join(", ")} open as projects`, async ({ app }) => {
    for (const id of ids) {
      await app.openFiles([zipped(id)]);
      const summary = await app.fromTool.ready();
      assert.match(summary, /: 1 article, [2-9] tags/, `${id}: ${summary}`);
      assert.ok(summary.startsWith(FORMATS[id]), `${id}: ${summary}`);
      await app.fromTool.bringIn();
      await showsTags(app, id);
      await app.saved();
    }
    await app.reload();
    await showsTags(app, ids.at(-1));
    await app.header.project.click();
    await expectVisible(app.dialogs.named("Projects").getByRole("button", { name: new RegExp(`^${ids[0]}|^Geneva talks|^Harbour`) }).first());
  });
}

story("single files are known by what is in them, whatever they are called", async ({ app }) => {
  for (const [id, ending, name] of [["doccano", ".jsonl", "a.txt"], ["prodigy", ".jsonl", "a.json"], ["conll", ".conll", "a.txt"], ["uimaXmi", ".xmi", "a.html"], ["taguette", "highlights.csv", "a.csv"]]) {
    const [, bytes] = golden(id).find(([path]) => path.endsWith(ending));
    await app.openFiles([invented(name, bytes)]);
    const summary = await app.fromTool.ready();
    assert.ok(summary.startsWith(FORMATS[id]), `${id}: ${summary}`);
    await app.fromTool.cancel.click();
    await expectHidden(app.fromTool.dialog);
  }
  // Nothing was opened by looking.
  await app.header.project.click();
  await expectHidden(app.dialogs.named("Projects").getByRole("button", { name: /^a\b/ }));
});

story("a folder of brat is dropped", { before: dropsFolders }, async ({ app }) => {
  const files = golden("brat").map(([path, bytes]) => [path, bytes.toString("utf8")]);
  files.push(["002-More.txt", "They met."]);
  await app.drop([invented("corpus", JSON.stringify(Object.fromEntries(files)))]);
  assert.match(await app.fromTool.ready(), /^brat \(\.txt and \.ann\): 1 article, 8 tags, 1 link, \d actors?\.$/);
  await expectEqual(() => app.fromTool.lines("Left out"), ["002-More.txt: There is no 002-More.ann beside this text."]);
});

story("texts of brat, their tags and the configuration are chosen together", async ({ app }) => {
  await app.openFiles(golden("brat").map(([path, bytes]) => invented(path, bytes)));
  await app.fromTool.bringIn();
  await showsTags(app, "brat");
});

story("what does not fit is said line by line, by count, and in a file", async ({ app }) => {
  const good = `{"text": "😊😊😊 They met here.", "label": [[4, 8, "Actor"], [9, 12, "Claim"]], "note": "mine"}`;
  const out = `{"text": "They met.", "label": [[5, 99, "Claim"]]}`;
  const broken = Array.from({ length: 60 }, (_, n) => `{"text": ${"[".repeat(n + 1)}`);
  await app.openFiles([invented("tagged.jsonl", [good, "", out, ...broken].join("\n"))]);
  assert.equal(await app.fromTool.ready(), "doccano (JSONL): 1 article, 2 tags.");
  await expectEqual(() => app.fromTool.lines("Came in otherwise"), ["tagged.jsonl, line 1: Positions count code points, not UTF-16 units."]);
  const left = await app.fromTool.lines("Left out \\(61\\)");
  assert.equal(left.length, 30, "only the first of them are listed");
  assert.equal(left[0], "tagged.jsonl, line 3: The whole article is left out: the positions 5–99 lie outside its text.");
  await expectVisible(app.fromTool.dialog.getByText("and 31 more; the saved report has them all."));
  const { name, content } = await app.download(() => app.fromTool.save.click());
  assert.equal(name, "import-report.txt");
  assert.match(content, /^tagged\.jsonl\ndoccano \(JSONL\): 1 article, 2 tags\.\nArticles: .*\nTags by kind: Actor 1, Claim 1\.\n\nLeft out \(61\)\n/);
  assert.match(content, /- tagged\.jsonl, line 63: The whole article is left out: no JSON/);
  await app.fromTool.bringIn();
  await expectEqual(async () => flat(await app.article.marked()), ["actor: They", "claim: met"]);
});

story("files that cannot be read are told with the place, and nothing changes", async ({ app }) => {
  const before = await app.article.title();
  const cut = (id, ending, share) => {
    const [path, bytes] = golden(id).find(([path]) => path.endsWith(ending));
    return invented(path, bytes.subarray(0, Math.floor(bytes.length * share)));
  };
  for (const [file, words] of [
    [invented("a.jsonl", '{"text": "They met.", "label": [[0, 99, "Actor"]]}'), /a\.jsonl: line 1: The whole article is left out: the positions 0–99 lie outside its text/],
    [cut("uimaXmi", ".xmi", 0.6), /Harbour talks\.xmi: The whole article is left out: /],
    [cut("refiQda", ".qde", 0.5), /project\.qde: /],
    [cut("brat", ".ann", 1), /001-Harbour_talks\.txt, is missing: open both together/],
    [invented("a.tsv", "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|label\n\n\n#Text=They met.\n1-1\t0-4\tThem\tX\t\n"), /the words at 0–4 are not those that the file says/],
  ]) {
    await app.openFiles([file]);
    assert.match(await app.fromTool.ready(), /: this cannot be opened\.$/);
    await expectMatch(() => app.fromTool.wrong.textContent(), words);
    await expectVisible(app.fromTool.dialog.getByText(/^Nothing was changed\./));
    await expectHidden(app.fromTool.open);
    await app.fromTool.cancel.click();
  }
  // JSON that ends too soon is told as such, whatever it was.
  await app.openFiles([cut("uimaJson", "talks.json", 0.9)]);
  const dialog = await app.dialogs.expect("1 file was not opened");
  await expectMatch(() => dialog.getByRole("listitem").textContent(), /Harbour talks\.json: not readable as JSON: line \d+, column \d+: the file ends too soon/);
  await app.dialogs.close();
  await expectEqual(() => app.article.title(), before);
});

story("among articles nothing is lost: tags are not left out in silence", async ({ app }) => {
  const [, bytes] = golden("doccano")[0];
  await app.openFiles([invented("a.txt", "They met."), invented("tagged.jsonl", bytes), invented("b.txt", "They left.")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^2 articles from 3 files, 1 problem\.$/);
  await expectEqual(() => app.importing.problems(), [
    "tagged.jsonl: This is a file of another tool, with tags: doccano (JSONL). Open it without other files beside it.",
  ]);
});

story("texts alone are taken if that is wanted", async ({ app }) => {
  const lines = '{"text": "They met.", "label": []}\n{"text": "They left.", "label": []}\n';
  await app.openFiles([invented("corpus.jsonl", lines)]);
  assert.equal(await app.fromTool.ready(), "doccano (JSONL): 2 articles, 0 tags.");
  await app.fromTool.textsOnly.click();
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^2 articles from 1 file\.$/);
  await app.importing.bringIn();
  await expectEqual(async () => (await app.articleTitles()).length, 2);
});

story("an article that is here already is said", async ({ app }) => {
  await app.openFiles([zipped("doccano")]);
  await app.fromTool.bringIn();
  await showsTags(app, "doccano");
  await app.openFiles([zipped("w3c")]);
  await app.fromTool.ready();
  await expectEqual(() => app.fromTool.lines("In the project already"), ["“Harbour talks”"]);
});

story("what another tool tagged comes into the open project, and goes again as one step", async ({ app }) => {
  await app.openFiles([invented("Talks.txt", "They met in Geneva.")]);
  await app.expectArticle("Talks");
  await app.article.select("Geneva");
  await app.keys.press("a");
  const lines = [
    { text: "They met in Geneva.", label: [[0, 8, "Claim"], [12, 18, "Place"]] },
    { text: "They left.", label: [[0, 4, "Actor"]] },
  ];
  await app.openFiles([invented("tagged.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"))]);
  await app.fromTool.ready();
  await expectVisible(app.fromTool.dialog.getByText(/^1 article with exactly the same text: there already; 1 article would come to it\. 3 tags would come to it\..* New there: the kind “Place”\./));
  await app.fromTool.add.click();
  await expectHidden(app.fromTool.dialog);
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await app.goToArticle("Talks");
  const all = ["claim: They met", "actor: Geneva", "place: Geneva"];
  await expectEqual(async () => flat(await app.article.marked()).toSorted(), all.toSorted());
  await app.saved();
  await app.header.undo.click();
  await expectEqual(() => app.article.marked(), ["actor: Geneva"]);
  await expectEqual(async () => (await app.articleTitles()).length, 1);
});

story("by keyboard alone, and for everybody", { width: 360, height: 740 }, async ({ app, page }) => {
  await app.openFiles([zipped("brat")]);
  await app.fromTool.ready();
  assert.deepEqual(await accessibilityProblems(page, "the report"), []);
  assert.deepEqual(await sidewaysScrolling(page, "the report"), []);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let n = 0; n < 12 && (await focused()) !== "Open as a project"; n += 1) await app.keys.press("Tab");
  await expectEqual(() => focused(), "Open as a project");
  await app.keys.press("Enter");
  await expectHidden(app.fromTool.dialog);
  await showsTags(app, "brat");
  await app.openFiles([zipped("spacy")]);
  await app.fromTool.ready();
  await app.keys.press("Escape");
  await expectHidden(app.fromTool.dialog);
});

const OTHERS = {
  "doccano_rel.jsonl": "doccano (JSONL)",
  "cas.json": "INCEpTION (UIMA CAS JSON)",
  "cas.xmi": "UIMA CAS XMI",
  "webanno.tsv": "WebAnno TSV 3.3",
  "labelstudio_tasks.json": "Label Studio",
  "spacy.jsonl": "spaCy",
  "prodigy.jsonl": "Prodigy",
};

story("files that the programs themselves wrote", { skip: !shared("data", "golden") }, async ({ app }) => {
  for (const [name, format] of Object.entries(OTHERS)) {
    const path = shared("data", "golden", name);
    if (!path) continue;
    await app.openFiles([path]);
    const summary = await app.fromTool.ready();
    assert.ok(summary.startsWith(format) && /\d tags/.test(summary), `${name}: ${summary} ${await app.fromTool.dialog.textContent()}`);
    await app.fromTool.bringIn();
    await expectTrue(async () => flat(await app.article.marked()).some((mark) => mark.endsWith("demands change")), `${name}: the demand is marked`);
    await app.saved();
  }
});

story("the labelled dataset that was exported here opens with its tags", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  const { name, content } = await app.export("jsonl");
  await app.openFiles([invented(name, content)]);
  assert.equal(await app.fromTool.ready(), "Labelled dataset of Demarche (JSONL): 1 article, 1 tag.");
  await expectEqual(() => app.fromTool.lines("In the project already"), ["“article”"]);
  await app.fromTool.bringIn();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
});

story("the table of tags that was exported here opens with its tags", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  const { name, content } = await app.export("csv");
  await app.openFiles([invented(name, content)]);
  assert.equal(await app.fromTool.ready(), "Table of tags of Demarche (CSV): 1 article, 1 tag.");
  await app.fromTool.bringIn();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
});

story("a database of DNA opens with its texts, statements and actors; one that is cut off is told", async ({ app }) => {
  const database = readFileSync(dataFile(join("dna-database", "usual.dna")));
  await app.openFiles([invented("talks.dna", database.subarray(0, database.length / 2), "application/octet-stream")]);
  await app.fromTool.ready();
  await expectMatch(() => app.fromTool.wrong.textContent(), /^talks\.dna: the database is damaged: the file ends too soon/);
  await app.dialogs.close();
  await app.openFiles([invented("talks.dna", database, "application/octet-stream")]);
  assert.equal(await app.fromTool.ready(), "DNA database (.dna): 2 articles, 5 tags, 4 actors.");
  await app.fromTool.bringIn();
  await expectEqual(() => app.articleTitles(), ["Harbour talks", "Fees"]);
  await expectEqual(() => app.article.marked(), [
    "annotation: old customs house",
    `dna statement: ${WINTER}`,
    "dna statement: The ferries agreed 👩‍👩‍👧",
  ]);
  // And so it is after a reload.
  await app.saved();
  await app.reload();
  await expectEqual(async () => (await app.article.marked()).length, 3);
});

story("a report for reading is told from an article, and its text can be had all the same", async ({ app, page }) => {
  const [path, bytes] = golden("html")[0];
  await app.openFiles([invented(path, bytes)]);
  await app.importing.ready();
  const [problem] = await app.importing.problems();
  assert.match(problem, /a report for reading that was exported from Demarche.*Open the project file instead/);
  await page.getByLabel("Take only the text of 1 file, without its tags").check();
  await expectMatch(() => app.importing.summary(), /^1 article from 1 file\.$/);
});
