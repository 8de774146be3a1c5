// The browser's store fails: the app says so, loses nothing it can keep, and lets everything be downloaded.

import assert from "node:assert/strict";

import { Corpus } from "../pages/corpus.mjs";
import { Merging } from "../pages/merging.mjs";
import { accessibilityProblems } from "../support/axe.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { envelopes, fullStore, spoil, storeTools } from "../support/store.mjs";
import { story } from "../support/story.mjs";

const ARTICLE = dataFile("article.txt");
const TITLE = "article";

/** Run before the app: opening the store fails, as in some private windows. */
function noStore() {
  const refuse = () => {
    throw new DOMException("storage is not allowed here", "SecurityError");
  };
  Object.defineProperty(IDBFactory.prototype, "open", { value: refuse });
}

story("without a store the app works, says that nothing is kept, and exports", { before: noStore }, async ({ app, page, watch }) => {
  watch.allow(/storage is not allowed here/);
  await expectVisible(page.getByText(/does not let this page keep anything/).first());
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  await expectHidden(page.getByText("Saved in this browser", { exact: true }));
  const file = await app.download(() => page.getByRole("button", { name: "Download everything" }).first().click());
  assert.match(file.content, /eleven berths/);
  assert.equal((await app.export()).parsed.annotations.length, 1);
});

story("a write that fails is shown with its reason and a way out, and made good by trying again", { before: fullStore }, async ({ app, page, watch }) => {
  watch.allow(/there is no room|QuotaExceeded/);
  await app.openArticle(ARTICLE, TITLE);
  await app.saved();
  await page.evaluate(() => {
    window.demarcheFull = true;
  });
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const banner = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expectMatch(() => banner.textContent(), /Not saved: .*no room left/);
  await expectHidden(page.getByText("Saved in this browser", { exact: true }));
  // Work goes on, and nothing pretends.
  await app.article.select("a blank sheet");
  await app.keys.press("c");
  await expectEqual(() => app.tags.count(), "2 tags");
  await expectVisible(banner);
  const file = await app.download(() => banner.getByRole("button", { name: "Download everything" }).click());
  assert.match(file.content, /eleven berths/);
  assert.match(file.content, /a blank sheet/);

  await page.evaluate(() => {
    window.demarcheFull = false;
  });
  await banner.getByRole("button", { name: "Try again" }).click();
  await app.saved();
  await expectHidden(banner);
  await app.reload();
  await expectEqual(() => app.tags.count(), "2 tags");
});

for (const how of ["damage", "newer"]) {
  const what = how === "damage" ? "damaged" : "written by a newer version";
  story(`a project that is ${what} is kept, said, downloadable, and not overwritten`, { before: storeTools }, async ({ app, page }) => {
    await app.openArticle(ARTICLE, TITLE);
    await app.article.select("eleven berths");
    await app.keys.press("d");
    await app.saved();
    // Both projects, the practice one too: whichever opens must cope.
    assert.ok((await spoil(page, "snapshot", how)) > 0, "there was a snapshot to spoil");
    const before = await envelopes(page);
    await page.reload();
    const notice = page.getByRole("status").filter({ hasText: /could not be opened/ });
    await expectVisible(notice.first());
    await expectMatch(() => notice.first().textContent(), how === "damage" ? /damaged/ : /newer version/);
    await app.ready();
    await app.article.select("a promise of paper");
    await app.keys.press("c");
    const file = await app.download(() => notice.first().getByRole("button", { name: "Download everything" }).click());
    assert.match(file.content, /eleven berths/);
    const after = await envelopes(page);
    for (const entry of before.filter((e) => e.line.split(" ")[2] !== "listing")) {
      assert.ok(after.some((e) => e.store === entry.store && e.key === entry.key && e.line === entry.line), `${entry.store} ${entry.key} is as it was`);
    }
  });
}

