// A tag becomes data: who says it, to whom, about what; who is named; what answers what.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

/** Tags words of the article with a key. */
async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

async function open(app) {
  await app.openArticle(dataFile("article.txt"), "article");
}

/** The only statement with these words, as the project file has it. */
async function exported(app) {
  return (await app.export("project")).parsed;
}

story("a demand is coded wholly by keyboard", async ({ app, page }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  // From here on, no mouse.
  await app.keys.press("Shift+Enter");
  await expectEqual(() => app.keys.focus(), "combobox Claimant");
  await app.keys.type("Ilsa Corrin");
  await expectEqual(() => app.coding.active(), "Add “Ilsa Corrin” to the actors");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
  await app.keys.press("Tab");
  await expectEqual(() => app.keys.focus(), "combobox Addressee");
  await app.keys.type("Fishers");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Addressees"), ["Fishers"]);
  await app.keys.press("Tab");
  await app.keys.type("Ferry terminal");
  await expectEqual(() => app.coding.active(), "Add issue “Ferry terminal” to the codebook");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Issues"), ["Ferry terminal"]);
  await app.keys.press("Tab", "ArrowLeft", "ArrowLeft", "ArrowLeft");
  await expectEqual(() => app.coding.position(), "+1 for");
  await app.keys.press("Tab");
  await app.keys.type("The terminal keeps eleven berths");
  await app.keys.press("Escape");
  await expectMatch(() => app.keys.focus(), /^article /);

  const project = await exported(app);
  const statement = project.annotations.find((a) => a.kind === "demand");
  const name = (id) => project.actors.find((a) => a.id === id).name;
  const { frame } = statement;
  assert.ok(frame, JSON.stringify(statement));
  assert.deepEqual(frame.claimants.map((p) => name(p.actor)), ["Ilsa Corrin"]);
  assert.deepEqual(frame.addressees.map((p) => name(p.actor)), ["Fishers"]);
  assert.deepEqual(frame.issues, ["ferry-terminal"]);
  assert.equal(frame.proposition, "The terminal keeps eleven berths");
});

story("the panel of a plain tag is no longer than before, and remembers that coding was opened", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await expectEqual(() => app.coding.turn.getAttribute("aria-expanded"), "false");
  await expectVisible(app.coding.region.getByText("needs claimant, addressee"));
  await app.coding.open();
  await expectVisible(app.coding.field("Claimant"));
  await tag(app, "promised a map in March", "c");
  await expectVisible(app.coding.field("Claimant"));
  await app.saved();
  await app.reload();
  await app.tags.choose("promised a map in March");
  await expectVisible(app.coding.field("Claimant"));
});

story("an actor is found by typing, and taken back by Backspace and undo", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await app.keys.press("Shift+Enter");
  for (const name of ["Ilsa Corrin", "The harbour council"]) {
    await app.keys.type(name);
    await app.keys.press("Enter");
  }
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin", "The harbour council"]);
  await app.keys.press("Backspace");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
  // The register still has the council: accents and case do not matter, nor does the beginning.
  await app.keys.type("COUNC");
  await expectEqual(() => app.coding.active(), "The harbour council");
  await app.keys.press("ArrowDown");
  await expectEqual(() => app.coding.active(), "Add “COUNC” to the actors");
  await app.keys.press("ArrowUp", "Enter");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin", "The harbour council"]);
  await app.keys.press("Control+z");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
  await app.keys.press("Control+z", "Control+z", "Control+z");
  await expectEqual(() => app.coding.chips("Claimants"), []);
  await app.keys.type("Ilsa");
  const offered = ["Add “Ilsa Corrin” to the actorsnamed here", "Add “Ilsa” to the actors"];
  await expectEqual(() => app.coding.offered(), offered, "undone with the claimant: one step");
});

story("a few letters are enough for a name that stands in the article", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await app.keys.press("Shift+Enter");
  await app.keys.type("cor");
  await expectEqual(() => app.coding.active(), "Add “Ilsa Corrin” to the actorsnamed here");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
});

story("the same claimants as in the statement before, by one key", async ({ app, page }) => {
  await open(app);
  await tag(app, "two hours on Thursday", "c");
  await app.keys.press("Shift+Enter");
  await app.keys.type("Ilsa Corrin");
  await app.keys.press("Enter", "Escape");
  await tag(app, "eleven berths", "d");
  await expectVisible(app.coding.region.getByRole("button", { name: /^As before: Ilsa Corrin/ }));
  await app.keys.press("Alt+s");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
  await app.keys.press("Control+z");
  await expectEqual(() => app.coding.chips("Claimants"), []);
});

story("typing in a slot is one step; what is no date is said at the field", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await app.coding.open({ all: true });
  await app.coding.field("Proposition").fill("Berths");
  await app.coding.field("Proposition").pressSequentially(" stay");
  await app.coding.field("Condition").fill("If it rains");
  const date = app.coding.field("Date of the claim");
  await date.fill("2022-13-01");
  await app.coding.field("Place of the claim").focus();
  await expectVisible(app.coding.region.getByText(/^This is not a date: .* No date is kept\.$/));
  await expectEqual(() => date.getAttribute("aria-invalid"), "true");
  await date.fill("2022-01");
  await app.coding.field("Attribution").selectOption({ label: "Indirect speech" });
  await expectHidden(app.coding.region.getByText(/This is not a date/));
  await app.article.click("promised a map in March");
  await app.keys.press("Control+z", "Control+z", "Control+z");
  await app.tags.choose("eleven berths");
  await expectEqual(() => app.coding.field("Proposition").inputValue(), "Berths stay");
  await app.keys.press("Control+z");
  await expectEqual(() => app.coding.field("Proposition").inputValue(), "");
});

