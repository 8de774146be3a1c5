// How to get to each view from the app as it opens for the first time.

import { readFileSync } from "node:fs";

import { spoil, storeTools } from "../e2e/support/store.mjs";
import { Merging } from "../e2e/pages/merging.mjs";
import { dataFile, fromDisk, invented } from "../e2e/support/data.mjs";
import { expectTrue, expectVisible } from "../e2e/support/expect.mjs";
import { startSite } from "../e2e/support/site.mjs";

const DEMAND = "every one of these pledges be made binding in law";

/** The worked example, with one of its demands chosen, and no message over it. */
async function example(app) {
  await app.page.getByRole("button", { name: "Show the worked example" }).click();
  await expectTrue(async () => (await app.article.marked()).length > 30);
  const message = app.page.getByRole("button", { name: "Close message" });
  if (await message.isVisible()) await message.click();
  await app.article.click(DEMAND);
  await expectTrue(async () => (await app.article.lit("chosen")).includes(DEMAND));
  await app.page.mouse.move(2, 2);
  await app.saved();
}

async function inMenu(app, item, dialog) {
  await app.header.choose(item);
  await app.dialogs.expect(dialog);
}

/** By name; each is given the app, and whether the screen is narrow. */
export const VIEWS = {
  "first visit": async (app) => app.article.element.waitFor(),
  "worked example with a chosen tag": example,
  "list of tags": async (app, { narrow }) => {
    await example(app);
    if (narrow) await app.page.getByRole("button", { name: /^\d+ tags$/ }).click();
    await expectVisible(app.tags.search);
  },
  "selection with toolbar": async (app) => {
    await app.article.select("concrete answers to our concrete proposals");
    await expectVisible(app.toolbar.first());
  },
  "more mentions": async (app) => {
    await app.article.select("Sergei Lavrov");
    await app.keys.press("ArrowRight", "Control+Shift+ArrowLeft", "a");
    await expectVisible(app.offer);
  },
  help: async (app) => {
    await app.keys.press("F1");
    await app.dialogs.expect("All keys");
  },
  export: async (app) => {
    await example(app);
    await app.header.export.click();
    await app.dialogs.expect("Export");
  },
  "export for another tool": async (app) => {
    await example(app);
    await app.exporting.open();
    await app.exporting.choose("CoNLL-2003 (word and tag)");
    await app.exporting.losses();
    await expectVisible(app.exporting.lines);
  },
  codebook: (app) => inMenu(app, "Codebook and keys", "Codebook and keys"),
  settings: (app) => inMenu(app, "Settings", "Settings"),
  paste: (app) => inMenu(app, "Paste text", "Paste text"),
  menu: (app) => app.header.more.click(),
  details: async (app) => {
    await app.page.getByRole("button", { name: "Change the details of this article" }).click();
    await app.dialogs.expect("Details of the article");
  },
  projects: async (app) => {
    await app.importFiles([dataFile("article.txt"), dataFile("lines.txt")]);
    await app.expectArticle("article");
    await app.header.project.click();
    await expectVisible((await app.dialogs.expect("Projects")).getByRole("button", { name: /^Practice/ }));
  },
  "several articles": several,
  "empty project": async (app) => {
    await app.header.project.click();
    await app.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
    await expectVisible(app.empty);
  },
  "article in arabic": async (app) => {
    await app.openFiles([dataFile("arabic.txt")]);
    await app.expectArticle("مجلس المدينة يناقش مستقبل الميناء القديم");
    await app.article.select("سلمى الراوي");
    await app.keys.press("a");
    await app.article.select("نشر الخرائط كلها");
    await app.keys.press("d");
  },
  overlaps: async (app) => {
    await app.openFiles([dataFile("article.txt")]);
    await app.expectArticle("article");
    const tags = [["He called on the council to publish the drawings, all of them, and to do so", "c"], ["publish the drawings, all of them", "d"], ["the council", "a"], ["the drawings, all of them, and to do so", "c"]];
    for (const [words, key] of tags) {
      await app.article.select(words);
      await app.keys.press(key);
    }
  },
  "all articles": async (app) => {
    await several(app);
    await app.corpus.open();
  },
  "file of another tool": async (app) => {
    const good = `{"text": "😊😊😊 They met here, and Mayor Ilsa Corrin asked for more.", "label": [[4, 8, "Actor"], [9, 12, "Claim"]], "meta": 1}`;
    const out = `{"text": "They met.", "label": [[5, 99, "Claim"]]}`;
    const odd = `{"text": "They met.", "label": [[4, 4, "Claim"], [0, 4, "Actor"]], "relations": [{"from_id": 1, "to_id": 9}]}`;
    await app.openFiles([invented("velmora-gazette-2026.jsonl", [good, out, odd, "{"].join("\n"))]);
    await app.fromTool.ready();
  },
  "file of another tool that cannot be read": async (app) => {
    await app.openFiles([invented("velmora-gazette-2026.jsonl", '{"text": "They met.", "label": [[0, 99, "Actor"]]}')]);
    await app.fromTool.ready();
  },
  "table of tags": async (app) => {
    const rows = [
      ["Winter", "Harbour talks", "Demand", "1", "1", "give up eleven berths", "asked, not ordered", "Mara"],
      ["Winter", "Harbour talks", "Actor", "1", "1", "families", "", "Mara"],
      ["Winter", "Ice on the river", "Demand", "3", "4", "We will not wait another winter", "", "Ben"],
      ["Winter", "Harbour talks", "Actor", "2", "2", "The council of the outer islands", "", "Ben"],
    ];
    const head = "Document group;Document name;Code;Beginning;End;Segment;Comment;Created by";
    await app.openFiles([
      invented("coded segments.csv", `\ufeff${[head, ...rows.map((row) => row.join(";"))].join("\r\n")}`),
      invented("Harbour talks.txt", "The mayor asked the families to give up eleven berths. The families left."),
    ]);
    await app.tableOfTags.ready();
  },
  "table of tags below": async (app) => {
    await VIEWS["table of tags"](app);
    await app.tableOfTags.dialog.getByRole("heading", { name: "First rows" }).scrollIntoViewIfNeeded();
    await app.tableOfTags.save.scrollIntoViewIfNeeded();
  },
  "table of tags into a project": async (app) => {
    await app.openFiles([invented("Harbour talks.txt", "The mayor asked the families to give up eleven berths. The families left.")]);
    await app.expectArticle("Harbour talks");
    await app.openFiles([invented("tags.csv", "Document,Quote,Label,Claimant\nHarbour talks,eleven berths,Demand,The mayor\nHarbour talks,families,Group,\nIce,another winter,Claim,Ilsa Corrin\n")]);
    await app.tableOfTags.ready();
    await app.tableOfTags.add.scrollIntoViewIfNeeded();
  },
  "import report": async (app) => {
    await app.openFiles([
      ...["article.txt", "lines.txt", "arabic.txt", "chinese.txt"].map((name) => fromDisk(dataFile(name))),
      invented("2022-03-04 The Courier - Ferries.txt", "Ferries stop\n\nThe ferries have stopped."),
      invented("old.txt", Buffer.from([0x47, 0xe9, 0x6e, 0xe8, 0x76, 0x65]), "text/plain"),
    ]);
    await app.importing.ready();
  },
  "correct the text": async (app) => {
    await example(app);
    await app.correcting.open();
    await app.correcting.change("every one of these pledges", "each of these promises");
    await app.correcting.look();
  },
  merge: async (app) => {
    await app.openArticle(dataFile("article.txt"), "article");
    const words = "eleven berths";
    await app.article.select(words);
    await app.keys.press("d");
    await app.saved();
    const { content } = await app.export();
    const theirs = JSON.parse(content);
    Object.assign(theirs.annotations[0], { memo: "Is this one demand, or two?", kind: "claim" });
    const merging = new Merging(app);
    await merging.begin(invented("bob.demarche.json", JSON.stringify(theirs), "application/json"));
  },
  "merge another text": async (app) => {
    await app.openArticle(dataFile("article.txt"), "article");
    for (const [words, key] of [["eleven berths", "d"], ["a map in March", "c"], ["publish the drawings, all of them", "d"]]) {
      await app.article.select(words);
      await app.keys.press(key);
    }
    await app.saved();
    const before = await app.export();
    await app.correcting.open();
    await app.correcting.change("a map in March", "a mapp in March");
    await app.correcting.change("publish the drawings, all of them", "do something else");
    await app.correcting.look();
    await app.correcting.save.click();
    await app.saved();
    const merging = new Merging(app);
    const theirs = JSON.parse(before.content);
    theirs.annotations[0].memo = "Is this one demand, or two?";
    theirs.annotations[0].modified = "2030-01-01T00:00:00.000Z";
    theirs.log.push({ ...theirs.log[0], at: "2030-01-01T00:00:00.000Z", what: "Changed a memo" });
    theirs.annotations.push(...theirs.annotations.slice(1).map((tag, n) => ({ ...tag, id: `01900000-0000-7000-8000-00000000000${n}`, created: "2030-01-01T00:00:00.000Z", modified: "2030-01-01T00:00:00.000Z", memo: "Again" })));
    await merging.begin(invented("bob.demarche.json", JSON.stringify(theirs), "application/json"));
  },
  "articles lost": async (app) => {
    await several(app);
    await app.saved();
    await app.page.evaluate(storeTools);
    await spoil(app.page, "text", "damage", "Karsholm");
    await app.reload();
    await app.article.select("a blank sheet");
    await app.keys.press("c");
    await app.saved();
    await app.reload();
    await app.corpus.open();
  },
  "articles chosen": async (app) => {
    await several(app);
    await app.corpus.open();
    await app.corpus.press("Choose all that are listed");
  },
  "reading along": async (app, { narrow }) => {
    await example(app);
    const other = await app.anotherTab();
    await other.otherTabs.button("Take over").click();
    await expectVisible(app.otherTabs.button("Take over"));
    if (narrow) await app.page.getByRole("button", { name: /^\d+ tags$/ }).click();
  },
  "details reading along": async (app) => {
    await several(app);
    await app.saved();
    const other = await app.anotherTab();
    await other.otherTabs.button("Take over").click();
    await expectVisible(app.otherTabs.button("Take over"));
    await app.page.getByRole("button", { name: "Change the details of this article" }).click();
    await app.dialogs.expect("Details of the article");
  },
  "articles of the host": async (app) => {
    const [file, later] = ["texts/article.txt", "texts/later.txt"];
    const list = (files) => JSON.stringify({ projects: [{ name: "harbour", title: "The harbour, spring 2024", files }] });
    const site = await startSite({ files: { "projects.json": list([file]), [file]: readFileSync(dataFile("article.txt")), [later]: "The third one\n\nThey met again.\n" } });
    try {
      const link = `${site.address}#/open?project=harbour`;
      await app.page.goto(link);
      await app.expectArticle("article");
      await app.saved();
      site.files["projects.json"] = list([file, later]);
      await app.header.project.click();
      await app.page.getByRole("button", { name: "Open the sample" }).click();
      await app.saved();
      await app.page.evaluate(() => {
        location.hash = "#/open?project=harbour";
      });
      await app.dialogs.expect("1 article new in this project");
    } finally {
      await site.stop();
    }
  },
  "where is my work": async (app) => {
    await several(app);
    await app.saved();
    await app.page.getByRole("banner").getByRole("button", { name: /Saved|Saving/ }).click();
    await app.dialogs.expect("Where is my work?");
  },
};

async function several(app) {
  await app.importFiles(["article.txt", "lines.txt", "arabic.txt", "chinese.txt"].map(dataFile));
  await app.expectArticle("article");
  await app.article.select("publish the drawings, all of them");
  await app.keys.press("d");
}
