// A text is corrected, and every tag is accounted for.

import assert from "node:assert/strict";

import { invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const TEXT = `Talks about the harbour

Moscow demands a writen answer by Friday.

Washington has refused, and the minister said no. A committee will look into the matter next week.
`;

async function tagged(app) {
  await app.openFiles([invented("talks.txt", TEXT)]);
  await app.expectArticle("Talks about the harbour");
  for (const [words, key] of [
    ["Moscow", "a"],
    ["a writen answer", "d"],
    ["has refused", "c"],
    ["next week", "c"],
  ]) {
    await app.article.select(words);
    await app.keys.press(key);
  }
}

story("a typo is corrected: tags stay on their words, one step back and forth, kept over a reload", async ({ app }) => {
  await tagged(app);
  await app.correcting.open();
  await app.correcting.change("writen", "written");
  await app.correcting.look();
  await expectEqual(() => app.correcting.lines(), [
    "# 1 tag stays, with its words corrected",
    "Demand: a writen answer → a written answer",
    "# 2 tags move with their words",
    "Claim: has refused",
    "Claim: next week",
    "# 1 tag stays where it is",
    "Actor: Moscow",
  ]);
  await app.correcting.save.click();
  await app.dialogs.expectNone();
  await expectMatch(() => app.said(), /Corrected the text of “Talks about the harbour”; all 4 tags were found again/);
  const corrected = ["actor: Moscow", "demand: a written answer", "claim: has refused", "claim: next week"];
  await expectEqual(() => app.article.marked(), corrected);
  await app.header.undo.click();
  await expectEqual(async () => (await app.article.marked())[1], "demand: a writen answer");
  await app.header.redo.click();
  await expectEqual(() => app.article.marked(), corrected);
  await app.saved();
  await app.reload();
  await expectEqual(() => app.article.marked(), corrected);
  const [article] = (await app.export()).parsed.documents;
  assert.equal(article.text, TEXT.replace("writen", "written"));
  assert.equal(article.versions.length, 1);
  assert.match(article.versions[0].textSha256, /^[0-9a-f]{64}$/);
});

story("what cannot be placed is kept, listed as to do, and placed by hand", async ({ app, page }) => {
  await tagged(app);
  await app.correcting.open();
  await app.correcting.change("Washington has refused, and the minister said no.", "Nobody in the capital gave way.");
  await app.correcting.look();
  await expectEqual(async () => (await app.correcting.lines()).slice(0, 2), [
    "# 1 tag could not be placed: it will be kept, to be placed anew",
    "Claim: has refused",
  ]);
  await app.correcting.save.click();
  await app.dialogs.expectNone();
  await expectMatch(() => app.said(), /1 tag to be placed anew/);
  await app.todo.show();
  await app.todo.choose("To be placed anew", "has refused");
  const box = page.getByRole("region", { name: "To be placed anew" });
  await expectVisible(box.getByText("These words do not stand in the article."));
  await box.getByRole("searchbox", { name: "Words where it belongs" }).fill("gave way");
  await box.getByRole("button", { name: /gave way/ }).click();
  await expectHidden(box);
  await expectEqual(() => app.article.marked("claim"), ["claim: gave way", "claim: next week"]);
  const lost = (await app.export()).parsed.annotations.filter((tag) => tag.lost);
  assert.deepEqual(lost, []);
});

const TWICE = [
  "Talks about the harbour",
  "Moscow demands a written answer by Friday.",
  "The talks went on for two days, and nobody was pleased with them in the end.",
  "A week later one could read it anew: Moscow demands a written answer by Friday. That was all.",
];

story("a tag whose sentence goes is not put on the same words elsewhere, and where it is cut and pasted to is shown", async ({ app }) => {
  await app.openFiles([invented("talks.txt", TWICE.join("\n\n"))]);
  await app.expectArticle(TWICE[0]);
  const words = TWICE[1].slice(0, -1);
  await app.article.select(words);
  await app.keys.press("d");
  await app.correcting.open();
  const [title, tagged, between, again] = TWICE;
  await app.correcting.text.fill([title, between, again].join("\n\n"));
  await app.correcting.look();
  await expectEqual(() => app.correcting.lines(), [
    "# 1 tag could not be placed: it will be kept, to be placed anew",
    `Demand: ${words}`,
  ]);
  await expectEqual(() => app.correcting.places(), []);
  await app.correcting.text.fill([title, between, again, tagged].join("\n\n"));
  await app.correcting.look();
  await expectEqual(() => app.correcting.lines(), ["# 1 tag is found elsewhere by its words", `Demand: ${words}`]);
  const [place] = await app.correcting.places();
  assert.match(place, /^would stand in paragraph 3: … .*That was all\. +Moscow demands a written/);
  await app.correcting.save.click();
  await app.dialogs.expectNone();
  await expectEqual(() => app.article.marked(), [`demand: ${words}`]);
});

story("nothing is undone beneath a draft, and the focus goes to what becomes of the tags", async ({ app, page }) => {
  await tagged(app);
  await app.correcting.open();
  const { dialog } = app.correcting;
  await expectEqual(() => dialog.getByRole("button", { name: /^(Undo|Redo)/ }).count(), 0);
  // The browser’s own undo concerns what was typed into the field.
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Control+z");
  await app.correcting.change("writen", "written");
  await dialog.getByRole("button", { name: "See what becomes of the tags" }).focus();
  await page.keyboard.press("Enter");
  await expectVisible(app.correcting.save);
  await expectEqual(async () => (await app.correcting.lines()).length, 7);
  await expectEqual(() => app.keys.focus(), "group Tag by tag");
  // Looked at is not saved.
  await page.keyboard.press("Escape");
  await expectMatch(() => dialog.getByRole("alert").textContent(), /Not saved yet/);
  await app.correcting.save.click();
  await app.dialogs.expectNone();
  await expectEqual(async () => (await app.article.marked())[1], "demand: a written answer");
});

story("nothing is saved of a text that is empty or as it was", async ({ app }) => {
  await tagged(app);
  await app.correcting.open();
  const { dialog, text } = app.correcting;
  await dialog.getByRole("button", { name: "See what becomes of the tags" }).click();
  await expectMatch(() => dialog.getByRole("alert").textContent(), /as it was/);
  await text.fill("  ");
  await dialog.getByRole("button", { name: "See what becomes of the tags" }).click();
  await expectMatch(() => dialog.getByRole("alert").textContent(), /cannot be empty/);
  await text.fill(TEXT.replace("harbour", "harbor"));
  await app.correcting.look();
  // What was looked at is another text by now.
  await text.fill(TEXT.replace("harbour", "port"));
  await expectHidden(app.correcting.save);
});