story("two statements are linked by keyboard, and the demand is rejected by it", async ({ app, page }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await tag(app, "promised a map in March", "c");
  await app.coding.open();
  await app.keys.tabTo("button Link to another statement…");
  await app.keys.press("Enter", "r");
  await expectVisible(app.coding.linking);
  await expectMatch(() => app.coding.linking.textContent(), /“promised a map in March” rejects …/);
  // Enter at once would link it to itself.
  await app.keys.press("Enter");
  await expectMatch(() => app.said(), /cannot be linked to itself/);
  await app.keys.press((await isAfter(app)) ? "p" : "n", "Enter");
  await expectHidden(app.coding.linking);
  await expectEqual(() => app.coding.links(), ["rejects: “eleven berths”"]);
  await app.coding.region.getByRole("button", { name: "rejects: “eleven berths”", exact: true }).click();
  await expectEqual(() => app.tags.chosen(), "eleven berths");
  await expectEqual(() => app.coding.status.textContent(), "Rejected");
  await expectEqual(() => app.coding.links(), ["“promised a map in March” rejects this"]);
  await app.keys.press("Escape", "Control+z");
  await app.tags.choose("eleven berths");
  await expectEqual(() => app.coding.status.textContent(), "Open");
});

/** Whether the promise stands further down than the berths. */
async function isAfter(app) {
  const rows = await app.tags.entries();
  return rows.findIndex((r) => r.includes("promised a map")) > rows.findIndex((r) => r.includes("berths"));
}

story("two statements are linked by a click in the text; Escape makes no link", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await tag(app, "promised a map in March", "c");
  await app.coding.open();
  await app.coding.beginLink("accepts");
  await expectVisible(app.coding.linking);
  await app.keys.press("Escape");
  await expectHidden(app.coding.linking);
  await expectEqual(() => app.tags.chosen(), "promised a map in March");
  await app.coding.beginLink("accepts");
  await app.article.click("eleven berths");
  await expectEqual(() => app.coding.links(), ["accepts: “eleven berths”"]);
  await app.coding.region.getByRole("button", { name: /^Remove the link/ }).click();
  await expectEqual(() => app.coding.links(), []);
  await app.keys.press("Control+z");
  await expectEqual(() => app.coding.links(), ["accepts: “eleven berths”"]);
});

story("a mention is linked to an actor, and all mentions of the same words with it", async ({ app }) => {
  await open(app);
  await tag(app, "Corrin", "a");
  await app.keys.press("m");
  await app.tags.choose("Corrin");
  await app.coding.open();
  await app.coding.region.getByRole("button", { name: "Add “Corrin” to the actors" }).click();
  await expectEqual(() => app.coding.chips("Who is named here"), ["Corrin"]);
  await app.coding.region.getByRole("button", { name: "Name", exact: true }).click();
  await expectEqual(() => app.coding.region.getByRole("button", { name: "Name", exact: true }).getAttribute("aria-pressed"), "true");
  await app.coding.region.getByRole("button", { name: /^Link all \d+ mentions of “Corrin”/ }).click();
  await expectHidden(app.coding.region.getByRole("button", { name: /^Link all/ }));
  const project = await exported(app);
  const mentions = project.annotations.filter((a) => a.kind === "actor");
  assert.ok(mentions.length > 1 && mentions.every((a) => a.actor === project.actors[0].id), JSON.stringify(mentions));
});

story("the same words are coded again, as another statement", async ({ app }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  await app.coding.open();
  await app.coding.region.getByRole("button", { name: "Code these words again" }).click();
  await expectEqual(() => app.tags.count(), "2 tags");
  await app.keys.press("Control+z");
  await expectEqual(() => app.tags.count(), "1 tag");
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`coding is accessible, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      await open(app);
      await app.article.select("eleven berths");
      await app.keys.press("d", "Shift+Enter");
      await expectVisible(app.coding.field("Claimant"));
      await app.coding.field("Claimant").fill("Ilsa Corrin");
      await app.keys.press("Enter");
      await app.coding.field("Addressee").fill("Fishers");
      await app.keys.press("Enter");
      await app.coding.region.getByRole("button", { name: "Fishers", exact: true }).click();
      await app.coding.region.getByRole("button", { name: "− negative" }).click();
      await app.coding.field("Issue").fill("Ferry");
      await app.keys.press("Enter");
      await app.coding.open({ all: true });
      await app.coding.field("Claimant").fill("Cor");
      await expectVisible(app.coding.options.first());
      const problems = [];
      const look = async (where) => {
        problems.push(...(await accessibilityProblems(page, where)), ...(await sidewaysScrolling(page, where)));
        const { scrolled, over } = await page.locator("#tags").evaluate((p) => ({ scrolled: p.scrollTop, over: p.scrollHeight - p.clientHeight }));
        if (scrolled > 0 || over > 1) problems.push(`${where}: the column has ${over} px more than it can show`);
        if (process.env.DEMARCHE_PICTURES) await page.screenshot({ path: `${process.env.DEMARCHE_PICTURES}/${where}-${width}-${scheme}.png` });
      };
      await look("coding");
      await app.keys.press("Escape");
      await app.coding.field("Date of the claim").fill("soon");
      await app.coding.field("Condition").focus();
      await look("rest");
      await app.coding.region.getByRole("button", { name: "Link to another statement…" }).click();
      await look("types");
      await app.keys.press("r");
      await expectVisible(app.coding.linking);
      await look("linking");
      assert.equal(problems.length, 0, problems.join("\n    "));
    });
  }
}
