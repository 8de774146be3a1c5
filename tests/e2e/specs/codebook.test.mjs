// The codebook lives: it is edited, recoded, split and merged with every quote in sight, and nothing coded is lost.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const BERTHS = "eleven berths";
const MAP = "promised a map in March";

/** Tags words of the article with a key. */
async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

/** Gives the chosen statement issues by typing. */
async function about(app, ...issues) {
  await app.coding.open();
  for (const issue of issues) {
    await app.coding.field("Issue").fill(issue);
    await app.coding.field("Issue").press("Enter");
    await expectTrue(async () => (await app.coding.chips("Issues")).some((chip) => chip.endsWith(issue)));
  }
}

/** The article with a demand about berths and ferries, and a claim about berths. */
async function coded(app) {
  await app.openArticle(dataFile("article.txt"), "article");
  await tag(app, BERTHS, "d");
  await about(app, "Berths", "Ferries");
  await tag(app, MAP, "c");
  await about(app, "Berths");
}

/** Issues of each statement, in text order. */
async function issues(app) {
  const project = (await app.export("project")).parsed;
  return project.annotations.map((a) => a.frame?.issues ?? []);
}

story("every text of a kind is changed in its place, one version and one undo each", async ({ app, page }) => {
  await coded(app);
  await app.codebook.open(app);
  await app.codebook.choose("Claim");
  const before = (await versionsOf(app)).length;
  await app.codebook.show("Kinds");
  await app.codebook.choose("Claim");
  await app.codebook.write("Name", "Assertion");
  await expectMatch(() => app.codebook.said(), /^Renamed “Claim” to “Assertion”$/);
  await app.codebook.write("Definition", "Somebody says that something is so.");
  for (const [label, text] of [["Include", "judgements"], ["Exclude", "questions"], ["Positive example", "It is cold."], ["Negative example", "Close the door."]]) {
    await app.codebook.write(label, text);
  }
  await expectEqual(async () => (await versionsOf(app)).slice(0, 6), [
    "Changed the negative example of “Assertion”",
    "Changed the positive example of “Assertion”",
    "Changed what “Assertion” excludes",
    "Changed what “Assertion” includes",
    "Changed the definition of “Assertion”",
    "Renamed “Claim” to “Assertion”",
  ]);
  assert.equal((await versionsOf(app)).length, before + 6, "a version a field, not a letter");
  await app.codebook.undo.click();
  await app.codebook.show("Kinds");
  await app.codebook.choose("Assertion");
  await expectEqual(() => app.codebook.field("Negative example").inputValue(), "");
  // A label is needed, and the field says so.
  await app.codebook.write("Name", "");
  await expectVisible(app.codebook.details.getByRole("alert"));
  await app.codebook.write("Name", "Claim");
  await expectHidden(app.codebook.details.getByRole("alert"));
  // A slot is required from now on.
  await app.codebook.details.getByText("What is coded of it").click();
  await app.codebook.details.getByRole("checkbox", { name: "Issue: required" }).check();
  await app.codebook.close();
  await tag(app, "half of the cost", "c");
  await expectVisible(app.coding.region.getByText("needed").first());
  const { codebook, annotations } = (await app.export("project")).parsed;
  const claim = codebook.kinds.find((k) => k.id === "claim");
  assert.equal(claim.definition, "Somebody says that something is so.");
  assert.deepEqual(claim.slots.find((s) => s.slot === "issues"), { slot: "issues", shown: true, required: true, many: true });
  assert.ok(annotations.some((a) => a.codebookVersion < codebook.version), "older tags keep their version");
  assert.ok(annotations.some((a) => a.codebookVersion === codebook.version), "the new tag knows the new one");
  await expectVisible(page.getByRole("banner"));
});

async function versionsOf(app) {
  await app.codebook.show("Versions");
  return app.codebook.versions();
}

story("what is typed is not lost when Escape closes the screen", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.codebook.open(app);
  await app.codebook.choose("Claim");
  await app.codebook.field("Definition").fill("Something is so.");
  await app.keys.press("Escape");
  await expectHidden(app.codebook.dialog);
  const { codebook } = (await app.export("project")).parsed;
  assert.equal(codebook.kinds[0].definition, "Something is so.");
});

