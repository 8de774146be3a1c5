// What is left to do is listed, each entry one step from being done; articles say how far they are, and x goes on.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const SECOND = "Night buses in Karsholm";
const THIRD = "港口会谈没有结果";

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

async function open(app) {
  await app.importFiles(["article.txt", "lines.txt", "chinese.txt"].map(dataFile));
  await app.expectArticle("article");
}

story("each entry leads into the field in which it is done", async ({ app, page }) => {
  await open(app);
  await expectEqual(() => app.todo.count(), "Nothing to do");
  await tag(app, "give up eleven berths", "d");
  await expectEqual(() => app.todo.count(), "3 to do");
  await tag(app, "Ilsa Corrin", "a");
  await expectEqual(() => app.todo.count(), "4 to do");
  await app.todo.show();
  await expectEqual(
    () => app.todo.entries(),
    [
      "Not linked to an actor: Ilsa Corrin",
      "No claimant: give up eleven berths",
      "No addressee: give up eleven berths",
      "Neither issue nor proposition: give up eleven berths",
    ],
  );
  await app.todo.choose("No addressee", "berths");
  await expectEqual(() => app.keys.focus(), "combobox Addressee");
  await expectEqual(() => app.article.lit("chosen"), ["give up eleven berths"]);
  await app.keys.type("Fishers");
  await app.keys.press("Enter");
  await expectEqual(() => app.todo.count(), "3 to do");
  await app.todo.choose("Neither issue", "berths");
  await expectEqual(() => app.keys.focus(), "combobox Issue");
  await app.todo.choose("Not linked", "Corrin");
  await expectEqual(() => app.keys.focus(), "combobox Who is named here");
  await app.keys.type("Ilsa Corrin");
  await app.keys.press("Enter");
  await expectEqual(
    () => app.todo.entries(),
    ["No claimant: give up eleven berths", "Neither issue nor proposition: give up eleven berths"],
  );
  // A date after that of the article.
  await app.coding.region.waitFor();
  await app.todo.choose("No claimant", "berths");
  await app.coding.open({ all: true });
  await app.coding.field("Date of the claim").fill("2030");
  await expectTrue(async () => (await app.todo.entries()).length >= 2);
  await app.header.undo.click();
  await page.getByRole("button", { name: "All tags" }).click();
  await expectVisible(app.tags.row("give up eleven berths"));
});

story("wholly by keyboard, from one thing to do to the next through all articles and round", async ({ app }) => {
  await open(app);
  await tag(app, "two hours on Thursday", "c");
  await app.goToArticle(SECOND);
  await tag(app, "a conductor on every line", "d");
  await app.goToArticle("article");
  await app.keys.press("Escape", "Control+Home", "t");
  await expectEqual(() => app.keys.focus(), "combobox Claimant");
  await expectMatch(() => app.said(), /No claimant: “two hours on Thursday”/);
  await app.keys.type("The council");
  await app.keys.press("Enter", "Alt+t");
  await expectEqual(() => app.keys.focus(), "combobox Issue");
  // It is left for later.
  await app.keys.press("Escape", "t");
  await app.expectArticle(SECOND);
  await expectEqual(() => app.keys.focus(), "combobox Claimant");
  await app.keys.press("Alt+t");
  await expectEqual(() => app.keys.focus(), "combobox Addressee");
  await app.keys.press("Alt+t", "Alt+t");
  await app.expectArticle("article");
  await expectMatch(() => app.said(), /Went back to the first thing to do\. Neither issue nor proposition/);
  await expectEqual(() => app.keys.focus(), "combobox Issue");
  await app.keys.type("Ferry");
  await app.keys.press("Enter", "Escape", "Shift+t");
  await expectVisible(app.todo.panel.getByText("Nothing to do in this article."));

  await app.todo.lookIn("All articles");
  await expectEqual(
    () => app.todo.entries(),
    [
      `# ${SECOND}, 3 things to do`,
      "No claimant: a conductor on every line",
      "No addressee: a conductor on every line",
      "Neither issue nor proposition: a conductor on every line",
    ],
  );
  await app.keys.press("Shift+t");
  await expectMatch(() => app.keys.focus(), /To do/);
  await app.keys.press("ArrowDown", "ArrowDown", "Enter");
  await app.expectArticle(SECOND);
  await expectEqual(() => app.keys.focus(), "combobox Addressee");
});

story("articles say how far they are; x marks one as done and goes to the next that is not", async ({ app, page }) => {
  await open(app);
  const progress = (title) => app.todo.progress(app.articleRow(title));
  await expectEqual(() => progress("article"), "New");
  await tag(app, "two hours on Thursday", "c");
  await expectEqual(() => progress("article"), "In progress, 0 of 1 complete");
  await expectVisible(app.articles.getByRole("button", { name: /^article In progress, 0 of 1 complete 1 tag$/ }));
  await app.keys.press("x");
  await app.expectArticle(SECOND);
  await expectVisible(page.getByText("Marked “article” as done with 2 things to do. Next: “Night buses in Karsholm”").last());
  await expectEqual(() => progress("article"), "Done, 0 of 1 complete");
  await expectMatch(() => app.keys.focus(), /^article /);
  await app.keys.press("x");
  await app.expectArticle(THIRD);
  await page.getByRole("button", { name: "Close message" }).click();
  await app.todo.foot.getByRole("button", { name: /^Done & next/ }).click();
  await expectVisible(page.getByText(/^Marked “港口会谈没有结果” as done\. All articles are done$/).last());
  await app.expectArticle(THIRD);
  // What is marked as done is left alone by t.
  await app.keys.press("Escape", "t");
  await expectMatch(() => app.said(), /Nothing is left to do but 2 things in articles that are marked as done/);

  await app.keys.press("x");
  await expectVisible(page.getByText("Opened “港口会谈没有结果” again").last());
  await expectEqual(() => progress(THIRD), "New");
  await app.keys.press("Control+z", "Control+z");
  await expectEqual(() => progress(THIRD), "New");
  await app.keys.press("Control+z", "Control+z");
  await app.expectArticle("article");
  await expectEqual(() => progress("article"), "In progress, 0 of 1 complete");
  await app.saved();
  await app.keys.press("x");
  await app.saved();
  await app.reload();
  await expectEqual(() => progress("article"), "Done, 0 of 1 complete");
});

for (const [width, height] of [[1440, 900], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`the to-do list is accessible, ${scheme}, ${width} px wide`, { width, height, scheme }, async ({ app, page }) => {
      // The worked example leaves nothing to do: two statements of our own do.
      await app.article.element.focus();
      await app.keys.press("Control+Home", "j", "d", "j", "c");
      await expectTrue(async () => (await app.article.marked()).length === 2);
      await app.keys.press("Escape", "Shift+t");
      await expectVisible(app.todo.list);
      await app.todo.lookIn("All articles");
      await expectTrue(async () => (await app.todo.entries()).length > 3);
      await app.keys.press("Shift+t", "ArrowDown");
      const problems = [
        ...(await accessibilityProblems(page, "to do")),
        ...(await sidewaysScrolling(page, "to do")),
      ];
      await app.keys.press("Enter");
      await expectMatch(() => app.keys.focus(), /^combobox/);
      problems.push(...(await accessibilityProblems(page, "the field")));
      assert.deepEqual(problems, []);
    });
  }
}
