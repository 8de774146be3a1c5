// Statements are found by whatever is coded of them, and words in all texts; and one goes from there to the text and back.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const SECOND = "Night buses in Karsholm";

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

/** Fills a field of the coding that finds as one types. */
async function code(app, field, typed) {
  await app.coding.field(field).fill(typed);
  await app.keys.press("Enter");
}

/** Two articles with four statements, three of them coded. */
async function project(app) {
  await app.importFiles([dataFile("article.txt"), dataFile("lines.txt")]);
  await app.expectArticle("article");
  await tag(app, "give up eleven berths", "d");
  await app.coding.open({ all: true });
  await code(app, "Claimant", "Ilsa Corrin");
  await code(app, "Addressee", "Fishers");
  await code(app, "Issue", "Ferry terminal");
  await app.coding.field("Date of the claim").fill("2021-06-01");
  await tag(app, "publish the drawings", "d");
  await code(app, "Claimant", "Tomas Wend");
  await code(app, "Issue", "Ferry terminal");
  await app.coding.field("Proposition").fill("The council publishes the drawings");
  await tag(app, "the old pier may not last", "c");
  await app.goToArticle(SECOND);
  await tag(app, "a conductor on every line", "d");
  await code(app, "Claimant", "Mira Stahl");
  await app.coding.open({ all: true });
  await app.coding.field("Date of the claim").fill("2021-05");
  await app.keys.press("Escape");
}

story("statements are found by words and by several slots at once", async ({ app }) => {
  await project(app);
  await app.finding.open();
  await expectMatch(() => app.keys.focus(), /Words/);
  await expectEqual(() => app.finding.count(), "4 statements");
  await expectEqual(() => app.finding.who(), ["Ilsa Corrin → Fishers", "Tomas Wend", "", "Mira Stahl"]);

  await app.keys.type("DRAWINGS");
  await expectEqual(() => app.finding.quotes(), ["publish the drawings"]);
  await expectEqual(() => app.finding.count(), "1 of 4 statements");
  await app.finding.words.fill("corrin");
  await expectEqual(() => app.finding.quotes(), ["give up eleven berths"], "by the name of an actor");
  await app.finding.words.fill("");

  await app.finding.ask("ferry", "Issue: Ferry terminal");
  await expectEqual(() => app.finding.count(), "2 of 4 statements");
  await app.finding.ask("wend", "Claimant: Tomas Wend");
  await expectEqual(() => app.finding.quotes(), ["publish the drawings"]);
  await app.finding.ask("corr", "Claimant: Ilsa Corrin");
  await expectEqual(() => app.finding.count(), "2 of 4 statements");
  await expectEqual(
    () => app.finding.chips(),
    ["Issue: Ferry terminal", "Claimant: Tomas Wend", "or Claimant: Ilsa Corrin"],
  );
  await app.finding.ask("without addr", "Without addressee");
  await expectEqual(() => app.finding.quotes(), ["publish the drawings"]);
  await app.finding.chip("Claimant: Tomas Wend").click();
  await expectEqual(() => app.finding.quotes(), []);
  await expectVisible(app.finding.dialog.getByText("No statement fits all of this."));

  await app.finding.dialog.getByRole("button", { name: "Clear all" }).click();
  await expectEqual(() => app.finding.count(), "4 statements");
  await app.finding.ask("2021-06", "Date: since June 2021");
  await expectEqual(() => app.finding.quotes(), ["give up eleven berths", "publish the drawings", "the old pier may not last"]);
  await app.finding.chip("Date: since June 2021").click();
  await app.finding.order.selectOption({ label: "Date" });
  await expectEqual(async () => (await app.finding.quotes())[0], "a conductor on every line");
  await app.finding.order.selectOption({ label: "Claimant" });
  await expectEqual(() => app.finding.who(), ["Ilsa Corrin → Fishers", "Mira Stahl", "Tomas Wend", ""]);
  await app.finding.dialog.getByRole("button", { name: "Only this article" }).click();
  await expectEqual(() => app.finding.chips(), [`Article: ${SECOND}`]);
  await expectEqual(() => app.finding.quotes(), ["a conductor on every line"]);
});

story("wholly by keyboard: to a statement in another article, and back to where one was", async ({ app }) => {
  await project(app);
  await app.keys.press("f");
  await expectMatch(() => app.keys.focus(), /Words/);
  await app.keys.press("Tab", "Tab");
  await expectMatch(() => app.keys.focus(), /Filter by/);
  await app.keys.type("kind dem");
  await expectEqual(() => app.coding.active(), "Kind: Demand");
  await app.keys.press("Enter");
  await expectEqual(() => app.finding.count(), "3 of 4 statements");
  await app.keys.press("Shift+Tab", "Shift+Tab", "ArrowDown");
  await expectMatch(() => app.keys.focus(), /Statements found/);
  await app.keys.press("ArrowDown");
  await expectEqual(() => app.finding.active(), "publish the drawings");
  await app.keys.press("Enter");
  await app.dialogs.expectNone();
  await app.expectArticle("article");
  await expectEqual(() => app.tags.chosen(), "publish the drawings");
  await expectEqual(() => app.article.lit("chosen"), ["publish the drawings"]);
  await expectTrue(() => app.article.isInView("publish the drawings"));
  await expectMatch(() => app.keys.focus(), /^article /);

  await app.keys.press("f");
  await expectMatch(() => app.keys.focus(), /Statements found/);
  await expectEqual(() => app.finding.chips(), ["Kind: Demand"]);
  await expectEqual(() => app.finding.active(), "publish the drawings");
  await app.keys.press("ArrowDown", "Enter");
  await app.expectArticle(SECOND);
  await expectEqual(() => app.tags.chosen(), "a conductor on every line");
  await app.keys.press("f", "Escape");
  await app.dialogs.expectNone();
});

