// Several articles in a project, several projects in a browser.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
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

story("an article is removed with its tags, and undo brings all of it back", async ({ app, page }) => {
  await openThree(app);
  await app.goToArticle(SECOND);
  await app.article.select("Anders Boe");
  await app.keys.press("a");
  const before = await app.export();
  await page.getByRole("button", { name: "Change the details of this article" }).click();
  const dialog = await app.dialogs.expect("Details of the article");
  await dialog.getByRole("button", { name: "Remove the article and its 1 tag" }).click();
  await expectEqual(() => app.articleTitles(), [FIRST, THIRD]);
  await app.expectArticle(THIRD);
  await expectMatch(() => app.said(), /Removed the article “Night buses in Karsholm” with 1 tag/);
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
  await app.dialogs.named("Details").getByRole("button", { name: "Remove the article" }).click();
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
  assert.deepEqual(await app.articleTitles(), ["Ferries"]);
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
