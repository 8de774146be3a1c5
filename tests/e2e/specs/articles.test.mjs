// Several articles in a project, several projects in a browser.

import assert from "node:assert/strict";

import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const FIRST = "article";
const SECOND = "Night buses in Karsholm";
const THIRD = "港口会谈没有结果";

async function openThree(app) {
  await app.importFiles(["article.txt", "lines.txt", "chinese.txt"].map(dataFile));
  await expectEqual(() => app.articleTitles(), [FIRST, SECOND, THIRD]);
}

story("going from article to article by list and by key", async ({ app }) => {
  await openThree(app);
  await app.expectArticle(FIRST);
  await app.goToArticle(THIRD);
  await app.keys.press("Shift+p");
  await app.expectArticle(SECOND);
  await app.keys.press("Shift+p");
  await app.expectArticle(FIRST);
  await app.keys.press("Shift+p");
  await expectMatch(() => app.said(), /This is the first article/);
  await app.keys.press("Shift+n", "Shift+n");
  await app.expectArticle(THIRD);
  await app.keys.press("Shift+n");
  await expectMatch(() => app.said(), /This is the last article/);
  await expectEqual(() => app.articleRow(THIRD).getAttribute("aria-current"), "true");
  await expectEqual(() => app.articleRow(FIRST).getAttribute("aria-current"), null);
});

story("tags belong to their article, and are counted in the list of articles", async ({ app }) => {
  await openThree(app);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.goToArticle(SECOND);
  await expectEqual(() => app.tags.count(), "0 tags");
  await app.article.select("Anders Boe");
  await app.keys.press("a");
  await expectEqual(() => app.tags.entries(), ["Actor: Anders Boe"]);
  await expectVisible(app.articles.getByRole("button", { name: new RegExp(`^${FIRST}.* 1 tag$`) }));
  await expectVisible(app.articles.getByRole("button", { name: new RegExp(`^${THIRD}.* 0 tags$`) }));
  await app.goToArticle(FIRST);
  await expectEqual(() => app.tags.entries(), ["Demand: eleven berths"]);
});

story("a reload comes back to the article that was open", async ({ app }) => {
  await openThree(app);
  await app.goToArticle(SECOND);
  await app.saved();
  await app.reload();
  await app.expectArticle(SECOND);
});

story("an article goes into the bin with its tags, and undo brings all of it back", async ({ app, page }) => {
  await openThree(app);
  await app.goToArticle(SECOND);
  await app.article.select("Anders Boe");
  await app.keys.press("a");
  const before = await app.export();
  await page.getByRole("button", { name: "Change the details of this article" }).click();
  const dialog = await app.dialogs.expect("Details of the article");
  await dialog.getByRole("button", { name: "Move the article and its 1 tag to the bin" }).click();
  await expectEqual(() => app.articleTitles(), [FIRST, THIRD]);
  await app.expectArticle(THIRD);
  await expectMatch(() => app.said(), /Moved the article “Night buses in Karsholm” to the bin with 1 tag/);
  await app.header.undo.click();
  await expectEqual(() => app.articleTitles(), [FIRST, SECOND, THIRD]);
  await app.expectArticle(SECOND);
  await expectEqual(() => app.article.marked(), ["actor: Anders Boe"]);
  const after = await app.export();
  assert.deepEqual(after.parsed.documents, before.parsed.documents);
  assert.deepEqual(after.parsed.annotations, before.parsed.annotations);
});

story("the last article goes, and the page says what to do", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), FIRST);
  await page.getByRole("button", { name: "Change the details of this article" }).click();
  await app.dialogs.named("Details").getByRole("button", { name: "Move the article to the bin" }).click();
  await expectVisible(app.empty);
  await app.header.undo.click();
  await app.expectArticle(FIRST);
});

