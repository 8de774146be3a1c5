// Coding, measured: an actor found by typing among few and many, and an edit in a small and in a large project.

import { App } from "../e2e/pages/app.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { withClock } from "./clock.mjs";
import { MEASURED, coded, namesOf } from "./coded-project.mjs";
import { median } from "./report.mjs";

/** What is typed after the first letters to find somebody, one figure a letter. */
const LETTERS = 6;
const SEARCHES = 10;
const EDITS = 20;

/** One project: `{ letter, slowestLetter, first, edit, editAll, slowestEdit }` in milliseconds. */
export async function measureCoding(context, { statements, actors }) {
  const page = await context.newPage();
  const app = new App(page, null);
  await page.goto(BASE_URL);
  await app.ready();
  await app.saved();
  const file = Buffer.from(coded({ statements, actors }), "utf8");
  await app.openFiles([{ name: "bench.demarche.json", mimeType: "application/json", buffer: file }]);
  await app.expectArticle(MEASURED);
  await app.saved();
  await withClock(page);
  await page.evaluate(() => window.bench.quiet(document.querySelector("article")));
  const letters = await search(app, actors);
  const edits = await edit(app);
  await page.close();
  const first = edits.map(({ first }) => first);
  return {
    letter: median(letters),
    slowestLetter: Math.max(...letters),
    edit: median(first),
    editAll: median(edits.map(({ all }) => all)),
    slowestEdit: Math.max(...first),
  };
}

/** Types names into the field of the claimants, letter by letter: from each letter until what is offered is painted. */
async function search(app, actors) {
  const { page } = app;
  await app.article.element.focus();
  await page.keyboard.press("n");
  await page.keyboard.press("Shift+Enter");
  const field = app.coding.field("Claimant");
  const all = [];
  const names = namesOf(actors);
  for (let i = 0; i < SEARCHES; i += 1) {
    const name = names[Math.floor(((i + 0.5) / SEARCHES) * actors)];
    await field.focus();
    for (const letter of name.slice(0, LETTERS)) {
      all.push(await timedLetter(page, letter));
    }
    const offered = await app.coding.offered();
    if (!offered.some((one) => one.includes(name.slice(0, LETTERS).trim()))) throw new Error(`${name} is not offered: ${offered}`);
    await field.fill("");
  }
  await page.keyboard.press("Escape");
  return all;
}

/** The baseline of the search: the same names in a page of its own, those with the letters in them listed, nothing forgiven. */
export async function measurePlainSearch(context, actors) {
  const page = await context.newPage();
  await page.setContent("<!doctype html><html lang=en><title>plain</title><body><input aria-label=Name><ul></ul></html>");
  await withClock(page);
  const names = namesOf(actors);
  await page.evaluate((names) => {
    const list = document.querySelector("ul");
    document.querySelector("input").addEventListener("input", (event) => {
      const wanted = event.target.value.toLowerCase();
      const found = names.filter((name) => name.toLowerCase().includes(wanted)).slice(0, 8);
      list.replaceChildren(
        ...found.map((name) => {
          const item = document.createElement("li");
          item.role = "option";
          item.textContent = name;
          return item;
        }),
      );
    });
  }, names);
  const all = [];
  for (let i = 0; i < SEARCHES; i += 1) {
    const name = names[Math.floor(((i + 0.5) / SEARCHES) * actors)];
    await page.locator("input").focus();
    for (const letter of name.slice(0, LETTERS)) {
      all.push(await timedLetter(page, letter));
    }
    await page.locator("input").fill("");
  }
  await page.close();
  return median(all);
}

/** Types a letter: until the frame that shows what is offered for it is painted. */
async function timedLetter(page, letter) {
  await page.evaluate(() => {
    const shown = () => document.querySelector("[role=option]") !== null;
    window.timed = window.bench.key(shown, shown);
  });
  await page.keyboard.press(letter === " " ? "Space" : letter);
  return (await page.evaluate(() => window.timed)).first;
}

/** Changes the position of statements all over the article: until the answer is painted, and until all is. */
async function edit(app) {
  const { page } = app;
  const all = [];
  for (let i = 0; i < EDITS; i += 1) {
    await app.article.element.focus();
    await page.keyboard.press("n");
    await app.coding.region.getByRole("radio", { checked: true }).first().focus();
    await page.evaluate(() => {
      const before = document.activeElement;
      const shown = () => document.activeElement !== before && document.activeElement.checked;
      window.timed = window.bench.key(shown, shown);
    });
    await page.keyboard.press("ArrowLeft");
    all.push(await page.evaluate(() => window.timed));
    await app.saved();
  }
  return all;
}