story("issues are a tree that is built and moved by keyboard alone", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.keys.press("b");
  await expectVisible(app.codebook.dialog);
  await app.keys.tabTo("tab Kinds");
  await app.keys.press("ArrowRight");
  await expectEqual(() => app.keys.focus(), "tab Issues");
  await app.keys.press("Tab");
  for (const label of ["Harbour", "Berths", "Money"]) {
    await app.codebook.dialog.getByRole("textbox", { name: "New issue" }).focus();
    await app.keys.type(label);
    await app.keys.press("Enter");
    await expectMatch(() => app.keys.focus(), new RegExp(`^treeitem ${label}`));
  }
  await expectEqual(() => app.codebook.outline(), ["Harbour", "Berths", "Money"]);
  await app.keys.press("ArrowUp", "Alt+ArrowRight");
  await expectEqual(() => app.codebook.outline(), ["Harbour", ".Berths", "Money"]);
  await expectMatch(() => app.keys.focus(), /^treeitem Berths/);
  await app.keys.press("ArrowUp", "Alt+ArrowDown");
  await expectEqual(() => app.codebook.outline(), ["Money", "Harbour", ".Berths"]);
  await app.keys.press("End", "Alt+ArrowLeft", "Alt+ArrowUp");
  await expectEqual(() => app.codebook.outline(), ["Money", "Berths", "Harbour"]);
  await app.codebook.field("Stands under").selectOption({ label: "Money" });
  await expectEqual(() => app.codebook.outline(), ["Money", ".Berths", "Harbour"]);
  await app.codebook.undo.click();
  await expectEqual(() => app.codebook.outline(), ["Money", "Berths", "Harbour"]);
});

story("merging shows every quote first, recodes them, and is undone as one", async ({ app }) => {
  await coded(app);
  const before = await issues(app);
  assert.deepEqual(before, [["berths", "ferries"], ["berths"]]);
  await app.codebook.open(app);
  await app.codebook.show("Issues");
  await expectEqual(() => app.codebook.count("Berths"), "2");
  await app.codebook.choose("Berths");
  await expectVisible(app.codebook.details.getByText("2 statements in 1 article."));
  await expectEqual(() => app.codebook.quotes(), [BERTHS, MAP]);
  await app.codebook.press("Merge…");
  await app.codebook.press("Merge");
  await expectVisible(app.codebook.details.getByText("Choose what to merge it into"));
  await app.codebook.field("Merge it into").selectOption({ label: "Ferries" });
  await expectEqual(() => app.codebook.quotes(), [BERTHS, MAP]);
  await app.codebook.press("Merge");
  await expectMatch(() => app.codebook.said(), /^Merged “Berths” into “Ferries”$/);
  await expectEqual(() => app.codebook.outline(), ["Ferries"]);
  await expectEqual(() => app.codebook.count("Ferries"), "2");
  await app.codebook.close();
  assert.deepEqual(await issues(app), [["ferries"], ["ferries"]]);
  await app.header.undo.click();
  assert.deepEqual(await issues(app), before);
});

story("splitting gives each quote what it is told to", async ({ app }) => {
  await coded(app);
  await app.codebook.open(app);
  await app.codebook.show("Issues");
  await app.codebook.choose("Berths");
  await app.codebook.press("Split…");
  await app.codebook.field("New ones, one a line").fill("Lost berths\nMaps");
  await app.codebook.details.getByLabel("Put them under “Berths”").check();
  const gets = app.codebook.details.getByRole("group", { name: "It gets" });
  await expectTrue(async () => (await gets.count()) === 2);
  await gets.first().getByLabel("Lost berths").check();
  await gets.first().getByLabel("Maps").check();
  await app.codebook.press("Split");
  await expectEqual(() => app.codebook.outline(), ["Berths", ".Lost berths", ".Maps", "Ferries"]);
  await expectEqual(() => app.codebook.count("Berths"), "1, 3 with those below");
  await app.codebook.close();
  assert.deepEqual(await issues(app), [["lost-berths", "maps", "ferries"], ["berths"]]);
});

