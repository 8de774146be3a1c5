// Several tabs with one project: one writes, the others read along, and can take over. Nothing is lost on the way.

import assert from "node:assert/strict";

import { accessibilityProblems } from "../support/axe.mjs";
import { dataFile } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectVisible } from "../support/expect.mjs";
import { fullStore } from "../support/store.mjs";
import { story } from "../support/story.mjs";

const ARTICLE = dataFile("article.txt");
const TITLE = "article";

/** Run before the app: a tab that hears nothing, as if asleep. */
function deaf() {
  window.BroadcastChannel = class extends EventTarget {
    postMessage() {}
    close() {}
  };
}

/** Run before the app: a browser without locks. */
function noLocks() {
  Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
}

/** Run before the app: a browser whose tabs cannot talk to each other. */
function noWords() {
  delete window.BroadcastChannel;
}

/** What the browser tells a page that comes to the front again. */
const wake = (app) => app.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

/** Run before the app: a page to which the words of other tabs come only once it was given a lock, as on a busy machine. */
function slowOfHearing() {
  // The empty page before it has none.
  if (!("LockManager" in window)) return;
  let listen;
  const given = new Promise((resolve) => (listen = resolve));
  const { addEventListener } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.addEventListener = function (name, listener) {
    addEventListener.call(this, name, (event) => given.then(() => listener(event)));
  };
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (name, options, granted) {
    return request.call(this, name, options, (lock) => {
      if (lock) setTimeout(listen);
      return granted(lock);
    });
  };
}

async function tag(app, words, key = "c") {
  await app.article.select(words);
  await app.keys.press(key);
}

/** Waits until exactly these are marked, in whatever order. */
async function expectMarks(app, marks) {
  await expectEqual(async () => (await app.article.marked()).sort(), marks);
}

/** One tab that writes, with a tag, and one that reads along. */
async function two(app, prepare) {
  await app.openArticle(ARTICLE, TITLE);
  await tag(app, "eleven berths", "d");
  await app.saved();
  const reader = await app.anotherTab(prepare);
  await reader.otherTabs.expectReading();
  return reader;
}

story("a second tab reads along: it shows, finds and exports everything, changes nothing, and follows the first", async ({ app }) => {
  const reader = await two(app);
  await reader.expectArticle(TITLE);
  await expectEqual(() => reader.article.marked(), ["demand: eleven berths"]);
  assert.deepEqual(await accessibilityProblems(reader.page, "a tab that reads along"), []);

  await tag(reader, "a blank sheet");
  await reader.otherTabs.expectMessage(/open for coding in another tab/);
  await expectEqual(() => reader.tags.count(), "1 tag");
  assert.ok(!(await reader.header.canUndo()));
  await reader.tags.choose("eleven berths");
  await reader.keys.press("Delete");
  await expectEqual(() => reader.tags.count(), "1 tag");
  assert.ok(!(await reader.details.memo.isEditable()), "no memo is typed in vain");
  // Nor anything else, and the reason is at hand.
  const inVain = [];
  const fields = (of) => of.locator("input.field:not([type=search]), textarea.field").all();
  for (const field of await fields(reader.page.getByRole("region", { name: "The chosen tag" }))) {
    if (await field.isEditable()) inVain.push(await field.getAttribute("id"));
  }
  await reader.header.project.click();
  const projects = reader.page.getByRole("dialog");
  const name = projects.getByRole("textbox", { name: "This project" });
  assert.ok(!(await name.isEditable()), "no name is typed in vain");
  await expectVisible(projects.getByText(/Open for coding in another tab/).first());
  await reader.page.keyboard.press("Escape");
  await reader.page.getByRole("button", { name: "Change the details of this article" }).click();
  for (const field of await fields(projects)) {
    if (await field.isEditable()) inVain.push(await field.getAttribute("id"));
  }
  await expectVisible(projects.getByText(/Open for coding in another tab/).first());
  await reader.page.keyboard.press("Escape");
  assert.deepEqual(inVain, []);

  // What the first does is here soon, and the reader stays where they were.
  await tag(app, "a blank sheet");
  await app.details.memo.fill("why blank?");
  await expectEqual(() => reader.tags.count(), "2 tags");
  await expectEqual(() => reader.tags.chosen(), "eleven berths");
  await expectMarks(reader, ["claim: a blank sheet", "demand: eleven berths"]);
  const { parsed } = await reader.export();
  assert.equal(parsed.annotations.length, 2);
  assert.ok(parsed.annotations.some((a) => a.memo === "why blank?"));
  await app.keys.press("Escape", "Control+z", "Control+z");
  await expectEqual(() => reader.tags.count(), "1 tag");
  assert.ok(!(await reader.header.canUndo()), "what another tab did is not undone here");
  await reader.header.choose("Find statements");
  await expectVisible(reader.dialogs.any);
});