story("words are found in all texts, tagged or not, and a hit is selected so that a key tags it", async ({ app }) => {
  await project(app);
  await app.header.choose("Find statements");
  await app.finding.show("Words in texts");
  await app.finding.phrase.fill("ON EVERY  line");
  await expectEqual(() => app.finding.count(), "2 places in 1 article");
  await expectEqual(() => app.finding.tagged(), [true, false]);
  await expectMatch(async () => (await app.finding.lines())[1], /A conductor on every line was more than the budget/);
  await app.finding.phrase.press("Enter");
  await app.keys.press("ArrowDown", "Enter");
  await app.dialogs.expectNone();
  await app.expectArticle(SECOND);
  await expectEqual(() => app.article.selected(), "on every line");
  await app.keys.press("c");
  await expectEqual(() => app.article.marked("claim"), ["claim: on every line"]);
  await app.keys.press("f");
  await expectEqual(() => app.finding.tagged(), [true, true]);
  await expectMatch(() => app.keys.focus(), /Places in texts/);
});

story("of a long list only what is in sight is made; it is left and come back to as it was scrolled", async ({ app }) => {
  const sentences = Array.from({ length: 400 }, (_, i) => `Speaker ${i + 1} demands point ${i + 1}.`);
  const text = sentences.join("\n\n");
  await app.drop([invented("many.txt", text)]);
  await app.expectArticle("many");
  const { parsed } = await app.export("project");
  const coder = "00000000-0000-4000-8000-000000000001";
  const day = "2022-01-21T10:30:00.000Z";
  let at = 0;
  parsed.coders = [{ id: coder, name: "Ann" }];
  parsed.annotations = sentences.map((exact, i) => {
    const start = text.indexOf(exact, at);
    const end = start + exact.length;
    at = end;
    const quote = { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
    return {
      id: `00000000-0000-4000-9000-${String(i + 1).padStart(12, "0")}`,
      document: parsed.documents[0].id,
      kind: "claim",
      anchor: { fragments: [{ start, end }], quote },
      coder,
      created: day,
      modified: day,
      codebookVersion: 1,
      origin: "imported",
    };
  });
  parsed.id = "01900000-0000-7000-8000-0000000000aa";
  await app.openFiles([invented("many.demarche.json", JSON.stringify(parsed), "application/json")]);
  await expectEqual(() => app.tags.count(), "400 tags");
  await app.finding.open();
  await expectEqual(() => app.finding.count(), "400 statements");
  await expectTrue(async () => (await app.finding.quotes()).length < 60, "only the rows in sight");
  await app.finding.words.press("ArrowDown");
  await app.keys.press("End");
  await expectEqual(() => app.finding.active(), "Speaker 400 demands point 400.");
  await app.keys.times(3, "PageUp");
  const meant = await app.finding.active();
  const scrolled = await app.finding.list.evaluate((list) => list.scrollTop);
  assert.ok(scrolled > 10_000);
  await app.keys.press("Enter");
  await app.dialogs.expectNone();
  await expectEqual(() => app.tags.chosen(), meant);
  await app.keys.press("f");
  await expectEqual(() => app.finding.active(), meant);
  await expectTrue(async () => Math.abs((await app.finding.list.evaluate((list) => list.scrollTop)) - scrolled) < 2);
});

for (const [width, height] of [[1440, 900], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`finding is accessible, ${scheme}, ${width} px wide`, { width, height, scheme }, async ({ app, page }) => {
      await page.getByRole("button", { name: "Show the worked example" }).click();
      await expectTrue(async () => (await app.article.marked()).length > 30);
      await app.keys.press("Escape");
      await app.finding.open();
      await app.finding.ask("kind dem", "Kind: Demand");
      await app.finding.filter.fill("with");
      await expectVisible(app.finding.dialog.getByRole("option", { name: "With claimant" }));
      const problems = [
        ...(await accessibilityProblems(page, "statements")),
        ...(await sidewaysScrolling(page, "statements")),
      ];
      await app.finding.filter.fill("");
      await app.finding.list.focus();
      problems.push(...(await accessibilityProblems(page, "the list")));
      await app.finding.show("Words in texts");
      await app.finding.phrase.fill("the");
      await expectMatch(() => app.finding.count(), /places in 1 article/);
      problems.push(...(await accessibilityProblems(page, "words")), ...(await sidewaysScrolling(page, "words")));
      assert.deepEqual(problems, []);
      await app.dialogs.close();
    });
  }
}
