// Who did what when: an append-only list, read in the app and saved as a table.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { parseCsv } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

/** Two tags with a memo each, one of them taken back; by Ann. */
async function worked(app) {
  await app.openArticle(dataFile("article.txt"), "article");
  await tag(app, "eleven berths", "d");
  await app.page.getByRole("textbox", { name: "Your name, kept with what you code" }).fill("=Ann");
  await app.keys.press("Enter");
  await app.keys.press("Enter");
  await app.keys.type("one");
  await app.keys.press("Escape");
  await tag(app, "a map in March", "c");
  await app.keys.press("Enter");
  await app.keys.type("two");
  await app.keys.press("Escape", "Control+z");
  await expectMatch(() => app.said(), /Undone: Changed a memo/);
}

const DONE = [
  "=Ann: Undone: Changed a memo",
  "=Ann: Changed a memo",
  "=Ann: Tagged 1 claim: “a map in March”",
  "=Ann: Changed a memo",
  "=Ann: Changed the coder’s name to “=Ann”",
  "=Ann: Tagged 1 demand: “eleven berths”",
  "=Ann: Added “article”",
];

story("every step is in the log once, the newest first, and the log is found through", async ({ app }) => {
  await worked(app);
  await app.header.choose("Log");
  const { log } = app;
  await expectVisible(log.dialog);
  await expectEqual(async () => (await log.entries()).slice(0, 6), DONE.slice(0, 6));
  await expectEqual(async () => (await log.days()).length, 1);
  await log.search.fill("MEMO changed");
  await expectEqual(() => log.entries(), DONE.filter((line) => line.includes("memo")));
  await expectMatch(() => log.count(), /^3 of \d+ steps$/);
  await log.search.fill("zebra");
  await expectEqual(() => log.count(), "No entry fits.");
  await log.search.fill("");
  await expectEqual(() => log.coder.locator("option").allTextContents(), ["Everybody", "=Ann"]);
  await log.coder.selectOption({ label: "=Ann" });
  await expectTrue(async () => (await log.entries()).length >= 6);
  // It only grows: undoing here adds a line.
  const before = (await log.entries()).length;
  await log.dialog.getByRole("button", { name: "Undo", exact: true }).click();
  await expectEqual(async () => (await log.entries())[0], "=Ann: Undone: Tagged 1 claim: “a map in March”");
  await expectEqual(async () => (await log.entries()).length, before + 1);
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
});

story("the log is the same after the page was loaded again", async ({ app }) => {
  await worked(app);
  await app.saved();
  await app.reload();
  await app.header.choose("Log");
  await expectEqual(async () => (await app.log.entries()).slice(0, 6), DONE.slice(0, 6));
});

story("the log is saved as a table, in which no cell is a formula", async ({ app }) => {
  await worked(app);
  await app.header.choose("Log");
  const file = await app.download(() => app.log.save.click());
  assert.match(file.name, / log \d{4}-\d\d-\d\d\.csv$/);
  const rows = parseCsv(file.content);
  assert.deepEqual(Object.keys(rows[0]), ["time", "coder", "action"]);
  const newestFirst = rows.map((row) => row.action).reverse();
  assert.deepEqual(newestFirst.slice(0, 6), DONE.slice(0, 6).map((line) => line.slice("=Ann: ".length)));
  assert.ok(rows.every((row) => row.coder === "'=Ann"), JSON.stringify(rows[0]));
  assert.ok(rows.every((row) => !Number.isNaN(Date.parse(row.time)) && row.time.endsWith("Z")));
});

story("a log of 30,000 steps makes only the rows in view", { timeout: 240_000 }, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await tag(app, "eleven berths", "d");
  const project = (await app.export("project")).parsed;
  const [entry] = project.log.slice(-1);
  const start = Date.parse("2022-01-01T12:00:00Z");
  project.log = Array.from({ length: 30_000 }, (_, n) => ({ ...entry, at: new Date(start + n * 600_000).toISOString(), what: `Did ${n}` }));
  project.title = "Long";
  project.id = "01900000-0000-7000-8000-0000000000aa";
  await app.openFiles([invented("long.demarche.json", JSON.stringify(project), "application/json")]);
  await expectMatch(() => app.header.projectTitle(), /Long/);
  await app.header.choose("Log");
  const { log } = app;
  await expectTrue(async () => (await log.entries()).some((line) => line.endsWith("Did 29999")));
  assert.ok((await log.rows()).length < 60);
  assert.ok((await log.days())[0].startsWith("28 Jul 2022") || (await log.days())[0].includes("Jul 2022"), (await log.days())[0]);
  await log.list.evaluate((list) => {
    list.parentElement.scrollTop = list.scrollHeight;
  });
  await expectTrue(async () => (await log.entries()).at(-1)?.endsWith("Did 0"));
  await log.search.fill("Did 12345");
  await expectEqual(async () => (await log.entries()).map((line) => line.split(": ")[1]), ["Did 12345"]);
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`the log is accessible, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      await app.openArticle(dataFile("article.txt"), "article");
      for (const words of ["eleven berths", "a map in March", "Tomas Wend, who speaks for the Net Menders’ Union, answered that nobody had shown him a plan."]) {
        await app.article.select(words);
        await app.keys.press("d");
      }
      await app.header.choose("Log");
      await expectVisible(app.log.dialog);
      await expectTrue(async () => (await app.log.entries()).length >= 3);
      const problems = [...(await accessibilityProblems(page, "log")), ...(await sidewaysScrolling(page, "log"))];
      if (process.env.DEMARCHE_PICTURES) await page.screenshot({ path: `${process.env.DEMARCHE_PICTURES}/log-${width}-${scheme}.png` });
      assert.equal(problems.length, 0, problems.join("\n    "));
    });
  }
}
