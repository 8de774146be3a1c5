// Many files at once: a report of what they bring, decisions, and one step that brings it in.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { archive, docx } from "../support/archive.mjs";
import { invented } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const LONG = "Both sides said that they were open to further dialogue along the harbour front. ".repeat(5).trim();

/** A project of its own to start from, beside the sample. */
async function begin(app) {
  await app.openFiles([invented("first.txt", "They met first.")]);
  await app.expectArticle("first");
}

/** A folder on the disk with these files. */
function folder(files) {
  const root = mkdtempSync(join(tmpdir(), "import-"));
  for (const [path, content] of files) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

story("a folder of many files comes in as one step, and goes again as one", async ({ app, page }) => {
  await begin(app);
  const many = Array.from({ length: 300 }, (_, i) => {
    const n = String(i).padStart(3, "0");
    return [`corpus/2022-01-${String(1 + (i % 28)).padStart(2, "0")}_Gazette_Article_${n}.txt`, `Article number ${n} says this.`];
  });
  const root = folder([...many, ["corpus/.DS_Store", "x"], ["corpus/picture.jpg", "x"], ["corpus/scan.pdf", "%PDF-1.7"]]);
  try {
    await app.header.choose("Import files and folders");
    await expectVisible(app.importing.dialog);
    if (IS_FIREFOX) {
      // It cannot be told to choose a folder.
      const paths = readdirSync(join(root, "corpus")).map((name) => join(root, "corpus", name));
      await app.chooseFiles(() => app.importing.dialog.getByRole("button", { name: "Choose files" }).click(), paths.sort());
    } else {
      await app.chooseFiles(() => app.importing.dialog.getByRole("button", { name: "Choose a folder" }).click(), join(root, "corpus"));
    }
    await app.importing.ready();
    await expectMatch(() => app.importing.summary(), /^300 articles from 303 files, 1 problem, 2 other files passed over/);
    await expectMatch(async () => (await app.importing.problems())[0], /^(corpus\/)?scan\.pdf: This is no text: it looks like a PDF\. Open it in the program/);
    await app.importing.dialog.getByRole("button", { name: /^Use \{date\}_\{outlet\}_\{title\} \(fits 60 of 60 names looked at\)/ }).click();
    await expectTrue(async () => (await app.importing.listed())[0]?.[0] === "Article 000", "the list follows the pattern");
    await expectMatch(async () => (await app.importing.listed())[0][1], /2022-01-01.*Gazette.*2022-01-01_Gazette_Article_000\.txt/);
    assert.ok((await app.importing.rows.count()) < 60, "only rows in view are made");
    await app.importing.bringIn();
    await expectVisible(page.getByRole("heading", { name: "Articles 301" }));
    const tall = () => page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
    await expectEqual(() => tall(), false, "the page itself does not scroll");
    await app.header.undo.click();
    await expectVisible(page.getByRole("heading", { name: "Articles 1", exact: true }));
    await app.header.redo.click();
    await expectVisible(page.getByRole("heading", { name: "Articles 301" }));
    await app.saved();
    await app.reload();
    await expectVisible(page.getByRole("heading", { name: "Articles 301" }));
    const { parsed } = await app.export();
    const one = parsed.documents.find(({ title }) => title === "Article 299");
    assert.deepEqual([one.outlet, one.published], ["Gazette", "2022-01-20"]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

story("what comes in first, from the practice article on, is said and can be undone", async ({ app, page }) => {
  await app.openFiles([invented("a.txt", "They met."), invented("b.txt", "They parted.")]);
  await app.importing.bringIn();
  const message = page.getByRole("region", { name: "Message" });
  await expectVisible(message.filter({ hasText: "Added 2 articles" }).getByRole("button", { name: "Undo" }));
  await app.saved();
  await expectHidden(message.getByText(/version/));
});

/** No browser can be told to drop a folder: a file of the name `corpus` stands for one, with what a browser would find in it. */
function pretendFolders() {
  const file = (fullPath, text) => ({
    isDirectory: false,
    fullPath,
    file: (done) => setTimeout(done, 0, new File([text], fullPath.split("/").at(-1))),
  });
  const folder = (fullPath, parts) => ({
    isDirectory: true,
    fullPath,
    createReader: () => {
      const batches = [parts.slice(0, 1), parts.slice(1), []];
      return { readEntries: (done) => setTimeout(done, 0, batches.shift()) };
    },
  });
  const closed = {
    isDirectory: true,
    fullPath: "/corpus/closed",
    createReader: () => ({ readEntries: (_, failed) => setTimeout(failed, 0, new DOMException("no", "NotReadableError")) }),
  };
  DataTransferItem.prototype.webkitGetAsEntry = function () {
    const deep = folder("/corpus/deep", [file("/corpus/deep/b.txt", "They left.")]);
    return this.getAsFile()?.name === "corpus" ? folder("/corpus", [deep, closed, file("/corpus/a.txt", "They met.")]) : null;
  };
}

story("a dropped folder is looked through, with the folders in it", { before: pretendFolders }, async ({ app }) => {
  await app.drop([invented("corpus", ""), invented("c.txt", "They came back.")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^3 articles from 3 files, 1 problem\.$/);
  await expectEqual(
    async () => (await app.importing.listed()).map(([, facts]) => facts),
    ["c.txt", "corpus/a.txt", "corpus/deep/b.txt"],
  );
  await expectMatch(async () => (await app.importing.problems())[0], /^corpus\/closed: This could not be looked into \(no/);
});

story("an archive of texts, pages and documents", async ({ app }) => {
  await begin(app);
  const page = `<html lang="en"><head><meta property="og:title" content="Talks end"><meta property="article:published_time" content="2022-01-21T10:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ilsa Corrin"},"articleSection":"Harbour"}</script></head><body onload="alert(1)"><nav>Home</nav><article><h1>Talks end</h1><p>${LONG}</p><img src="https://example.invalid/x.png" onerror="alert(2)"></article></body></html>`;
  const zip = archive([
    ["corpus/a.txt", " date 2022-01-21 \n\nThey met."],
    ["corpus/b.docx", docx(["Ferries", "They &amp; we left."])],
    ["corpus/c.html", page],
    ["corpus/c_files/style.css", "p {}"],
    ["corpus/more.zip", archive([["x.txt", "x"]])],
  ]);
  await app.openFiles([invented("corpus.zip", zip, "application/zip")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^3 articles from 1 file, 1 problem, 1 other file passed over/);
  await expectMatch(async () => (await app.importing.problems())[0], /^corpus\.zip\/corpus\/more\.zip: An archive inside an archive is not opened\. Unpack/);
  const rows = await app.importing.listed();
  assert.deepEqual(rows.map(([title]) => title), ["a", "Ferries", "Talks end"]);
  assert.match(rows[2][1], /2022-01-21 · Ilsa Corrin · Harbour · en/);
  await app.importing.part("Web pages").getByLabel("The whole page").check();
  await app.importing.ready();
  await app.importing.bringIn();
  const { parsed } = await app.export();
  const [, a, b, c] = parsed.documents;
  assert.deepEqual([a.text, a.published], [" date 2022-01-21 \n\nThey met.", "2022-01-21"]);
  assert.equal(b.text, "Ferries\n\nThey & we left.");
  assert.equal(c.text, `Home\n\nTalks end\n\n${LONG}`);
  assert.deepEqual([c.author, c.section, c.language], ["Ilsa Corrin", "Harbour", "en"]);
});

story("an archive that grows without end is stopped, and says so", async ({ app }) => {
  const bomb = archive([["bomb.txt", Buffer.alloc(30 * 1024 * 1024, 97)]], { promised: 10 });
  await app.openFiles([invented("bomb.zip", bomb, "application/zip")]);
  await app.importing.ready();
  await expectMatch(async () => (await app.importing.problems())[0], /more than 100 times as large.*unpack it and import the folder/);
  await expectEqual(() => app.importing.go.getAttribute("aria-disabled"), "true");
});

story("texts in another encoding come in once it is said which", async ({ app }) => {
  await begin(app);
  const latin = (text) => Buffer.from(text, "latin1");
  const foreign = [invented("geneva.txt", latin("They met.\nIn Genève.")), invented("rhone.txt", latin("Am Fluß."))];
  await app.openFiles([...foreign, invented("plain.txt", "Plain – Genève.")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^1 article from 3 files, 2 files to decide about \(left out until then\)\.$/);
  const part = app.importing.part("Not UTF-8");
  await expectVisible(part.getByText("geneva.txt, from line 2"));
  await part.getByLabel("Encoding of all of them").selectOption("windows-1251");
  await expectVisible(part.getByText("In Genиve."));
  await part.getByLabel("Encoding of all of them").selectOption("windows-1252");
  await expectVisible(part.getByText("In Genève."));
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^3 articles from 3 files\.$/);
  await app.importing.bringIn();
  const { parsed } = await app.export();
  const all = ["Am Fluß.", "Plain – Genève.", "They met first.", "They met.\nIn Genève."];
  assert.deepEqual(parsed.documents.map((d) => d.text).sort(), all.sort());
});

story("one file alone that is not UTF-8 is asked about as well", async ({ app }) => {
  await app.openFiles([invented("geneva.txt", Buffer.from("Genève", "latin1"))]);
  await app.importing.ready();
  await expectVisible(app.importing.part("Not UTF-8"));
  await app.importing.cancel.click();
  await app.dialogs.expectNone();
});

story("columns of a table are decided, and bad rows named", async ({ app }) => {
  await begin(app);
  const table = 'headline;day;words;more\nTalks;03/04/2022;"They met; then left.";At noon.\nbroken;row\nFerries;04/04/2022;They sailed.;\n';
  await app.openFiles([invented("corpus.csv", table, "text/csv")]);
  await app.importing.ready();
  const part = app.importing.part("Columns");
  await expectVisible(part.getByText("No column is known to hold the text: choose one."));
  await expectMatch(async () => (await app.importing.problems())[0], /^corpus\.csv, line 3: The row has 2 columns instead of 4\. Check its quotation marks/);
  await part.getByLabel("words", { exact: true }).selectOption("text");
  await part.getByLabel("more", { exact: true }).selectOption("text");
  await part.getByLabel("day", { exact: true }).selectOption("date");
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^2 articles from 1 file, 1 problem\.$/);
  await app.importing.part("Dates").getByLabel(/the day stands first/).check();
  await expectTrue(async () => (await app.importing.listed()).every(([, facts]) => !facts.includes("either of two days")));
  await app.importing.bringIn();
  const { parsed } = await app.export();
  assert.deepEqual(
    parsed.documents.slice(1).map((d) => [d.title, d.published, d.text, d.importedFrom]),
    [
      ["Talks", "2022-04-03", "They met; then left.\n\nAt noon.", "corpus.csv (line 2)"],
      ["Ferries", "2022-04-04", "They sailed.", "corpus.csv (line 4)"],
    ],
  );
});

story("JSON Lines come in by their keys", async ({ app }) => {
  await begin(app);
  const lines = '{"title": "Talks", "text": "They met.", "meta": {"date": "2022-01-21"}, "authors": ["A", "B"]}\noops\n';
  await app.openFiles([invented("corpus.jsonl", lines)]);
  await app.importing.ready();
  await expectMatch(async () => (await app.importing.problems())[0], /^corpus\.jsonl, line 2: The line is no JSON/);
  await app.importing.bringIn();
  await app.expectArticle("Talks");
  const { parsed } = await app.export();
  assert.deepEqual([parsed.documents[1].published, parsed.documents[1].author], ["2022-01-21", "A, B"]);
});

story("duplicates are skipped, unless they are wanted", async ({ app, page }) => {
  await begin(app);
  const files = [invented("again.txt", "They met first."), invented("new.txt", "They left."), invented("twice.txt", "They left.")];
  await app.openFiles(files);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^1 article from 3 files, 2 duplicates skipped\.$/);
  const facts = (await app.importing.listed()).map(([, facts]) => facts);
  assert.match(facts[0], /Skipped: the same text is in the project, as “first”/);
  assert.match(facts[2], /Skipped: the same text is before it here, as “new”/);
  await app.importing.skip.uncheck();
  await expectMatch(() => app.importing.summary(), /^3 articles from 3 files\.$/);
  await app.importing.skip.check();
  await app.importing.bringIn();
  await expectVisible(page.getByRole("heading", { name: "Articles 2" }));
});

story("where all of it is here already, nothing is left to import, and the report says so", async ({ app }) => {
  await begin(app);
  await app.openFiles([invented("again.txt", "They met first."), invented("twice.txt", "They met first.")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^Nothing to import: all of it is here already\. 2 files, 2 duplicates skipped\.$/);
  await expectMatch(() => app.importing.go.textContent(), /^Nothing to import$/);
  await expectEqual(() => app.importing.go.getAttribute("aria-disabled"), "true");
  await app.importing.skip.uncheck();
  await expectMatch(() => app.importing.go.textContent(), /^Import 2 articles$/);
});

story("lines on top of a text say the same for one file alone and for one of many", async ({ app }) => {
  await begin(app);
  const text = (n) => `Source: Late Herald\nAuthor: Ilsa Corrin\nDate: 2022-01-2${n}\n\nTalks end for day ${n}\n\nThey met.`;
  await app.openFiles([invented("alone.txt", text(1))]);
  await app.expectArticle("Talks end for day 1");
  await app.openFiles([invented("b.txt", text(2)), invented("c.txt", text(3))]);
  await app.importing.ready();
  await app.importing.bringIn();
  const { parsed } = await app.export();
  for (const [i, one] of parsed.documents.slice(1).entries()) {
    const said = [one.title, one.published, one.outlet, one.author, one.text];
    assert.deepEqual(said, [`Talks end for day ${i + 1}`, `2022-01-2${i + 1}`, "Late Herald", "Ilsa Corrin", text(i + 1)]);
  }
});

story("names that do not fit a pattern are counted by file, not by row", async ({ app }) => {
  await begin(app);
  await app.openFiles([invented("odd.csv", "text\nThey met.\nThey left.\n"), invented("2022-01-21_Gazette.txt", "They sat.")]);
  await app.importing.ready();
  await app.importing.pattern.fill("{date}_{outlet}");
  await expectVisible(app.importing.part("Names of files").getByText("The name of 1 file does not fit the pattern."));
});

story("cancelling changes nothing", async ({ app, page }) => {
  await begin(app);
  const undo = () => app.header.undo.getAttribute("title");
  const before = "Undo: Added the article “first”";
  await expectEqual(undo, before);
  const files = Array.from({ length: 400 }, (_, i) => invented(`${i}.txt`, `Article number ${i}.`));
  await app.openFiles(files);
  await expectVisible(app.importing.dialog);
  await app.importing.cancel.click();
  await app.dialogs.expectNone();
  await expectVisible(page.getByRole("heading", { name: "Articles 1", exact: true }));
  await expectEqual(undo, before);
  // Nothing of it goes on behind the page.
  await app.openFiles([invented("a.txt", "They met."), invented("b.txt", "They left.")]);
  await app.importing.ready();
  await expectMatch(() => app.importing.summary(), /^2 articles from 2 files\.$/);
  await page.keyboard.press("Escape");
  await expectHidden(app.importing.dialog);
});

story("a pattern is looked at while it is typed", async ({ app }) => {
  await begin(app);
  await app.openFiles([invented("17 - Talks.txt", "They met."), invented("18 - Ferries.txt", "They left.")]);
  await app.importing.ready();
  await app.importing.pattern.fill("{number} - {title}");
  await expectVisible(app.importing.dialog.getByRole("alert").filter({ hasText: "{number} is not known" }));
  await app.importing.pattern.fill("{} - {title}");
  await expectVisible(app.importing.dialog.getByRole("list", { name: "What the pattern makes of some names" }).getByText("Title “Talks”"));
  await expectEqual(async () => (await app.importing.listed()).map(([title]) => title), ["Talks", "Ferries"]);
});

story("what is dropped while the report is open comes into it", async ({ app }) => {
  await begin(app);
  await app.openFiles([invented("a.txt", "They met."), invented("b.txt", "They left.")]);
  await app.importing.ready();
  await app.drop([invented("c.txt", "They came back.")]);
  await expectMatch(() => app.importing.summary(), /^3 articles from 3 files\.$/);
});
