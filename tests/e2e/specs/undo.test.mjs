// Everything can be undone, back to the start, and done again, to the very same.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue } from "../support/expect.mjs";
import { essence } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

const TITLE = "article";

story("undo of everything leads back to the start, redo of everything to the same project", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.openFiles([dataFile("chinese.txt")]);
  await app.expectArticle("港口会谈没有结果");
  const start = essence((await app.export()).parsed);

  const steps = [
    async () => {
      await app.article.select("林晓雯");
      await app.keys.press("a");
    },
    () => app.offer.getByRole("button", { name: /^Tag all/ }).click(),
    async () => {
      await app.keys.press("Shift+p");
      await app.expectArticle(TITLE);
      await app.article.select("publish the drawings, all of them");
      await app.keys.press("c");
    },
    () => app.keys.press("Shift+d"),
    async () => {
      await app.details.memo.fill("Wend → the council");
      await app.keys.press("Escape");
    },
    () => app.details.confidence.fill("40"),
    () => app.keys.press("BracketRight"),
    async () => {
      await app.article.select("Petra Hallam");
      await app.keys.press("a");
    },
    () => app.keys.press("Delete"),
    async () => {
      await app.header.project.click();
      const dialog = await app.dialogs.expect("Projects");
      await dialog.getByLabel("This project").fill("Harbours");
      await dialog.getByRole("button", { name: "Rename" }).click();
      await app.dialogs.expectNone();
    },
    async () => {
      await app.page.getByRole("button", { name: "Change the details of this article" }).click();
      const dialog = await app.dialogs.expect("Details of the article");
      await dialog.getByLabel("Outlet").fill("Velmora Gazette");
      await dialog.getByRole("button", { name: "Save details" }).click();
      await app.dialogs.expectNone();
    },
  ];
  for (const step of steps) {
    await step();
  }
  await expectEqual(() => app.header.projectTitle(), "Harbours");
  const end = essence((await app.export()).parsed);
  assert.notDeepEqual(end, start);

  for (let i = 0; i < steps.length; i += 1) {
    await expectTrue(() => app.header.canUndo(), `there are ${steps.length} steps to undo, not ${i}`);
    await app.header.undo.click();
  }
  const back = (await app.export()).parsed;
  assert.deepEqual(essence(back), { ...start, coders: start.coders }, "as at the start");
  // Who did what when is never undone: what was taken back stands in the log, too.
  assert.ok(back.log.some((entry) => entry.what.startsWith("Undone: Tagged")), "undoing is a step of the log");
  for (let i = 0; i < steps.length; i += 1) {
    await expectTrue(() => app.header.canRedo());
    await app.header.redo.click();
  }
  await expectTrue(async () => !(await app.header.canRedo()));
  assert.deepEqual(essence((await app.export()).parsed), end, "as at the end");
});

story("at either end of the history the app says so, and does nothing", async ({ app }) => {
  await app.keys.press("Control+z");
  await expectMatch(() => app.said(), /There is nothing to undo/);
  await app.keys.press("Control+Shift+z");
  await expectMatch(() => app.said(), /There is nothing to redo/);
});

story("undo says what it took back, and leads to where that was", { height: 500 }, async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.keys.press("Escape", "Control+End");
  await expectTrue(async () => !(await app.article.isInView("eleven berths")));
  await expectMatch(() => app.header.undo.getAttribute("title"), /Undo: Tagged 1 demand: “eleven berths”/);
  await app.keys.press("Control+z");
  await expectMatch(() => app.said(), /Undone: Tagged 1 demand: “eleven berths”/);
  await expectTrue(() => app.article.isInView("eleven berths"));
  await app.keys.press("Control+End", "Control+Shift+z");
  await expectTrue(() => app.article.isInView("eleven berths"));
});
