// The whole main job by keyboard alone. Nothing here uses the mouse, not even to open the file.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { tagsOf } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

const ARTICLE = dataFile("article.txt");
const TITLE = "article";
const FIRST = "The harbour council of Velmora and the fishing families of the north shore met for two hours on Thursday, and went home without a settlement over the new ferry terminal.";

/** Opens the article by walking to the button, and puts the caret at its first paragraph. */
async function openByKeyboard(app) {
  // Before anything has the focus, Tab leads on from the caret in Firefox and from the top of the page in Chromium.
  await app.keys.tabTo("button Open files", { back: IS_FIREFOX });
  await app.chooseFiles(() => app.keys.press("Enter"), [ARTICLE]);
  await app.expectArticle(TITLE);
  await app.keys.tabTo("article Article: ");
  await app.keys.press("Control+Home", "Control+ArrowDown");
}

/** The words by which a field or button is described at the moment. */
async function describedBy(locator) {
  return locator.evaluate((field) => {
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing called ${id}`).join(" ");
  });
}

story("the first stop of the page leads past everything to the article", async ({ app }) => {
  await app.keys.tabTo("a Skip to the article", { back: IS_FIREFOX });
  await app.keys.press("Enter");
  await expectMatch(() => app.keys.focus(), /^article /);
});

story("help opens by its key and goes by Escape", async ({ app, page }) => {
  await app.keys.press("Shift+Slash");
  const help = await app.dialogs.expect("All keys");
  for (const words of ["Tag as demand", "Next sentence", "Choose the next tag", "Start one character earlier", "Undo"]) {
    await expectVisible(help.getByText(words, { exact: true }));
  }
  // Keys do nothing behind a dialog.
  await app.keys.press("c");
  await expectEqual(() => app.tags.count(), "0 tags");
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
  await app.keys.press("F1");
  await app.dialogs.expect("All keys");
  await app.keys.press("Escape");
  await expectHidden(page.getByRole("dialog"));
});

story("sentence mode: one key tags the sentence, the word under the caret for an actor", async ({ app }) => {
  await openByKeyboard(app);
  await app.keys.press("c");
  await expectEqual(() => app.article.marked(), [`claim: ${FIRST}`]);
  // j: to the next sentence, which is Mayor Corrin's.
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "j", "d");
  await expectMatch(async () => (await app.article.marked("demand"))[0], /^demand: Mayor Ilsa Corrin said .* storms\.$/);
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "j", "j", "k", "a");
  await expectEqual(() => app.article.marked("actor"), ["actor: Mayor"]);
});

story("selections grow and shrink by every unit", async ({ app }) => {
  await openByKeyboard(app);
  const selected = () => app.article.selected();
  await app.keys.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
  await expectEqual(selected, "The");
  await app.keys.press("Shift+ArrowLeft");
  await expectEqual(selected, "Th");
  await app.keys.press("Control+Shift+ArrowRight");
  await expectEqual(selected, "The");
  await app.keys.press("Control+Shift+ArrowRight");
  await expectEqual(selected, "The harbour");
  await app.keys.press("Control+Shift+ArrowLeft");
  await expectMatch(selected, /^The ?$/);
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "Shift+j");
  await expectMatch(selected, /^The harbour council .* ferry terminal\.\s*$/);
  await app.keys.press("Shift+j");
  await expectMatch(selected, /autumn storms\.\s*$/);
  await app.keys.press("Shift+k");
  await expectMatch(selected, /ferry terminal\.\s*$/);
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "Control+Shift+ArrowDown", "Control+Shift+ArrowDown");
  await expectMatch(selected, /autumn storms\.\s*$/);
  await app.keys.press("Control+Shift+ArrowUp");
  await expectMatch(selected, /ferry terminal\.\s*$/);
  await app.keys.press("Control+Shift+End");
  await expectMatch(selected, /The council has not replied\.$/);
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "Shift+ArrowDown");
  await expectTrue(async () => (await selected()).length > 30, "a line down selects about a line");
  // s selects the whole sentence the caret is in.
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "Control+ArrowRight", "s");
  await expectEqual(selected, FIRST);
});

story("a tag’s edges move by word and by character", async ({ app }) => {
  await openByKeyboard(app);
  const marked = () => app.article.marked();
  await app.keys.press("Control+ArrowRight", "ArrowRight", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight", "a");
  await expectEqual(marked, ["actor: harbour council"]);
  await app.keys.press("BracketLeft");
  await expectEqual(marked, ["actor: The harbour council"]);
  await app.keys.press("Shift+BracketLeft");
  await expectMatch(async () => (await marked())[0], /^actor: ?\s*harbour council$/);
  await app.keys.press("BracketRight", "BracketRight");
  await expectMatch(async () => (await marked())[0], /harbour council of Velmora$/);
  await app.keys.press("Shift+BracketRight");
  await expectMatch(async () => (await marked())[0], /harbour council of ?$/);
  await app.keys.press("Alt+BracketRight", "Alt+BracketRight");
  await expectMatch(async () => (await marked())[0], /harbour council of V?e?$/);
  await app.keys.press("Alt+Shift+BracketRight");
  await app.keys.press("Alt+Shift+BracketLeft");
  await app.keys.press("Alt+BracketLeft");
  const [now] = await marked();
  assert.match(now, /harbour council of/);
  // Moves directly after each other are one step.
  await app.keys.press("Control+z");
  await expectEqual(marked, ["actor: harbour council"]);
});

story("memo by Enter, back by Escape, other kinds by Shift, and away by Delete", async ({ app }) => {
  await openByKeyboard(app);
  await app.keys.press("s", "c", "Enter");
  await expectMatch(() => app.keys.focus(), /Memo/);
  // Inside a field, letters are letters.
  await app.keys.type("candid, a decision? d c a");
  await expectEqual(() => app.details.memo.inputValue(), "candid, a decision? d c a");
  await expectEqual(() => app.tags.count(), "1 tag");
  await app.dialogs.expectNone();
  await app.keys.press("Escape");
  await expectMatch(() => app.keys.focus(), /^article /);
  await app.keys.press("Shift+d");
  await expectEqual(() => app.details.kind(), "Demand");
  await expectEqual(() => app.article.marked(), [`demand: ${FIRST}`]);
  await expectEqual(() => app.details.memo.inputValue(), "candid, a decision? d c a");
  await app.keys.press("Delete");
  await expectEqual(() => app.article.marked(), []);
  await expectMatch(() => app.said(), /Deleted 1 demand/);
  await app.keys.press("Control+z");
  await expectEqual(() => app.article.marked(), [`demand: ${FIRST}`]);
  await app.keys.press("Control+z");
  await expectEqual(() => app.article.marked(), [`claim: ${FIRST}`]);
  await app.keys.press("Control+z");
  await expectEqual(async () => (await app.details.region.count()) && (await app.details.memo.inputValue()), "", "a visit to the memo is one step");
  await app.keys.press("Control+Shift+z", "Control+y");
  await expectEqual(() => app.article.marked(), [`demand: ${FIRST}`]);
  await app.keys.press("u");
  await expectEqual(() => app.article.marked(), [`claim: ${FIRST}`]);
  await app.keys.press("Shift+u");
  await expectEqual(() => app.article.marked(), [`demand: ${FIRST}`]);
});

story("going from tag to tag, repeating the last tag, tagging all mentions", async ({ app }) => {
  await openByKeyboard(app);
  await app.keys.press("s", "d", "Escape", "j", "r");
  await expectEqual(async () => (await app.article.marked("demand")).length, 2);
  // An actor: "Corrin", the third word of the mayor's paragraph.
  await app.keys.press("Escape", "Control+Home", "Control+ArrowDown", "Control+ArrowDown");
  await app.keys.press("Control+ArrowRight", "Control+ArrowRight", "ArrowRight", "Control+Shift+ArrowRight", "a");
  await expectMatch(() => app.offer.textContent(), /2 more mentions of “Corrin”/);
  await app.keys.press("m");
  await expectEqual(() => app.article.marked("actor"), Array(3).fill("actor: Corrin"));

  await app.keys.press("Escape", "Control+Home");
  const seen = [];
  for (let i = 0; i < 5; i += 1) {
    await app.keys.press("n");
    await expectTrue(async () => (await app.tags.chosen()) !== null);
    seen.push(await app.details.quote());
  }
  assert.equal(seen[0], FIRST);
  assert.match(seen[1], /^Mayor Ilsa Corrin said/);
  assert.deepEqual(seen.slice(2), ["Corrin", "Corrin", "Corrin"]);
  await app.keys.press("n");
  await expectMatch(() => app.said(), /No tag further on/);
  await app.keys.press("p", "p", "p", "p");
  await expectEqual(() => app.details.quote(), FIRST);
});

story("searching the tags, and back to the text", async ({ app }) => {
  await openByKeyboard(app);
  await app.keys.press("s", "c", "Escape", "j", "d", "/");
  await expectMatch(() => app.keys.focus(), /Search quotes and memos/);
  await app.keys.type("mayor");
  await expectEqual(() => app.tags.count(), "1 of 2 tags");
  await app.keys.press("Escape");
  await expectEqual(() => app.tags.search.inputValue(), "");
  await app.keys.press("Escape");
  await expectMatch(() => app.keys.focus(), /^article /);
});

story("after a dialog the keys of the text work in the text, Enter too", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.header.project.click();
  await app.dialogs.expect("Projects");
  await app.dialogs.close();
  await expectMatch(() => app.keys.focus(), /^button Project: /, "the focus is back where it was");
  await app.keys.press("n", "Enter");
  await expectEqual(() => app.keys.focus(), "textarea Memo");
  await page.keyboard.type("two demands?");
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
  await app.tags.choose("eleven berths");
  await expectEqual(() => app.details.memo.inputValue(), "two demands?");
});

story("on a tag that was chosen in the list Enter is what it is in the text", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.tags.choose("eleven berths");
  await app.keys.press("Enter");
  await expectEqual(() => app.keys.focus(), "textarea Memo");
  await page.keyboard.type("from the list");
  await app.tags.choose("eleven berths");
  await app.keys.press("Shift+Enter");
  await expectEqual(() => app.keys.focus(), "combobox Claimant");
  await expectEqual(() => app.details.memo.inputValue(), "from the list");
});

story("what is selected waits behind a dialog and is there again after it", async ({ app }) => {
  const words = "concrete answers to our concrete proposals";
  await app.article.select(words);
  await app.keys.press("F1");
  await app.dialogs.expect("All keys");
  await expectEqual(() => app.article.selected(), "");
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
  await expectEqual(() => app.article.selected(), words);
  await expectVisible(app.toolbar.first());
  await app.keys.press("d");
  await expectEqual(() => app.article.marked(), [`demand: ${words}`]);
});

story("exporting by keyboard", async ({ app }) => {
  await openByKeyboard(app);
  await app.keys.press("s", "d");
  await app.keys.tabTo("button Export", { back: true });
  await app.keys.press("Enter");
  await app.dialogs.expect("Export");
  await app.keys.tabTo("button Save as .demarche.json");
  const file = await app.download(() => app.keys.press("Enter"));
  assert.deepEqual(tagsOf(JSON.parse(file.content)), [`demand: ${FIRST}`]);
});

story("keys are the codebook’s: a kind is reached by the key it was given", async ({ app, page }) => {
  await openByKeyboard(app);
  await app.keys.tabTo("button More", { back: true });
  await app.keys.press("Enter");
  await app.keys.tabTo("button Codebook and keys");
  await app.keys.press("Enter");
  const dialog = await app.dialogs.expect("Codebook and keys");
  const key = dialog.getByLabel("Key", { exact: true });
  await key.focus();
  await app.keys.press("v");
  await expectEqual(() => key.inputValue(), "v");
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
  await expectMatch(() => app.keys.focus(), /^button More/, "the focus is back where the dialog was asked for");
  await app.keys.tabTo("article Article: ");
  await app.keys.press("c");
  await expectEqual(() => app.tags.count(), "0 tags", "the old key is free now");
  await app.keys.press("v");
  await expectEqual(() => app.article.marked(), [`claim: ${FIRST}`]);
  await expectVisible(page.getByRole("contentinfo", { name: "Keys" }));
  // A key the app needs itself is refused, in words, and so is one that another kind has; the kind keeps its own.
  await app.header.more.focus();
  await app.keys.press("Enter");
  await app.keys.tabTo("button Codebook and keys");
  await app.keys.press("Enter");
  await key.focus();
  await app.keys.press("j");
  const description = () => describedBy(key);
  await expectMatch(description, /^The key j already means “Next sentence”$/);
  await app.keys.press("d");
  await expectMatch(description, /^The key “d” stands for both “Demand” and “Claim”$/);
  await expectEqual(() => key.inputValue(), "v");
  await app.keys.press("v");
  await expectEqual(description, "");
  // A kind that has tags is not taken out before it is said what becomes of them, and the only one of its sort stays.
  const remove = dialog.getByRole("button", { name: "Delete…" });
  await remove.focus();
  await app.keys.press("Enter");
  await expectMatch(() => app.keys.focus(), /^h3 Delete “Claim”/);
  await dialog.getByRole("button", { name: "Delete", exact: true }).focus();
  await app.keys.press("Enter");
  await expectVisible(dialog.getByText("Say first what becomes of what is coded with it"));
  await expectEqual(() => app.article.marked(), [`claim: ${FIRST}`]);
});
