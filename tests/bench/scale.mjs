// A project of many articles: opening it, going from article to article, the list of all of them, searching, tagging,
// undoing, and for each of these how long the page was blocked.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { App } from "../e2e/pages/app.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { catchMemory, heap, programMemory, timed, withClockFromTheStart } from "./clock.mjs";
import { measureMoving } from "./moving.mjs";
import { median } from "./report.mjs";
import { FIRST, LAST, LONG, THIRD, TYPED } from "./scale-project.mjs";

const PATIENCE = Number(process.env.PATIENCE ?? 300_000);
const TAGS = 15;

/** Functions of the page that say whether something is shown. */
const SHOWN = {
  article: (title) => {
    const article = document.querySelector("article");
    return article?.getAttribute("aria-label") === `Article: ${title}` && article.querySelector("[data-i]") !== null;
  },
  rows: () => document.querySelectorAll(".corpus-item .corpus-row").length > 5,
  firstRow: (title) => {
    const rows = [...document.querySelectorAll("#corpus-list [role=option]")];
    const first = rows.find((row) => row.getAttribute("aria-posinset") === "1");
    return first?.querySelector('[data-column="title"]')?.textContent.trim() === title;
  },
  sorted: () => document.querySelector('.corpus-column[aria-pressed="true"]') !== null && !/counting/.test(document.querySelector(".corpus-said").textContent),
  chosenMark: () => document.querySelector("article .mark.chosen") !== null,
  noChosenMark: () => document.querySelector("article .mark.chosen") === null,
};

/** A page that measures itself from its first moment on. */
async function pageOf(context) {
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(catchMemory);
  await withClockFromTheStart(page);
  // Both from the moment the page was asked for: something to work on, and all of it.
  await page.addInitScript(() => {
    const number = () => Number(document.querySelector('nav[aria-label="Articles"] .column-count')?.textContent.replace(/\D/g, ""));
    window.opened = window.bench.until(0, document, () => document.querySelector("article [data-i]") !== null);
    window.whole = new Promise((resolve) => {
      window.wholeAt = (count) => resolve(window.bench.until(0, document, () => number() === count && document.querySelector(".articles-arriving") === null));
    });
  });
  return page;
}

export async function saved(page) {
  await page.getByText("Saved in this browser", { exact: true }).waitFor({ timeout: PATIENCE });
}

/**
 * Everything, for one project: rows `{ what, ms, longest, … }` by name. `brief`: only what the smaller one is there for,
 * which is opening.
 */