story("deleting what is in use asks what becomes of it, and loses no statement", async ({ app }) => {
  await coded(app);
  await app.codebook.open(app);
  await app.codebook.show("Issues");
  await app.codebook.choose("Berths");
  await app.codebook.press("Delete…");
  await expectEqual(() => app.codebook.quotes(), [BERTHS, MAP]);
  await app.codebook.press("Delete");
  await expectVisible(app.codebook.details.getByText("Say first what becomes of what is coded with it"));
  await app.codebook.details.getByLabel(/^Take it off the statements/).check();
  await app.codebook.press("Delete");
  await expectEqual(() => app.codebook.outline(), ["Ferries"]);
  await app.codebook.show("Kinds");
  await app.codebook.choose("Claim");
  await app.codebook.press("Delete…");
  await app.codebook.field("Make its tags").selectOption({ label: "Demand" });
  await app.codebook.press("Delete");
  await expectEqual(() => app.codebook.outline(), ["Demand", "Actor"]);
  await app.codebook.close();
  await expectEqual(() => app.article.marked(), [`demand: ${BERTHS}`, `demand: ${MAP}`]);
  assert.deepEqual(await issues(app), [["ferries"], []]);
  await app.header.undo.click();
  await app.header.undo.click();
  await expectEqual(() => app.article.marked(), [`demand: ${BERTHS}`, `claim: ${MAP}`]);
  assert.deepEqual(await issues(app), [["berths", "ferries"], ["berths"]]);
});

story("what is retired is offered no more and stays where it was coded", async ({ app }) => {
  await coded(app);
  await app.codebook.open(app);
  await app.codebook.show("Issues");
  await app.codebook.choose("Berths");
  await app.codebook.press("Retire");
  await expectVisible(app.codebook.details.getByRole("button", { name: "Bring back" }));
  await app.codebook.show("Kinds");
  await app.codebook.choose("Actor");
  await app.codebook.press("Retire");
  await app.codebook.close();
  await app.tags.choose(MAP);
  await expectEqual(() => app.coding.chips("Issues"), ["Berths"]);
  await app.coding.field("Issue").fill("Berth");
  await expectTrue(async () => (await app.coding.offered()).every((name) => name.startsWith("Add ")));
  await app.keys.press("Escape", "Escape");
  await app.article.select("Tomas Wend");
  await expectHidden(app.toolbar.first().getByRole("button", { name: /^Actor/ }));
  await app.codebook.open(app);
  await app.codebook.choose("Actor");
  await app.codebook.press("Bring back");
  await app.codebook.close();
  await app.article.select("Tomas Wend");
  await expectVisible(app.toolbar.first().getByRole("button", { name: /^Actor/ }));
});

story("an issue is made of the article’s own words, under another, in one step", async ({ app }) => {
  await coded(app);
  await app.article.select("drawings");
  await app.tags.choose(MAP);
  await app.coding.field("Issue").focus();
  await app.keys.press("ArrowDown", "ArrowUp");
  await expectEqual(() => app.coding.active(), `New issue “${MAP}”…`);
  await app.keys.press("Enter");
  const form = app.coding.region.getByRole("group", { name: "New issue" });
  await expectEqual(() => form.getByLabel("New issue", { exact: true }).inputValue(), MAP);
  await form.getByLabel("New issue", { exact: true }).fill("The map");
  await form.getByLabel("Under").selectOption({ label: "Berths" });
  await form.getByRole("button", { name: "Add to the codebook" }).click();
  await expectEqual(() => app.coding.chips("Issues"), ["Berths", "Berths › The map"]);
  await app.keys.press("Escape");
  await app.header.undo.click();
  await expectEqual(() => app.coding.chips("Issues"), ["Berths"]);
  // Forms and justifications likewise.
  await app.coding.open({ all: true });
  await app.coding.region.getByRole("button", { name: "New form…" }).click();
  const forms = app.coding.region.getByRole("group", { name: "New form" });
  await forms.getByLabel("New form", { exact: true }).fill("Speech");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.field("Form").evaluate((list) => list.selectedOptions[0].textContent), "Speech");
  await app.coding.field("Justification").fill("Fairness");
  await app.coding.field("Justification").press("Enter");
  await expectEqual(() => app.coding.chips("Justifications"), ["Fairness"]);
});