story("details of an article are changed, and a bad date is refused in words", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), FIRST);
  const open = () => page.getByRole("button", { name: "Change the details of this article" }).click();
  await open();
  const dialog = await app.dialogs.expect("Details of the article");
  await expectEqual(() => dialog.getByLabel(/^Published/).inputValue(), "2021-06-03");
  await dialog.getByLabel(/^Published/).fill("yesterday");
  await dialog.getByRole("button", { name: "Save details" }).click();
  await expectMatch(() => dialog.getByRole("alert").textContent(), /“yesterday”/);
  await dialog.getByLabel(/^Published/).fill("2021-06");
  await dialog.getByLabel("Title", { exact: true }).fill("Ferries");
  await dialog.getByLabel("Outlet").fill("Velmora Gazette");
  await dialog.getByRole("button", { name: "Save details" }).click();
  await app.dialogs.expectNone();
  await app.expectArticle("Ferries");
  await expectVisible(page.getByText(/June 2021 · Velmora Gazette/));
  await expectEqual(() => app.articleTitles(), ["Ferries"]);
  await app.saved();
  await app.reload();
  await app.expectArticle("Ferries");
});

story("projects: rename, begin another, go back, and the practice project is still there", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), FIRST);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const projects = async () => {
    await app.header.project.click();
    return app.dialogs.expect("Projects");
  };
  let dialog = await projects();
  await dialog.getByLabel("This project").fill("Harbours");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expectEqual(() => app.header.projectTitle(), "Harbours");
  await app.saved();

  dialog = await projects();
  await dialog.getByRole("button", { name: "New project" }).click();
  await expectVisible(app.empty);
  await app.openFiles([dataFile("lines.txt")]);
  await app.expectArticle(SECOND);
  assert.notEqual(await app.header.projectTitle(), "Harbours");
  await app.saved();

  dialog = await projects();
  const harbours = dialog.getByRole("button", { name: /^Harbours/ });
  await expectMatch(() => harbours.textContent(), /1 article, 1 tag/);
  await expectVisible(dialog.getByRole("button", { name: /^Practice/ }));
  await harbours.click();
  await app.expectArticle(FIRST);
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  await app.saved();
  await app.reload();
  await expectEqual(() => app.header.projectTitle(), "Harbours");
  await expectTrue(async () => (await app.articleTitles()).length === 1);
});

story("an empty project stays empty over a reload, and offers the practice article", async ({ app, page }) => {
  await app.header.project.click();
  await app.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
  await expectVisible(app.empty);
  await app.saved();
  await app.reload();
  await expectVisible(app.empty);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await app.expectArticle("Ninety minutes in Geneva bring a promise of paper and no agreement");
});

/** Ten short articles, of which the odd ones are about ferries. */
const ten = () =>
  Array.from({ length: 10 }, (_, n) => {
    const about = n % 2 === 0 ? "a harbour" : "a ferry";
    const text = `Story ${n + 1}\n\nThis one is about ${about}. Someone demands an answer.\n`;
    return invented(`story-${n + 1}.txt`, text);
  });

const stories = (...numbers) => numbers.map((n) => `Story ${n}`);

async function openTen(app) {
  await app.importFiles(ten());
  await app.expectArticle("Story 1");
  await expectTrue(async () => (await app.articleTitles()).length === 10, "all are there");
}