export async function measureScale(context, project, { articles, runs, brief, say }) {
  const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
  const path = join(folder, "many.demarche.json");
  writeFileSync(path, project.file);
  const found = {};
  const note = (what, figures) => {
    found[what] = figures;
    say(what, figures);
  };
  try {
    const page = await pageOf(context);
    const app = new App(page, null);
    await page.goto(BASE_URL);
    await app.ready();
    await app.saved();
    note("file opened", await timed(page, { event: "change", act: () => app.openFiles([path]), done: SHOWN.article, arg: FIRST, settled: () => saved(page) }));
    await page.close();
    note("opened", await measureOpening(context, articles, runs));
    if (brief) return found;
    const again = await pageOf(context);
    await measureWork(again, project, articles, note);
    await again.close();
    await measureMoving(context, project, { folder, path, articles, note });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

/** Goes to the page as on another day, each time in a new tab: the project is in the store, the program in the cache. */
async function measureOpening(context, articles, runs) {
  const opened = [];
  const whole = [];
  const blocked = [];
  const tagged = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await pageOf(context);
    const app = new App(page, null);
    await page.goto(BASE_URL);
    opened.push(await page.evaluate(() => window.opened));
    // It can be worked with: a tag shows while the rest is still being opened.
    await select(page, 2);
    const tag = await timed(page, { event: "keydown", act: () => page.keyboard.press("c"), done: SHOWN.chosenMark });
    tagged.push(tag.ms);
    whole.push(await page.evaluate((articles) => (window.wholeAt(articles), window.whole), articles));
    blocked.push(await page.evaluate(() => window.bench.blocks.longest()), tag.longest);
    await app.article.element.focus();
    await page.keyboard.press("Control+z");
    await page.waitForFunction(SHOWN.noChosenMark);
    await saved(page);
    await page.close();
  }
  return { ms: median(opened), whole: median(whole), tagged: median(tagged), longest: Math.max(...blocked) };
}

/** Selects some words of a paragraph, from the article's beginning on. */
async function select(page, nth) {
  await page.evaluate(async (nth) => {
    const block = document.querySelectorAll("article p")[nth];
    block.scrollIntoView({ block: "center" });
    await window.bench.painted();
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let node = texts.nextNode();
    while (node.length < 4 && texts.nextNode()) node = texts.currentNode;
    getSelection().setBaseAndExtent(node, 0, node, Math.min(node.length, 20));
    await window.bench.painted();
    await window.bench.painted();
  }, nth);
}

/** What is done all day. */
async function measureWork(page, project, articles, note) {
  const app = new App(page, null);
  await page.goto(BASE_URL);
  await page.evaluate((articles) => (window.wholeAt(articles), window.whole), articles);
  await saved(page);
  await page.evaluate(() => window.bench.quiet(document.querySelector("article")));
  note("memory", { heap: await heap(page), program: await programMemory(page) });
  const key = (keys, done, arg, settled) => timed(page, { event: "keydown", act: () => page.keyboard.press(keys), done, arg, settled });
  const quiet = () => page.evaluate(() => window.bench.quiet(document.querySelector("article")));
  const middle = (all) => ({ ms: median(all.map(({ ms }) => ms)), longest: Math.max(...all.map(({ longest }) => longest)) });

  // From article to article.
  await app.article.element.focus();
  const there = [];
  const on = [];
  for (let run = 0; run < 5; run += 1) {
    there.push(await key("Shift+n", SHOWN.article, LONG, quiet));
    on.push(await key("Shift+n", SHOWN.article, THIRD, quiet));
    await key("Shift+p", SHOWN.article, LONG, quiet);
    await key("Shift+p", SHOWN.article, FIRST, quiet);
  }
  note("switched to the long article", middle(there));
  note("switched to an ordinary article", middle(on));

  // Tagging and taking back.
  const tagged = [];
  const undone = [];
  for (let i = 0; i < TAGS; i += 1) {
    await select(page, 1 + (i % 8));
    tagged.push(await key("c", SHOWN.chosenMark, null, () => saved(page)));
    undone.push(await key("Control+z", SHOWN.noChosenMark, null, () => saved(page)));
  }
  note("tagged", middle(tagged));
  note("undone", middle(undone));

  // The list of all articles.
  note("list opened", await key("Shift+f", SHOWN.rows));
  const { corpus } = app;
  await corpus.titleWords.focus();
  const filtered = await key("7", () => / of /.test(document.querySelector(".corpus-said").textContent));
  note("filtered by words in titles", filtered);
  await corpus.titleWords.fill("");
  await page.waitForFunction(() => !/ of /.test(document.querySelector(".corpus-said").textContent));
  note("filtered by outlet", await timed(page, { event: "change", act: () => corpus.outlet.selectOption({ index: 3 }), done: () => / of /.test(document.querySelector(".corpus-said").textContent) }));
  await corpus.outlet.selectOption({ index: 0 });
  await page.waitForFunction(() => !/ of /.test(document.querySelector(".corpus-said").textContent));
  for (const column of ["Title", "To do"]) {
    const heading = corpus.dialog.getByRole("button", { name: `Sort by ${column.toLowerCase()}` });
    await heading.focus();
    note(`sorted by ${column.toLowerCase()}`, await key("Enter", SHOWN.sorted));
  }
  const pressed = corpus.dialog.locator('.corpus-column[aria-pressed="true"]');
  while (await pressed.count()) await pressed.click();

  // Searching all texts: each letter is typed when the list for the one before is shown, and not when all is gone through.
  await corpus.textWords.focus();
  const letters = [];
  for (let n = 1; n <= TYPED.length; n += 1) {
    const first = project.firstWith(TYPED.slice(0, n));
    if (first === undefined) break;
    letters.push(await key(TYPED[n - 1], SHOWN.firstRow, first));
  }
  note("a letter typed", { ...middle(letters), slowest: Math.max(...letters.map(({ ms }) => ms)) });
  await page.waitForFunction(() => !/looking/.test(document.querySelector(".corpus-said").textContent));
  await corpus.textWords.fill("");
  await page.waitForFunction(() => !/ of |looking/.test(document.querySelector(".corpus-said").textContent));
  await corpus.textWords.focus();
  note("all texts gone through", await timed(page, {
    event: "paste",
    act: () => page.evaluate((words) => {
      const field = document.activeElement;
      field.dispatchEvent(new Event("paste", { bubbles: true }));
      document.execCommand("insertText", false, words);
    }, LAST),
    done: (title) => {
      const row = document.querySelector("#corpus-list [role=option] [data-column=title]");
      return row?.textContent.trim() === title && !/looking/.test(document.querySelector(".corpus-said").textContent);
    },
    arg: project.firstWith(LAST),
  }));
  await corpus.textWords.fill("");
  await page.waitForFunction(() => !/ of |looking/.test(document.querySelector(".corpus-said").textContent));

  // All of them at once.
  await corpus.press("Choose all that are listed");
  await corpus.press("Set details of the chosen");
  await corpus.dialog.getByRole("textbox", { name: "Language", exact: true }).fill("en");
  const set = corpus.dialog.getByRole("button", { name: "Set details", exact: true });
  note("details of all articles set", await timed(page, { event: "click", act: () => set.click(), done: SHOWN.rows, settled: () => saved(page) }));
  await app.dialogs.close();
  note("details of all articles undone", await timed(page, { event: "click", act: () => app.header.undo.click(), done: () => /Undone/.test(document.querySelector(".toast")?.textContent), settled: () => saved(page) }));
}