story("the codebook goes out alone and comes in again after a look at it", async ({ app }) => {
  await coded(app);
  await app.codebook.open(app);
  const file = await app.download(() => app.codebook.dialog.getByRole("button", { name: "Save the codebook" }).click());
  assert.match(file.name, /\.demarche-codebook\.json$/);
  const saved = JSON.parse(file.content);
  assert.equal(saved.format, "demarche-codebook");
  assert.deepEqual(saved.codebook.issues.map((i) => i.id), ["berths", "ferries"]);
  const table = await app.download(() => app.codebook.dialog.getByRole("button", { name: "Save as a table (CSV)" }).click());
  assert.match(table.content, /\r\nissues,berths,,Berths,/);
  await app.codebook.close();
  saved.codebook.issues = [{ id: "ferries", label: "Boats" }, { id: "weather", label: "Weather" }];
  const other = invented("other.demarche-codebook.json", JSON.stringify(saved), "application/json");
  await app.drop([other]);
  await expectVisible(app.codebook.dialog.getByRole("heading", { name: /^What “other.demarche-codebook.json” would bring$/ }));
  await expectVisible(app.codebook.dialog.getByText("Issue: Weather"));
  await expectVisible(app.codebook.dialog.getByText("Issue: Ferries (label)"));
  await expectVisible(app.codebook.dialog.getByRole("heading", { name: "Only here, and staying (1)" }));
  await app.codebook.dialog.getByLabel(/^Replace the codebook/).check();
  await expectVisible(app.codebook.dialog.getByRole("heading", { name: "Only here, and staying because it is in use (1)" }));
  await app.codebook.dialog.getByRole("button", { name: "Replace the codebook", exact: true }).click();
  await app.codebook.show("Issues");
  await expectEqual(() => app.codebook.outline(), ["Boats", "Weather", "Berths"]);
  await app.codebook.close();
  assert.deepEqual(await issues(app), [["berths", "ferries"], ["berths"]], "nothing coded is lost");
  // A file that is not sound is refused in words.
  await app.drop([invented("bad.json", JSON.stringify({ format: "demarche-codebook", version: 9 }))]);
  await expectVisible(app.dialogs.any.getByText(/a codebook written by a newer Demarche/));
});

story("a preset is looked at, then taken", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.codebook.open(app);
  await app.codebook.dialog.getByRole("button", { name: "Start from a preset…" }).click();
  await app.codebook.dialog.getByRole("button", { name: "Look at it: Diplomatic talks" }).click();
  await expectVisible(app.codebook.dialog.getByText("Kind: Warning"));
  await app.codebook.dialog.getByRole("button", { name: "Replace the codebook", exact: true }).click();
  await expectEqual(() => app.codebook.outline().then((all) => all.length), 10);
  await app.codebook.close();
  await app.article.select("the union will close the channel");
  await app.keys.press("h");
  await expectTrue(async () => (await app.article.marked()).includes("warning: the union will close the channel"));
});

story("a new project begins with the codebook that was chosen for it", async ({ app }) => {
  await app.header.project.click();
  const dialog = app.dialogs.named("Projects");
  await dialog.getByLabel("Codebook of a new project").selectOption({ label: "MARDY claim" });
  await dialog.getByRole("button", { name: "New project" }).click();
  await app.dialogs.expectNone();
  await app.codebook.open(app);
  await app.codebook.show("Issues");
  await expectEqual(async () => (await app.codebook.outline())[0], "100 Controlling migration");
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`the codebook has no accessibility violations, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      const problems = [];
      const look = async (where) => {
        problems.push(...(await accessibilityProblems(page, where)), ...(await sidewaysScrolling(page, where)));
      };
      await page.getByRole("button", { name: "Show the worked example" }).click();
      await expectTrue(async () => (await app.article.marked()).length > 30);
      await app.codebook.open(app);
      await app.codebook.choose("Claim");
      await app.codebook.details.getByText("What is coded of it").click();
      await look("a kind");
      await app.codebook.press("Merge…");
      await look("merging");
      await app.codebook.press("Cancel");
      await app.codebook.press("Split…");
      await app.codebook.field("New ones, one a line").fill("One\nTwo");
      await look("splitting");
      await app.codebook.press("Cancel");
      await app.codebook.press("Delete…");
      await look("deleting");
      await app.codebook.press("Cancel");
      await app.codebook.show("Issues");
      await app.codebook.add("Harbour");
      await app.codebook.add("Berths", "Harbour");
      await look("the tree");
      await app.codebook.show("Link types");
      await look("link types");
      await app.codebook.show("Versions");
      await look("versions");
      await app.codebook.dialog.getByRole("button", { name: "Start from a preset…" }).click();
      await look("presets");
      await app.codebook.dialog.getByRole("button", { name: "Look at it: Diplomatic talks" }).click();
      await look("what a preset would bring");
      assert.equal(problems.length, 0, problems.join("\n    "));
    });
  }
}