story("a reader takes over by keyboard, and the one that wrote reads along with all of it saved", async ({ app }) => {
  const reader = await two(app);
  await tag(app, "a blank sheet");
  await reader.otherTabs.button("Take over").focus();
  await reader.keys.press("Enter");
  await reader.otherTabs.expectWriting();
  await reader.otherTabs.expectMessage("You can code here now");
  await expectEqual(() => reader.tags.count(), "2 tags");

  await app.otherTabs.expectReading();
  await app.otherTabs.expectMessage(/took over coding/);
  await expectHidden(app.page.getByRole("alert").filter({ hasText: "Not saved" }));
  assert.ok(!(await app.header.canUndo()), "its history has ended");
  await tag(reader, "an inspector", "a");
  await reader.saved();
  await expectEqual(() => app.tags.count(), "3 tags");

  // And back again, with a history of its own from here on.
  await app.otherTabs.button("Take over").click();
  await app.otherTabs.expectWriting();
  await reader.otherTabs.expectReading();
  await tag(app, "Northline Ferries", "a");
  await app.saved();
  await expectEqual(() => reader.tags.count(), "4 tags");
  await app.header.undo.click();
  await app.saved();
  await expectEqual(() => reader.tags.count(), "3 tags");
  await reader.reload();
  await reader.otherTabs.expectReading();
  await expectEqual(() => reader.tags.count(), "3 tags");
});

story("when the tab that writes is closed, the next one can write, from the newest state", async ({ app, page }) => {
  const reader = await two(app);
  await tag(app, "a blank sheet");
  await app.saved();
  await page.close();
  await reader.otherTabs.expectWriting();
  await reader.otherTabs.expectMessage("You can code here now");
  await tag(reader, "an inspector", "a");
  await reader.saved();
  await reader.reload();
  await reader.otherTabs.expectWriting();
  await expectEqual(() => reader.tags.count(), "3 tags");
});

story("of two that read along, the one that asks comes first", async ({ app }) => {
  const first = await two(app);
  const second = await app.anotherTab();
  await second.otherTabs.expectReading();
  await second.otherTabs.button("Take over").click();
  await second.otherTabs.expectWriting();
  await first.otherTabs.expectReading();
  await app.otherTabs.expectReading();
  await tag(second, "a blank sheet");
  for (const tab of [first, app]) {
    await expectEqual(() => tab.tags.count(), "2 tags");
  }
});

story("and so it is when the other one hears of it late", async ({ app }) => {
  const first = await two(app, (page) => page.addInitScript(slowOfHearing));
  const second = await app.anotherTab();
  await second.otherTabs.expectReading();
  await second.otherTabs.button("Take over").click();
  await second.otherTabs.expectWriting();
  await first.otherTabs.expectReading();
  await tag(second, "a blank sheet");
  await second.saved();
  // And its own turn comes when the others are gone.
  await second.page.close();
  await app.page.close();
  await first.otherTabs.expectWriting();
  await expectEqual(() => first.tags.count(), "2 tags");
});

story("another project in the other tab is in nobody's way", async ({ app }) => {
  const reader = await two(app);
  await reader.header.project.click();
  await reader.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
  await reader.otherTabs.expectWriting();
  await reader.openArticle(ARTICLE, TITLE);
  await tag(reader, "a blank sheet");
  await reader.saved();
  await tag(app, "an inspector", "a");
  await app.saved();
  await expectEqual(() => app.tags.count(), "2 tags");
  await expectEqual(() => reader.tags.count(), "1 tag");
  // Gone back to, it is read along again; and given up by the other, it can be written here.
  const back = async (tab) => {
    await tab.header.project.click();
    await tab.dialogs.named("Projects").getByRole("button", { name: /2 tags/ }).click();
  };
  await back(reader);
  await reader.otherTabs.expectReading();
  await app.header.project.click();
  await app.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
  await reader.otherTabs.expectWriting();
  await back(app);
  await app.otherTabs.expectReading();
});

