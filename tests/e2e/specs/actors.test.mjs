// One register for every role: who is in it, what is known of them, where they stand, who else may be meant.

import assert from "node:assert/strict";

import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { dataFile, invented } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

async function open(app) {
  await app.openArticle(dataFile("article.txt"), "article");
}

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

/** A demand of the mayor's, to whom one mention is linked; a claim of the council's. */
async function coded(app) {
  await open(app);
  await tag(app, "Ilsa Corrin", "a");
  await app.coding.open();
  await app.coding.region.getByRole("button", { name: "Add “Ilsa Corrin” to the actors" }).click();
  await expectEqual(() => app.coding.chips("Who is named here"), ["Ilsa Corrin"]);
  await tag(app, "eleven berths", "d");
  await app.keys.press("Shift+Enter");
  await app.keys.type("Ilsa");
  await expectEqual(() => app.coding.active(), "Ilsa Corrin");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Claimants"), ["Ilsa Corrin"]);
  await app.keys.press("Tab");
  await app.keys.type("The harbour council");
  await app.keys.press("Enter");
  await expectEqual(() => app.coding.chips("Addressees"), ["The harbour council"]);
  await app.keys.press("Escape");
}

const exported = async (app) => (await app.export("project")).parsed;

story("everybody is listed with how often they are used, found while typing, ordered and filtered", async ({ app }) => {
  await coded(app);
  const { register } = app;
  await register.open();
  await expectEqual(() => app.keys.focus(), "input Search names and aliases");
  await expectEqual(() => register.rows(), ["Ilsa Corrin: 1 mention, 1 role", "The harbour council: 1 role"]);
  await register.add("Petra Hallam");
  await register.addAliases("Northline");
  await expectEqual(() => register.rows(), [
    "Ilsa Corrin: 1 mention, 1 role",
    "Petra Hallam: unused",
    "The harbour council: 1 role",
  ]);
  await register.dialog.getByRole("button", { name: "By use", exact: true }).click();
  await expectEqual(async () => (await register.rows()).at(-1), "Petra Hallam: unused");
  await register.dialog.getByRole("button", { name: "Unused", exact: true }).click();
  await expectEqual(() => register.rows(), ["Petra Hallam: unused"]);
  await register.dialog.getByRole("button", { name: "Unused", exact: true }).click();
  await register.dialog.getByRole("button", { name: "By name", exact: true }).click();
  await register.search.fill("corin");
  await expectEqual(() => register.rows(), ["Ilsa Corrin: 1 mention, 1 role"], "a slip is forgiven");
  await register.search.fill("NÓRTHL");
  await expectEqual(() => register.rows(), ["Petra Hallam (“Northline”): unused"], "found by an alias, whatever the accents");
  await register.search.press("ArrowDown");
  await app.keys.press("Enter");
  await expectEqual(() => register.name.inputValue(), "Petra Hallam");
  await register.search.focus();
  await app.keys.press("Escape");
  await expectEqual(async () => (await register.rows()).length, 3, "Escape shows everybody again");
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
});

