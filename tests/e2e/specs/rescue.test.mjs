// When the program does not start: everything that is stored is saved as a file, and comes back from it.

import assert from "node:assert/strict";

import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { tagsOf } from "../support/exports.mjs";
import { spoil, storeTools } from "../support/store.mjs";
import { story } from "../support/story.mjs";
import { browserFor, contextOptions } from "../support/browser.mjs";
import { App } from "../pages/app.mjs";
import { Merging } from "../pages/merging.mjs";

const PROGRAM = "**/*_bg.wasm";
const EXPECTED = ["demand: eleven berths", "actor: Tomas Wend"];

async function work(app) {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("Tomas Wend");
  await app.keys.press("a");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.details.memo.fill("図面 👩‍👩‍👧");
  await app.saved();
}

/** Opens the file where nothing was ever stored, and looks whether all is there. */
async function comesBack(file) {
  const { browser, downloads } = await browserFor();
  const context = await browser.newContext(contextOptions({}));
  try {
    const page = await context.newPage();
    const app = new App(page, downloads);
    await app.open();
    await app.openFiles([invented(file.name, file.content, "application/json")]);
    await app.expectArticle("article");
    await expectEqual(() => app.article.marked(), EXPECTED);
    await app.saved();
    const { parsed } = await app.export();
    assert.deepEqual(tagsOf(parsed), EXPECTED);
    assert.ok(parsed.annotations.some((tag) => tag.memo === "図面 👩‍👩‍👧"), "the memo is there");
    // It is kept here now, like any other.
    await app.reload();
    await expectEqual(() => app.article.marked(), EXPECTED);
    // Opened once more, it changes nothing.
    await app.openFiles([invented(file.name, file.content, "application/json")]);
    await expectMatch(() => app.said(), /in this browser already, and the same/);
  } finally {
    await context.close();
  }
}

story("a start that fails offers everything as a file, from which all of it comes back", async ({ app, page, context, watch }) => {
  await work(app);
  watch.allow(/./);
  await context.route(PROGRAM, (route) => route.fulfill({ status: 200, body: "no program" }));
  await page.reload();
  await expectVisible(page.getByRole("heading", { name: "Demarche could not start" }));
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());
  assert.match(file.name, /^demarche-rescue-.*\.json$/);
  await expectMatch(() => page.locator("#rescue-status").textContent(), /was downloaded, with \d+ stored items/);
  await comesBack(file);
});

story("the rescue page saves everything, without the program", async ({ app, page, context, watch }) => {
  await work(app);
  watch.allow(/./);
  await context.route(PROGRAM, (route) => route.abort());
  await page.reload();
  await page.getByRole("link", { name: "Open the rescue page" }).click();
  await expectVisible(page.getByRole("heading", { name: "Save what Demarche keeps here" }));
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());
  await comesBack(file);
});

story("what the app itself saves of everything comes back too", async ({ app }) => {
  await work(app);
  await app.header.choose("Settings");
  const dialog = await app.dialogs.expect("Settings");
  const file = await app.download(() => dialog.getByRole("button", { name: "Download everything stored here" }).click());
  await comesBack(file);
});

story("kept versions come back with their project", async ({ app, page }) => {
  await work(app);
  const more = ["First", "Second"].map((title) => invented(`${title}.txt`, `${title}\n\nNobody gave an answer.\n`));
  await app.importFiles(more);
  await expectMatch(() => app.articles.innerText(), /Articles\s+3/);
  await app.saved();
  const rows = async (app) => {
    await app.header.project.click();
    await (await app.dialogs.expect("Projects")).getByRole("button", { name: "Earlier versions" }).click();
    return (await app.dialogs.expect("Earlier versions")).getByRole("list").getByRole("button");
  };
  const here = await rows(app);
  await expectTrue(async () => (await here.count()) === 1, "a version was kept before the import");
  const words = await here.first().innerText();
  await page.goto(`${app.address}rescue.html`);
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());

  const { browser, downloads } = await browserFor();
  const context = await browser.newContext(contextOptions({}));
  try {
    const elsewhere = new App(await context.newPage(), downloads);
    await elsewhere.open();
    await elsewhere.openFiles([invented(file.name, file.content, "application/json")]);
    await expectMatch(() => elsewhere.articles.innerText(), /Articles\s+3/);
    const there = await rows(elsewhere);
    await expectEqual(() => there.allInnerTexts(), [words]);
    await there.first().click();
    await expectMatch(() => elsewhere.said(), /as a project of its own/);
    await expectEqual(() => elsewhere.article.marked(), EXPECTED);
  } finally {
    await context.close();
  }
});