story("the list of all articles: state and counts, sorted and filtered, remembered", async ({ app, page }) => {
  await openTen(app);
  await app.article.select("an answer");
  await app.keys.press("d");
  await app.goToArticle("Story 3");
  await app.keys.press("x");
  await app.corpus.open();
  await expectEqual(() => app.corpus.count(), "10 articles");
  await expectEqual(() => app.corpus.titles(), stories(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  await expectEqual(async () => (await app.corpus.column("state")).slice(0, 3), ["In progress", "New", "Done"]);
  await expectMatch(async () => (await app.corpus.column("todo"))[0], /^[1-9] to do$/);

  await app.corpus.sortBy("Tags");
  await app.corpus.sortBy("Tags");
  await expectEqual(async () => (await app.corpus.titles())[0], "Story 1");
  await app.corpus.sortBy("To do");
  await app.corpus.sortBy("To do");
  await expectEqual(async () => (await app.corpus.titles())[0], "Story 1");

  await app.corpus.textWords.fill("about a FERRY");
  await expectEqual(() => app.corpus.count(), "5 of 10 articles");
  await expectEqual(() => app.corpus.titles(), stories(2, 4, 6, 8, 10));
  await app.corpus.titleWords.fill("story 1");
  await expectEqual(() => app.corpus.titles(), stories(10));
  await app.corpus.textWords.fill("");
  await expectEqual(() => app.corpus.titles(), stories(1, 10));
  await app.corpus.state.selectOption("New");
  await expectEqual(() => app.corpus.titles(), stories(10));

  // The list beside the text shows what has the words, and the screen comes back as it was left.
  await page.keyboard.press("Escape");
  await app.dialogs.expectNone();
  await expectEqual(() => app.articleTitles(), stories(1, 10));
  await app.corpus.open();
  await expectEqual(() => app.corpus.titles(), stories(10));
  await app.corpus.press("Show all articles");
  await expectEqual(() => app.corpus.count(), "10 articles");
});

story("articles are chosen by keyboard and get the same details in one step", async ({ app, page }) => {
  await openTen(app);
  await app.corpus.open();
  await app.corpus.list.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expectEqual(() => app.corpus.chosen(), stories(2, 3, 4));
  await page.keyboard.press("Space");
  await expectEqual(() => app.corpus.chosen(), stories(2, 3));
  await expectEqual(() => app.corpus.count(), "10 articles, 2 chosen");
  await app.corpus.press("Set details of the chosen");
  const { dialog } = app.corpus;
  await dialog.getByRole("textbox", { name: "Date" }).fill("soon");
  await expectMatch(() => dialog.getByRole("alert").textContent(), /“soon”/);
  await dialog.getByRole("textbox", { name: "Date" }).fill("2022-01");
  await dialog.getByRole("textbox", { name: "Outlet" }).fill("Velmora Gazette");
  await expectVisible(dialog.getByText("2 of 2 articles will change."));
  await app.corpus.press("Set details");
  await expectMatch(() => app.corpus.said(), /Changed date, outlet of 2 articles/);
  await expectEqual(async () => (await app.corpus.column("outlet")).slice(0, 4), ["", "Velmora Gazette", "Velmora Gazette", ""]);
  await expectEqual(async () => (await app.corpus.column("date")).slice(1, 3), ["January 2022", "January 2022"]);
  await app.corpus.outlet.selectOption({ label: "Velmora Gazette (2 articles)" });
  await expectEqual(() => app.corpus.count(), "2 of 10 articles, 2 chosen");
  await app.corpus.press("Undo");
  await expectEqual(() => app.corpus.count(), "0 of 10 articles, 2 chosen, not in this list");
});

story("what is set for all takes them out of a filtered list: it says so, keeps the focus, and undo works at once", async ({ app, page }) => {
  await openTen(app);
  await app.corpus.open();
  const { dialog } = app.corpus;
  const set = async (outlet) => {
    await app.corpus.press("Set details of the chosen");
    await dialog.getByRole("textbox", { name: "Outlet" }).fill(outlet);
    await expectVisible(dialog.getByText("10 of 10 articles will change."));
    await page.keyboard.press("Enter");
  };
  await app.corpus.press("Choose all that are listed");
  await set("Velmora Gazette");
  await expectEqual(() => app.keys.focus(), "listbox Articles");
  await app.corpus.outlet.selectOption({ label: "Velmora Gazette (10 articles)" });
  await set("Karsholm Post");
  await expectEqual(() => app.corpus.count(), "0 of 10 articles, 10 chosen, not in this list");
  await expectEqual(() => app.corpus.askedOutlet(), "Velmora Gazette (0 articles)");
  await expectEqual(() => app.keys.focus(), "p No article fits all of this.");
  await page.keyboard.press("Control+z");
  await expectEqual(() => app.corpus.count(), "10 articles, 10 chosen");
  await expectEqual(() => app.corpus.askedOutlet(), "Velmora Gazette (10 articles)");
  await expectEqual(() => app.keys.focus(), "listbox Articles");

  // An empty field takes away, and says what.
  await app.corpus.press("Set details of the chosen");
  await dialog.getByRole("checkbox", { name: "Outlet" }).check();
  await expectVisible(dialog.getByText("10 of 10 articles will change. Taken away: outlet of 10 articles."));
  await app.corpus.press("Set details");
  await expectEqual(() => app.corpus.count(), "0 of 10 articles, 10 chosen, not in this list");

  // All of it is kept: nothing is asked.
  await page.keyboard.press("Escape");
  await app.dialogs.expectNone();
});

story("the list of all articles begins at the one on screen", { width: 1200, height: 640 }, async ({ app, page }) => {
  await openTen(app);
  await app.goToArticle("Story 9");
  await app.corpus.open();
  await expectEqual(() => app.corpus.meant(), "Story 9");
  const isInView = () =>
    app.corpus.row("Story 9").evaluate((row) => {
      const [inner, outer] = [row, row.closest('[role="listbox"]')].map((part) => part.getBoundingClientRect());
      return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    });
  await expectTrue(isInView, "the row is in view");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await app.expectArticle("Story 8");
});

story("Escape empties the field for words in titles, then leaves it for the text", async ({ app, page }) => {
  await openTen(app);
  const field = page.getByRole("searchbox", { name: "Show articles with these words in the title" });
  const hasFocus = () => field.evaluate((element) => document.activeElement === element);
  await field.fill("story 1");
  await expectEqual(() => app.articleTitles(), stories(1, 10));
  await page.keyboard.press("Escape");
  await expectEqual(() => field.inputValue(), "");
  assert.ok(await hasFocus(), "emptied first");
  await page.keyboard.press("Escape");
  await expectTrue(async () => !(await hasFocus()), "left then");
  // The keys are the text's again.
  await app.keys.press("Shift+n");
  await app.expectArticle("Story 2");
});

story("Enter opens the article that is meant", async ({ app, page }) => {
  await openTen(app);
  await app.corpus.open();
  await app.corpus.list.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await app.dialogs.expectNone();
  await app.expectArticle("Story 2");
});

story("the bin: out of lists, counts and tables, in the file, restored, and emptied only when asked", async ({ app, page }) => {
  await openTen(app);
  await app.article.select("an answer");
  await app.keys.press("d");
  await app.corpus.open();
  await app.corpus.row("Story 1").locator(".corpus-tick").click();
  await app.corpus.row("Story 2").click({ modifiers: ["ControlOrMeta"] });
  await app.corpus.press("Move the chosen to the bin");
  await expectMatch(() => app.corpus.said(), /Moved 2 articles to the bin with 1 tag/);
  await expectEqual(() => app.corpus.count(), "8 articles");
  await page.keyboard.press("Escape");
  await app.expectArticle("Story 3");
  await app.saved();
  await app.reload();
  const file = await app.export();
  assert.equal(file.parsed.documents.length, 10);
  assert.deepEqual(file.parsed.documents.map((d) => Boolean(d.binned)), [true, true, ...Array(8).fill(false)]);
  assert.equal(file.parsed.annotations.length, 1);
  assert.equal((await app.export("jsonl")).parsed.length, 8);
  await page.keyboard.press("Escape");

  await app.corpus.open();
  await app.corpus.press("Bin (2)");
  await expectEqual(() => app.corpus.binned(), stories(1, 2));
  await app.corpus.press("Restore “Story 2”");
  await expectEqual(() => app.corpus.binned(), stories(1));
  await app.corpus.press("Empty the bin …");
  await expectVisible(app.corpus.dialog.getByText(/Delete 1 article with 1 tag for good\?/));
  await expectEqual(() => app.keys.focus(), "button Keep them");
  await app.corpus.press("Keep them");
  await expectEqual(() => app.keys.focus(), "button Empty the bin …");
  await expectEqual(() => app.corpus.binned(), stories(1));
  await app.corpus.press("Empty the bin …");
  await app.corpus.press("Delete for good");
  await expectVisible(app.corpus.dialog.getByText("The bin is empty."));
  await app.corpus.press("Back to the articles");
  await expectEqual(() => app.corpus.titles(), stories(2, 3, 4, 5, 6, 7, 8, 9, 10));
});

story("the list of articles on a narrow screen", { width: 360, height: 740 }, async ({ app, page }) => {
  await app.importFiles(ten());
  await app.expectArticle("Story 1");
  await app.corpus.open();
  await expectEqual(async () => (await app.corpus.titles()).slice(0, 2), stories(1, 2));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `nothing sticks out of the screen: ${wide}`);
  await app.corpus.row("Story 2").click();
  await app.expectArticle("Story 2");
});