story("everything known about an actor is changed in place, each change one step", async ({ app }) => {
  await coded(app);
  const { register } = app;
  await register.open();
  await register.choose("The harbour council");
  await register.write(register.name, "Harbour council");
  await expectEqual(() => register.said(), "Changed the actor Harbour council");
  await register.field("Type").selectOption({ label: "Government" });
  await register.field("Scope").selectOption({ label: "Local" });
  await register.write(register.field("Country"), "Velmoria");
  await register.write(register.field("Party"), "none");
  await register.addAliases("the council", "Velmora");
  await register.write(register.field("Notes"), "Meets on Thursdays.");
  await register.field("Colour").evaluate((field) => {
    field.value = "#336699";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const wikidata = register.field("Wikidata item");
  await register.write(wikidata, "159");
  await expectVisible(register.known.getByText(/^This is not an item of Wikidata/));
  await expectEqual(() => wikidata.getAttribute("aria-invalid"), "true");
  await register.write(wikidata, "Q159");
  await expectHidden(register.known.getByText(/^This is not an item of Wikidata/));

  await register.field("Belongs to or speaks for").fill("Province");
  await expectVisible(register.known.getByRole("option", { name: "Add “Province” to the actors" }));
  await app.keys.press("Enter");
  await register.field("Tie to Province").selectOption({ label: "part of" });
  await register.write(register.field("Role at Province"), "district");
  await register.write(register.field("At Province from"), "1901");
  await register.write(register.field("At Province until"), "1999-13");
  await expectMatch(() => register.said(), /“1999-13” is not a date: .* The date before is kept/);
  await expectEqual(() => register.field("At Province until").inputValue(), "");
  await register.write(register.field("At Province until"), "1999-12");

  await register.field("New attribute").fill("seats");
  await register.field("Its value").fill("12");
  await app.keys.press("Enter");
  await expectEqual(() => register.field("Value of seats").inputValue(), "12");
  await register.write(register.field("Value of seats"), "14");

  await register.write(register.name, "");
  await expectMatch(() => register.said(), /An actor needs a name/);
  await expectEqual(() => register.name.inputValue(), "Harbour council");

  await register.close();
  const project = await exported(app);
  const council = project.actors.find((a) => a.name === "Harbour council");
  const province = project.actors.find((a) => a.name === "Province");
  const { id, ...known } = council;
  assert.deepEqual(known.aliases, ["the council", "Velmora"]);
  assert.equal(known.type, "government");
  assert.equal(known.scope, "local");
  assert.equal(known.country, "Velmoria");
  assert.equal(known.wikidata, "Q159");
  assert.equal(known.colour, "#336699");
  assert.equal(known.notes, "Meets on Thursdays.");
  const [tie] = known.affiliations;
  assert.deepEqual(tie, { to: province.id, tie: "partOf", role: "district", from: "1901", until: "1999-12" });
  assert.deepEqual(known.attributes, [{ name: "seats", value: "14" }]);

  // Each change was a step of its own.
  await app.keys.press("w");
  await register.choose("Harbour council");
  await register.undo.click();
  await expectEqual(() => register.field("Value of seats").inputValue(), "12");
  await register.undo.click();
  await expectHidden(register.field("Value of seats"));
  await expectEqual(() => register.field("At Province until").inputValue(), "1999-12");
  await register.redo.click();
  await expectEqual(() => register.field("Value of seats").inputValue(), "12");
  await register.known.getByRole("button", { name: "Remove Velmora from the other names" }).click();
  await expectEqual(() => register.aliases(), ["the council"]);
});

story("every mention and role is listed in its context, and leads to the text", async ({ app, page }) => {
  await coded(app);
  const { register } = app;
  await register.open();
  await register.choose("Ilsa Corrin");
  await expectEqual(() => register.uses(), ["Named: Ilsa Corrin", "Claimant of a demand: eleven berths"]);
  await expectVisible(register.places.getByRole("heading", { name: "In the articles: 1 mention, 1 role" }));
  await expectVisible(register.places.getByRole("heading", { name: "article", exact: true }));
  await expectMatch(() => register.places.locator(".place").last().textContent(), /families to give up eleven berths before the autumn storms/);
  await register.places.getByRole("button", { name: /^Claimant of a demand/ }).click();
  await app.dialogs.expectNone();
  await expectEqual(() => app.tags.chosen(), "eleven berths");
  await expectTrue(() => app.article.isInView("eleven berths"));
  await expectMatch(() => app.keys.focus(), /^article /);
  // And from a chip back to the register.
  await app.coding.region.getByRole("button", { name: "Open The harbour council in the register" }).click();
  await expectEqual(() => register.name.inputValue(), "The harbour council");
  // The key opens it at whoever the chosen mention names.
  await register.close();
  await app.tags.choose("Ilsa Corrin");
  await app.keys.press("w");
  await expectEqual(() => register.name.inputValue(), "Ilsa Corrin");
});

story("mentions of a known alias are proposed, and taken one by one or all at once", async ({ app, page }) => {
  await coded(app);
  await tag(app, "Wend", "a");
  const { register } = app;
  await register.open();
  await register.choose("Ilsa Corrin");
  await expectHidden(register.proposed);
  await register.addAliases("Corrin", "the mayor");
  await expectVisible(register.proposed.getByRole("heading", { name: "3 more places where it says “Corrin”, “The mayor”" }));
  const before = await register.proposals();
  assert.match(before[0], /pier may not last\. Corrin said/);
  assert.match(before[1], /^The mayor wants the province/);

  await register.proposed.getByRole("button", { name: /^Tag and link “The mayor”/ }).click();
  await expectEqual(() => register.said(), "Tagged 1 mention of Ilsa Corrin");
  await expectEqual(async () => (await register.proposals()).length, before.length - 1);
  await register.proposed.getByRole("button", { name: /^Tag and link all/ }).click();
  await expectHidden(register.proposed);
  await expectEqual(() => register.said(), `Tagged ${before.length - 1} mentions of Ilsa Corrin`);
  await register.undo.click();
  await expectEqual(async () => (await register.proposals()).length, before.length - 1, "one step");

  // One that is tagged and linked to nobody is proposed to be linked.
  await register.add("Tomas Wend");
  await register.addAliases("Wend");
  await register.proposed.getByRole("button", { name: "Link “Wend”", exact: true }).click();
  await expectEqual(() => register.said(), "Linked 1 mention to Tomas Wend");

  // Choosing a place shows it in the text, and tags nothing.
  const tags = await app.tags.count();
  await register.proposed.locator(".place").first().click();
  await app.dialogs.expectNone();
  await expectMatch(() => page.evaluate(() => String(getSelection())), /Wend/);
  await expectEqual(() => app.tags.count(), tags);
});

story("two actors become one, after a look at what moves; one step takes it back", async ({ app }) => {
  await coded(app);
  const { register } = app;
  await register.open();
  await register.add("Mayor Corrin");
  await register.addAliases("the mayor");
  await register.mergeWith("Ilsa");
  const panel = register.merging;
  await expectVisible(panel.getByRole("heading", { name: "Merge Ilsa Corrin into Mayor Corrin" }));
  await expectVisible(panel.getByText("It will be called Mayor Corrin, also the mayor, Ilsa Corrin."));
  await expectVisible(panel.getByText("Moves to Mayor Corrin: 1 mention, 1 role in statements, 0 ties."));
  await expectVisible(panel.getByText("eleven berths"));
  await panel.getByRole("button", { name: "Keep Ilsa Corrin instead" }).click();
  await expectVisible(panel.getByRole("heading", { name: "Merge Mayor Corrin into Ilsa Corrin" }));
  await expectVisible(panel.getByText("It will be called Ilsa Corrin, also Mayor Corrin, the mayor."));
  await panel.getByRole("button", { name: "Merge", exact: true }).click();
  await expectEqual(() => register.said(), "Merged Mayor Corrin into Ilsa Corrin");
  await expectEqual(() => register.rows(), ["Ilsa Corrin: 1 mention, 1 role", "The harbour council: 1 role"]);
  await expectEqual(() => register.name.inputValue(), "Ilsa Corrin");
  await expectEqual(() => register.aliases(), ["Mayor Corrin", "the mayor"]);
  await register.undo.click();
  await expectEqual(async () => (await register.rows()).length, 3);
  await expectEqual(() => register.aliases(), []);
  await register.redo.click();
  await register.close();
  const { actors } = await exported(app);
  assert.equal(actors.find((a) => a.name === "Ilsa Corrin").formerly.length, 1, "the old id is kept");
});

story("an actor in use stays, with the places named and merging offered; an unused one goes", async ({ app }) => {
  await coded(app);
  const { register } = app;
  await register.open();
  await register.choose("Ilsa Corrin");
  await register.known.getByRole("button", { name: "Delete" }).click();
  await expectVisible(register.known.getByRole("alert").getByText(/“Ilsa Corrin” cannot be taken out: it stands in 2 places\. Merge it/));
  await register.known.getByRole("button", { name: "Merge with another …" }).click();
  await expectVisible(register.merging.getByRole("combobox", { name: "Which other actor is Ilsa Corrin?" }));
  await register.merging.getByRole("button", { name: "Cancel" }).click();
  await register.add("Nobody");
  await register.known.getByRole("button", { name: "Delete" }).click();
  await expectEqual(() => register.said(), "Took Nobody out of the actors");
  await expectEqual(() => app.keys.focus(), "input Search names and aliases");
  await register.undo.click();
  await expectVisible(register.list.getByRole("button", { name: /^Nobody/ }));
});

story("the register of 5,000 actors is searched while typing", { timeout: 240_000 }, async ({ app, page }) => {
  await coded(app);
  const project = await exported(app);
  const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const names = ["Adler", "Brandt", "Castillo", "Dvořák", "Eriksen", "Fontaine", "Greco", "Horváth"];
  for (let n = 0; n < 5000; n += 1) {
    project.actors.push({ ...project.actors[0], id: uuid(n), name: `${names[n % 8]} ${n}`, aliases: [`A${n} of ${names[(n + 3) % 8]}`], formerly: undefined });
  }
  project.title = "Many";
  project.id = "01900000-0000-7000-8000-0000000000aa";
  await app.openFiles([invented("many.demarche.json", JSON.stringify(project), "application/json")]);
  await expectMatch(() => app.header.projectTitle(), /Many/);
  await app.keys.press("w");
  const { register } = app;
  await expectTrue(async () => (await register.rows()).length > 5);
  assert.ok((await register.rows()).length < 60, "only rows in view are made");
  const took = [];
  for (const typed of ["d", "dv", "dvo", "dvorak 1", "dvorak 1235", "dvorka 1235"]) {
    await register.search.fill("");
    const started = await page.evaluate(() => performance.now());
    await register.search.fill(typed);
    await expectTrue(async () => /Dvořák/.test((await register.rows())[0] ?? ""));
    took.push(await page.evaluate((started) => Math.round(performance.now() - started), started));
  }
  await expectEqual(async () => (await register.rows()).slice(0, 1), ["Dvořák 1235: unused"]);
  assert.ok(Math.max(...took) < 2500, `typing took ${took.join(", ")} ms`);
});

story("the coder’s name is asked once, after the first tag, and kept", async ({ app, page }) => {
  await open(app);
  const asked = page.getByRole("textbox", { name: "Your name, kept with what you code" });
  await expectHidden(asked);
  await tag(app, "eleven berths", "d");
  await expectVisible(asked);
  assert.doesNotMatch(await app.keys.focus(), /Your name/, "the work goes on");
  await tag(app, "Corrin", "a");
  await asked.fill("Ann Lee");
  await asked.press("Enter");
  await expectHidden(asked);
  await expectMatch(() => app.said(), /Changed the coder’s name to “Ann Lee”/);
  await expectMatch(() => app.details.who(), /^Tagged by Ann Lee/);
  const { coders } = await exported(app);
  assert.deepEqual(coders.map((c) => c.name), ["Ann Lee"]);
  await app.keys.press("Control+z");
  await expectMatch(() => app.details.who(), /^Tagged by you/);
  await expectHidden(asked);
  await app.keys.press("Control+Shift+z");
  await app.saved();
  // Another project knows the name from its first tag on.
  await app.header.project.click();
  await app.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
  await app.dialogs.expectNone();
  await open(app);
  await tag(app, "eleven berths", "d");
  await expectEqual(() => app.tags.count(), "1 tag");
  await expectMatch(() => app.details.who(), /^Tagged by Ann Lee/);
  await expectHidden(asked);
});

story("“Not now” is an answer", async ({ app, page }) => {
  await open(app);
  await tag(app, "eleven berths", "d");
  const asked = page.getByRole("form", { name: "Your name" });
  await asked.getByRole("button", { name: "Not now" }).click();
  await expectHidden(asked);
  await tag(app, "Corrin", "a");
  await app.saved();
  await app.reload();
  await app.tags.choose("eleven berths");
  await expectHidden(asked);
  await app.header.choose("Settings");
  await expectVisible(app.dialogs.named("Settings").getByLabel("Your name, as it stands with your tags"));
});

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`the register is accessible, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      const problems = [];
      const look = async (where) => {
        problems.push(...(await accessibilityProblems(page, where)), ...(await sidewaysScrolling(page, where)));
        const body = await page.locator(".dialog-body").evaluateAll(([b]) => (b ? b.scrollWidth - b.clientWidth : 0));
        if (body > 0) problems.push(`${where}: the dialog has ${body} px more than it can show`);
        if (process.env.DEMARCHE_PICTURES) await page.screenshot({ path: `${process.env.DEMARCHE_PICTURES}/${where}-${width}-${scheme}.png` });
      };
      await open(app);
      await app.article.select("eleven berths");
      await app.keys.press("d");
      await app.article.select("Corrin");
      await app.keys.press("a");
      if (width < 820) await page.getByRole("button", { name: /^\d tags$/ }).click();
      await expectVisible(page.getByRole("form", { name: "Your name" }));
      await look("name");
      await app.keys.press("Escape");
      const { register } = app;
      await app.keys.press("Escape", "w");
      await expectVisible(register.dialog);
      await look("empty");
      await register.add("Ilsa Corrin");
      await register.addAliases("Corrin", "the mayor");
      await register.field("Type").selectOption({ label: "Person" });
      await register.field("Belongs to or speaks for").fill("Velmora");
      await app.keys.press("Enter");
      await expectVisible(register.field("Tie to Velmora"));
      await register.field("New attribute").fill("age");
      await register.field("Its value").fill("50");
      await app.keys.press("Enter");
      await expectVisible(register.field("Value of age"));
      await expectVisible(register.proposed);
      await register.proposed.getByRole("button", { name: /^Link “Corrin”/ }).click();
      await register.write(register.field("Wikidata item"), "159");
      await register.name.scrollIntoViewIfNeeded();
      await look("actor");
      await register.places.scrollIntoViewIfNeeded();
      await look("places");
      await register.mergeWith("Velm");
      await look("merging");
      await register.merging.getByRole("button", { name: "Cancel" }).click();
      await register.known.getByRole("button", { name: "Delete" }).click();
      await expectVisible(register.known.getByRole("alert").first());
      await look("refused");
      assert.equal(problems.length, 0, problems.join("\n    "));
    });
  }
}