story("kept versions come to a project that is here already, when the file is merged", async ({ app, page }) => {
  await work(app);
  await app.importFiles([invented("First.txt", "First\n\nNobody gave an answer.\n"), invented("Second.txt", "Second\n\nNobody came.\n")]);
  await expectMatch(() => app.articles.innerText(), /Articles\s+3/);
  await app.saved();
  const backup = await app.export();
  await page.goto(`${app.address}rescue.html`);
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());

  const { browser, downloads } = await browserFor();
  const context = await browser.newContext(contextOptions({}));
  try {
    const elsewhere = new App(await context.newPage(), downloads);
    await elsewhere.open();
    await elsewhere.openFiles([invented("backup.demarche.json", backup.content, "application/json")]);
    await expectMatch(() => elsewhere.articles.innerText(), /Articles\s+3/);
    await elsewhere.articles.getByText("article", { exact: true }).click();
    await elsewhere.expectArticle("article");
    for (const words of ["a map in March", "a blank sheet"]) {
      await elsewhere.article.select(words);
      await elsewhere.keys.press("c");
    }
    await elsewhere.saved();
    const merging = new Merging(elsewhere);
    await elsewhere.openFiles([invented(file.name, file.content, "application/json")]);
    await merging.ask.getByRole("button", { name: /merge/i }).click();
    await expectVisible(merging.report.getByText(/There is nothing new in this file/));
    await expectVisible(merging.dialog.getByText("1 earlier version of the file came beside those that are here"));
    await elsewhere.page.keyboard.press("Escape");
    await elsewhere.header.project.click();
    await (await elsewhere.dialogs.expect("Projects")).getByRole("button", { name: "Earlier versions" }).click();
    const rows = (await elsewhere.dialogs.expect("Earlier versions")).getByRole("list").getByRole("button");
    await expectEqual(() => rows.count(), 1);
    await rows.first().click();
    await expectMatch(() => elsewhere.said(), /as a project of its own/);
    await expectEqual(() => elsewhere.article.marked(), EXPECTED);
  } finally {
    await context.close();
  }
});

story("of a damaged store, what can be read comes back, and the rest is said", { before: storeTools }, async ({ app, page, watch }) => {
  await work(app);
  assert.ok((await spoil(page, "snapshot", "damage")) > 0);
  watch.allow(/./);
  await page.goto(`${app.address}rescue.html`);
  const file = await app.download(() => page.getByRole("button", { name: "Download everything stored here" }).click());
  assert.match(file.content, /eleven berths/);
  await app.open();
  await app.openFiles([invented(file.name, file.content, "application/json")]);
  const dialog = page.getByRole("dialog");
  await expectMatch(() => dialog.textContent(), /“article”: this project could not be opened: .*damaged/);
});

story("on a device where nothing was stored the rescue page says so", { open: false }, async ({ app, page }) => {
  await page.goto(`${app.address}rescue.html`);
  await page.getByRole("button", { name: "Download everything stored here" }).click();
  await expectMatch(() => page.getByRole("status").textContent(), /Nothing of Demarche is stored/);
  // And it did not make an empty store, which the app would take for its own.
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name)), []);
});
