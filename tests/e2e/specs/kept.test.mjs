// What is shown as saved is there after a reload, and after the browser was killed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { App } from "../pages/app.mjs";
import { launchOnProfile, temporaryFolder } from "../support/browser.mjs";
import { dataFile } from "../support/data.mjs";
import { PATIENCE, eventually, expectEqual, expectTrue } from "../support/expect.mjs";
import { tagsOf, withoutSaveTime } from "../support/exports.mjs";
import { picturedOnFailure } from "../support/picture.mjs";
import { story } from "../support/story.mjs";

const ARTICLE = dataFile("article.txt");
const TITLE = "article";

/** Some of every kind of work. */
async function work(app) {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("Tomas Wend");
  await app.keys.press("a");
  await app.article.select("publish the drawings, all of them");
  await app.keys.press("c");
  await app.details.memo.fill("Wend → council: 図面 👩‍👩‍👧");
  await app.details.confidence.fill("65");
  await app.details.makeIt("Demand");
  await app.article.select("a blank sheet");
  await app.keys.press("c", "Delete");
  await app.article.select("eleven berths");
  await app.keys.press("d", "Control+z");
}

const EXPECTED = ["actor: Tomas Wend", "demand: publish the drawings, all of them"];

story("a reload keeps everything that was shown as saved", async ({ app }) => {
  await work(app);
  await app.saved();
  const before = await app.export();
  assert.deepEqual(tagsOf(before.parsed), EXPECTED);
  await app.reload();
  await app.expectArticle(TITLE);
  await expectEqual(() => app.article.marked(), EXPECTED);
  const after = await app.export();
  assert.equal(withoutSaveTime(after.content), withoutSaveTime(before.content));
  // And once more, now that the journal was read.
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  await app.reload();
  await expectEqual(() => app.tags.count(), "3 tags");
});

story("a reload right after the word “saved” loses nothing, again and again", async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  const words = ["eleven berths", "a blank sheet", "Northline Ferries", "an inspector"];
  for (const [i, w] of words.entries()) {
    await app.article.select(w);
    await app.keys.press("c");
    await app.saved();
    await page.reload();
    await app.ready();
    await expectEqual(() => app.tags.count(), i === 0 ? "1 tag" : `${i + 1} tags`);
  }
});

story("settings and the place of work are remembered", async ({ app, page }) => {
  await app.header.choose("Settings");
  const dialog = await app.dialogs.expect("Settings");
  await dialog.getByLabel("Colours").selectOption({ label: "Dark" });
  await dialog.getByLabel("Size of the text").selectOption({ label: "Large" });
  await app.dialogs.close();
  const look = () =>
    page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.querySelector("article")).fontSize]);
  const chosen = await look();
  assert.equal(chosen[0], "dark");
  await app.reload();
  await expectEqual(look, chosen);
});

story("each article is where it was read last, after a reload and on the way back to it", { height: 500 }, async ({ app, page }) => {
  await app.importFiles([ARTICLE, dataFile("lines.txt")]);
  await app.expectArticle(TITLE);
  const words = "Hallam dismissed the remark";
  await app.article.scrollTo(words);
  await expectEqual(() => app.article.isInView("The harbour council"), false);
  await expectTrue(() => page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("demarche.readTo") ?? "{}")).length === 1), "it is remembered");
  await app.saved();
  await app.reload();
  await app.expectArticle(TITLE);
  await expectTrue(() => app.article.isInView(words));
  await app.goToArticle("Night buses in Karsholm");
  await app.goToArticle(TITLE);
  await expectTrue(() => app.article.isInView(words));
});

test("killing the browser after “saved” loses nothing", { timeout: 180_000 }, async () => {
  const profile = temporaryFolder("profile");
  let second = null;
  try {
    const first = await launchOnProfile(profile);
    const page = first.pages()[0] ?? (await first.newPage());
    first.setDefaultTimeout(PATIENCE);
    const app = new App(page, temporaryFolder("unused"));
    await picturedOnFailure(page, "kill before", async () => {
      await app.open();
      await work(app);
      await app.saved();
    });
    kill(profile);
    await first.close().catch(() => {});

    second = await launchOnProfile(profile);
    second.setDefaultTimeout(PATIENCE);
    const later = second.pages()[0] ?? (await second.newPage());
    const reopened = new App(later, null);
    await picturedOnFailure(later, "kill after", async () => {
      await reopened.open();
      await reopened.expectArticle(TITLE);
      await expectEqual(() => reopened.article.marked(), EXPECTED);
      await reopened.tags.choose("publish the drawings, all of them");
      await expectEqual(() => reopened.details.memo.inputValue(), "Wend → council: 図面 👩‍👩‍👧");
      await expectEqual(() => reopened.details.confidenceWords(), "65 %");
      await reopened.saved();
    });
  } finally {
    await second?.close();
    await eventually(() => rm(profile, { recursive: true, force: true }));
  }
});

/** Ends, without a warning, the processes that were started on this profile, and no others. */
function kill(profile) {
  const processes = () =>
    execFileSync("ps", ["-axww", "-o", "pid=,command="], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(profile))
      .map((line) => Number.parseInt(line, 10));
  const found = processes();
  assert.ok(found.length > 0, "the browser’s process is found by its profile");
  for (const id of found) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // A child went down with its parent.
    }
  }
}
