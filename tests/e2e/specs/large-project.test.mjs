// A project of many articles: one of them is there at once, and what is done to it meanwhile is kept.

import assert from "node:assert/strict";

import { invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { envelopes, spoil, storeTools } from "../support/store.mjs";
import { story } from "../support/story.mjs";

const MANY = 140;

const name = (n) => `Session ${String(n).padStart(3, "0")}`;
const text = (n) => `${name(n)}\n\nThe delegate of berth ${n} demands a written answer. Nobody promised one.\n`;

async function importMany(app) {
  const files = Array.from({ length: MANY }, (_, n) => invented(`${name(n)}.txt`, text(n)));
  await app.importFiles(files);
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
}

/** Waits until a snapshot has taken in the import: before that, all of a project has to be read to show any of it. */
async function tidied(page) {
  const steps = async () => (await envelopes(page)).filter(({ line }) => line.split(" ")[2] === "journal");
  await expectTrue(async () => (await steps()).length === 0, "the import is in a snapshot");
}

/** Holds back the part of the program that opens the rest of a project; gives what lets it through. */
async function holdRest(context) {
  let letIn;
  const held = new Promise((resolve) => (letIn = resolve));
  await context.route(/\/split_[^/]*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  return letIn;
}

story("an article of many can be tagged before the rest is there", { before: storeTools }, async ({ app, context, page }) => {
  await importMany(app);
  await tidied(page);
  await app.goToArticle(name(70));
  await app.article.select("berth 70");
  await app.keys.press("a");
  await app.saved();
  const letIn = await holdRest(context);

  await app.reload();
  await app.expectArticle(name(70));
  await expectMatch(() => app.articles.innerText(), /Articles\s+12\b/);
  await expectEqual(() => app.article.marked(), ["actor: berth 70"]);
  await app.article.select("a written answer");
  await app.keys.press("d");
  await app.saved();
  await app.header.undo.click();
  await app.article.select("Nobody promised one");
  await app.keys.press("c");
  await app.saved();

  // With the rest it is all there, and so it is the next time.
  letIn();
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
  await app.reload();
  await app.expectArticle(name(70));
  await expectEqual(() => app.article.marked(), ["actor: berth 70", "claim: Nobody promised one"]);
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
  const file = await app.export();
  assert.equal(file.parsed.documents.length, MANY);
  assert.equal(file.parsed.annotations.length, 2);
});

story("what was done before the rest came goes on without a break", { before: storeTools }, async ({ app, context, page }) => {
  await importMany(app);
  await tidied(page);
  await app.goToArticle(name(5));
  await app.saved();
  const letIn = await holdRest(context);
  await app.reload();
  await app.expectArticle(name(5));
  await app.article.select("a written answer");
  await app.keys.press("d");
  await expectEqual(() => app.article.marked(), ["demand: a written answer"]);
  // What needs the whole waits for it, and then happens.
  await app.keys.press("Shift+n");
  await app.expectArticle(name(5));
  letIn();
  await app.expectArticle(name(6));
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
  await app.header.undo.click();
  await app.expectArticle(name(5));
  await expectEqual(() => app.article.marked(), []);
  await app.saved();
  await app.reload();
  await expectEqual(() => app.article.marked(), []);
});

story("one damaged article of many is left out, and what was done before that was known is kept", { before: storeTools }, async ({ app, context, page }) => {
  await importMany(app);
  await tidied(page);
  assert.ok((await spoil(page, "text", "damage", name(100))) > 0, "there was a text to spoil");
  const letIn = await holdRest(context);
  await app.reload();
  await expectMatch(() => app.articles.innerText(), /Articles\s+12\b/);
  await app.article.select("a written answer");
  await app.keys.press("d");
  await app.saved();
  letIn();
  const notice = page.getByRole("status").filter({ hasText: /could not be read/ });
  await expectMatch(() => notice.first().textContent(), new RegExp(`The text of 1 article .*“${name(100)}”`));
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY - 1}`));
  await app.article.select("Nobody promised one");
  await app.keys.press("c");
  await app.saved();
  await app.reload();
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY - 1}`));
  await expectEqual(() => app.article.marked(), ["demand: a written answer", "claim: Nobody promised one"]);
  await expectHidden(notice);
});