story("a text that is damaged costs its article: the others open, and what is damaged stays", { before: storeTools }, async ({ app, page }) => {
  await app.importFiles([ARTICLE, dataFile("lines.txt")]);
  await app.expectArticle(TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  assert.ok((await spoil(page, "text", "damage", "Karsholm")) > 0, "there was a text to spoil");
  const damaged = (await envelopes(page)).filter((entry) => entry.line.split(" ")[2] === "text");
  await page.reload();
  await app.ready();
  const notice = page.getByRole("status").filter({ hasText: /The text of 1 article could not be read/ });
  await expectMatch(() => notice.first().textContent(), /Left out, .*: “Night buses in Karsholm”/);
  await expectEqual(() => app.articleTitles(), [TITLE]);
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  const unchanged = (await envelopes(page)).filter((entry) => entry.line.split(" ")[2] === "text");
  assert.deepEqual(unchanged, damaged);
  // Going on: what could not be read is put aside, and from then on the project is whole without it.
  await app.article.select("a blank sheet");
  await app.keys.press("c");
  await app.saved();
  const file = await app.download(() => notice.first().getByRole("button", { name: "Download everything" }).click());
  assert.match(file.content, /"rescue"/);
  assert.match(file.content, /Karsholm/);
  await app.reload();
  await expectEqual(() => app.tags.count(), "2 tags");
  await expectHidden(notice);
});

story("an article that could not be read is listed until a backup brings it back", { before: storeTools }, async ({ app, page }) => {
  await app.importFiles([ARTICLE, dataFile("lines.txt")]);
  await app.expectArticle(TITLE);
  await app.saved();
  const backup = await app.export();
  assert.ok((await spoil(page, "text", "damage", "Karsholm")) > 0, "there was a text to spoil");
  await page.reload();
  await app.ready();
  await app.article.select("a blank sheet");
  await app.keys.press("c");
  await app.saved();
  await app.reload();
  const corpus = new Corpus(page);
  await corpus.open();
  const lost = corpus.dialog.getByRole("region", { name: "Articles that could not be read" });
  await expectMatch(() => lost.textContent(), /^1 article could not be read: “Night buses in Karsholm”\./);
  assert.deepEqual(await accessibilityProblems(page, "articles that could not be read"), []);
  const file = await app.download(() => lost.getByRole("button", { name: "Save what could not be read" }).click());
  assert.match(file.name, /^demarche-unread-/);
  assert.match(file.content, /Karsholm/);
  // Asked twice before it is given up.
  await lost.getByRole("button", { name: "Give it up …" }).click();
  await lost.getByRole("button", { name: "Keep looking" }).click();
  await page.keyboard.press("Escape");
  const merging = new Merging(app);
  await merging.begin(invented("backup.demarche.json", backup.content, "application/json"));
  await expectTrue(async () => (await merging.lines()).includes("1 article"), "what comes in");
  await merging.go.click();
  await expectHidden(merging.dialog);
  const merged = await app.export();
  assert.deepEqual(merged.parsed.documents.map((d) => d.title).sort(), ["Night buses in Karsholm", TITLE].sort());
  assert.equal(merged.parsed.lost, undefined);
  await corpus.open();
  await expectHidden(lost);
  await page.keyboard.press("Escape");
  // Given up, it does not come back.
  await app.keys.press("Control+z");
  await corpus.open();
  await lost.getByRole("button", { name: "Give it up …" }).click();
  await lost.getByRole("button", { name: "Give it up", exact: true }).click();
  await expectHidden(lost);
});

story("steps that cannot be read cost only themselves", { before: storeTools }, async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  const changed = await spoil(page, "journal", "damage");
  assert.ok(changed > 0, "there was a journal to spoil");
  await page.reload();
  await app.ready();
  await expectVisible(page.getByRole("status").filter({ hasText: /could not be read/ }).first());
  await expectTrue(async () => (await app.header.projectTitle()) !== "");
});

/** Opens a page of the site that holds the store as another tab would: in this version, closing or not when it is asked to. */
async function otherPage(context, app, version) {
  const page = await context.newPage();
  await page.goto(new URL("rescue.html", app.address).href);
  await page.evaluate(
    (version) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("demarche", version);
        request.onsuccess = () => {
          window.held = request.result;
          resolve();
        };
        request.onblocked = () => reject(new Error("the app did not let go of the store"));
        request.onerror = () => reject(request.error);
      }),
    version,
  );
  return page;
}

/** Run before the app: it is of a version that stores in a newer form. */
function newerApp() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    return open.call(this, name, name === "demarche" && version ? version + 1 : version);
  };
}

story("a newer version in another tab gets the store; this tab says so, and gives its work away", async ({ app, context, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  await otherPage(context, app, 2);
  const banner = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expectMatch(() => banner.textContent(), /closed, for a newer version of Demarche in another tab/);
  await app.article.select("a blank sheet");
  await app.keys.press("c");
  await expectVisible(banner);
  assert.equal((await app.export()).parsed.annotations.length, 2);
  // Of this version again, it changes nothing of what is there.
  await page.reload();
  await app.ready();
  await expectVisible(page.getByText(/belongs to a newer version of Demarche/).first());
});

story("a tab with an older version that holds the store is named, and closing it is all there is to do", { open: false }, async ({
  app,
  context,
  page,
}) => {
  const older = await otherPage(context, app, 1);
  await page.addInitScript(newerApp);
  await app.open();
  const banner = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expectMatch(() => banner.textContent(), /another tab is holding the storage\. Close the other tabs/);
  await app.article.select("Geneva");
  await app.keys.press("d");
  await expectVisible(banner);
  await older.close();
  await banner.getByRole("button", { name: "Try again" }).click();
  await app.saved();
  await expectHidden(banner);
  await app.reload();
  await expectEqual(() => app.tags.count(), "1 tag");
});