story("a tab that does not answer is taken over from only when the analyst says so, and loses nothing", { open: false }, async ({
  app,
  page,
}) => {
  await page.addInitScript(deaf);
  await app.open();
  const reader = await two(app);
  await reader.otherTabs.button("Take over").click();
  await reader.otherTabs.expectWords(/does not answer/);
  await reader.otherTabs.button("Leave it").click();
  await reader.otherTabs.button("Take over").click();
  await reader.otherTabs.button("Take over all the same").click();
  await reader.otherTabs.expectWriting();
  await app.otherTabs.expectMessage(/took over coding/);
  await app.otherTabs.expectReading();
  await tag(reader, "a blank sheet");
  await reader.saved();
  // Awake again, it shows the newest, and writes over nothing.
  await wake(app);
  await expectEqual(() => app.tags.count(), "2 tags");
  await tag(app, "an inspector", "a");
  await app.otherTabs.expectMessage(/open for coding in another tab/);
  await reader.reload();
  await expectEqual(() => reader.tags.count(), "2 tags");
});

story("what a tab could not save when it was taken over from stays on its screen until it is in a file", { before: fullStore }, async ({
  app,
  page,
  watch,
}) => {
  watch.allow(/there is no room|QuotaExceeded/);
  const reader = await two(app);
  await page.evaluate(() => {
    window.demarcheFull = true;
  });
  await tag(app, "a blank sheet");
  await expectVisible(page.getByRole("alert").filter({ hasText: "Not saved" }));
  await reader.otherTabs.button("Take over").click();
  await reader.otherTabs.expectWords(/could not save everything/);
  await app.otherTabs.expectWriting();
  await reader.otherTabs.button("Take over all the same").click();
  await reader.otherTabs.expectWriting();
  await expectEqual(() => reader.tags.count(), "1 tag");

  await app.otherTabs.expectWords(/before everything here was saved/);
  await tag(reader, "an inspector", "a");
  await reader.saved();
  await expectMarks(app, ["claim: a blank sheet", "demand: eleven berths"]);
  await app.otherTabs.button("Show the newest").click();
  await app.otherTabs.expectMessage(/Save a project file first/);
  const file = await app.download(() => app.otherTabs.button("Save a project file").click());
  assert.equal(JSON.parse(file.content).annotations.length, 2);
  await app.otherTabs.button("Show the newest").click();
  await app.otherTabs.expectReading();
  await expectMarks(app, ["actor: an inspector", "demand: eleven berths"]);
  await expectHidden(page.getByRole("alert").filter({ hasText: "Not saved" }));
});

story("a tab that went to another page and comes back reads along, from the newest state", async ({ app, page }) => {
  const other = await two(app);
  await page.goto(new URL("rescue.html", app.address).href);
  await other.otherTabs.expectWriting();
  await tag(other, "a blank sheet");
  await other.saved();
  await page.goBack();
  await app.ready();
  await app.otherTabs.expectReading();
  await expectEqual(() => app.tags.count(), "2 tags");
  await tag(app, "an inspector", "a");
  await app.otherTabs.expectMessage(/open for coding in another tab/);
});

story("without words between tabs, a reader sees the newest when it wakes, and writes when the other is closed", { before: noWords }, async ({
  app,
  page,
}) => {
  const reader = await two(app);
  await tag(app, "a blank sheet");
  await app.saved();
  await wake(reader);
  await expectEqual(() => reader.tags.count(), "2 tags");
  await page.close();
  await reader.otherTabs.expectWriting();
  await tag(reader, "an inspector", "a");
  await reader.saved();
});

story("without locks, two tabs never overwrite each other", { before: noLocks }, async ({ app, page }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.saved();
  const second = await app.anotherTab();
  await second.expectArticle(TITLE);
  await tag(second, "eleven berths", "d");
  await second.saved();
  await tag(app, "a blank sheet");
  // The tab that knows less says so, and keeps its work for download.
  const banner = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expectMatch(() => banner.textContent(), /changed in another tab/);
  const file = await app.download(() => banner.getByRole("button", { name: "Download everything" }).click());
  assert.match(file.content, /a blank sheet/);
  await wake(app);
  await expectVisible(banner);
  await second.reload();
  await expectEqual(() => second.tags.count(), "1 tag");
});

story("without locks, a tab that slept shows the newest when it wakes, and goes on from there", { before: noLocks }, async ({ app }) => {
  await app.openArticle(ARTICLE, TITLE);
  await app.saved();
  const second = await app.anotherTab();
  await tag(second, "eleven berths", "d");
  await second.saved();
  await wake(app);
  await app.otherTabs.expectMessage(/What you see now is the newest/);
  await expectEqual(() => app.tags.count(), "1 tag");
  await tag(app, "a blank sheet");
  await app.saved();
  await app.reload();
  await expectEqual(() => app.tags.count(), "2 tags");
});