story("when the rest cannot be read it is said, and nothing waits for it for ever", { before: storeTools }, async ({ app, page }) => {
  await app.importFiles([invented("first.txt", text(1)), invented("second.txt", text(2))]);
  await tidied(page);
  assert.ok((await spoil(page, "log", "newer")) > 0, "there was a log to spoil");
  await app.reload();
  await app.expectArticle(name(1));
  await expectVisible(page.getByText(/could not be opened/).first());
  // A file of it would pass for the whole.
  await app.header.export.click();
  await (await app.dialogs.expect("Export")).getByRole("button", { name: "Save as .demarche.json" }).click();
  await expectMatch(() => app.said(), /Only a part of this project could be opened/);
  await app.dialogs.close();
  await app.header.project.click();
  await (await app.dialogs.expect("Projects")).getByRole("button", { name: "Open the sample" }).click();
  await expectMatch(() => app.article.title(), /Ninety minutes/);
});

story("a tab that reads along does so while the rest is arriving, too", { before: storeTools }, async ({ app, context, page }) => {
  await importMany(app);
  await tidied(page);
  await app.goToArticle(name(70));
  await app.saved();
  const letIn = await holdRest(context);
  const reader = await app.anotherTab();
  await reader.expectArticle(name(70));
  await expectMatch(() => reader.articles.innerText(), /Articles\s+12\b/);
  await reader.article.select("a written answer");
  await reader.keys.press("d");
  await reader.otherTabs.expectMessage(/open for coding in another tab/);
  await app.article.select("Nobody promised one");
  await app.keys.press("c");
  await app.saved();
  letIn();
  await reader.otherTabs.expectReading();
  await expectMatch(() => reader.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
  await expectEqual(() => reader.article.marked(), ["claim: Nobody promised one"]);
  await page.close();
  await reader.otherTabs.expectWriting();
  await reader.article.select("a written answer");
  await reader.keys.press("d");
  await reader.saved();
  await reader.reload();
  await expectEqual(() => reader.article.marked(), ["demand: a written answer", "claim: Nobody promised one"]);
  await expectMatch(() => reader.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
});

story("before an import the project is kept as a version that opens as a project of its own", async ({ app, page }) => {
  await app.importFiles([invented("first.txt", text(1)), invented("second.txt", text(2))]);
  await app.article.select("a written answer");
  await app.keys.press("d");
  await app.saved();
  await app.importFiles([invented("third.txt", text(3)), invented("fourth.txt", text(4))]);
  await expectMatch(() => app.articles.innerText(), /Articles\s+4/);
  await app.saved();

  await app.header.project.click();
  const projects = await app.dialogs.expect("Projects");
  await projects.getByRole("button", { name: "Earlier versions" }).click();
  const versions = await app.dialogs.expect("Earlier versions");
  const rows = versions.getByRole("list").getByRole("button");
  await expectTrue(async () => (await rows.count()) >= 1, "there is a version");
  await expectMatch(() => rows.first().innerText(), /Before: (Added|Imported) 2 articles/);
  await rows.first().click();
  await expectMatch(() => app.articles.innerText(), /Articles\s+2/);
  await expectEqual(() => app.tags.count(), "1 tag");
  await expectMatch(() => app.said(), /as a project of its own/);
  const file = await app.export();
  assert.match(file.parsed.title, /\(as of /);

  // What it was taken from is as it was.
  await app.header.project.click();
  await (await app.dialogs.expect("Projects")).getByRole("button", { name: /4 articles/ }).click();
  await expectMatch(() => app.articles.innerText(), /Articles\s+4/);
});
