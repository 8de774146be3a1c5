// The app itself, on the release build, by its own paths: a project file chosen, articles switched, keys pressed.

import { App } from "../e2e/pages/app.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { press, quiet, saved, shows, tagCount } from "./asking.mjs";
import { catchMemory, heap, programMemory, withClock } from "./clock.mjs";
import { timedKey } from "./plain.mjs";
import { LARGE, SMALL } from "./project.mjs";

/** What shows that a tag is there and chosen: its words in the block, and its details beside the list. */
const CHOSEN = { first: ".mark.chosen", all: "#tags .details" };

/** One run. `file`: the path of the project file. `say` is told how far it is. */
export async function measureDemarche(context, file, { edits, switches, step, scroll, say }) {
  const page = await context.newPage();
  await page.addInitScript(catchMemory);
  const app = new App(page, null);
  await page.goto(BASE_URL);
  await app.ready();
  await saved(page);
  await withClock(page);
  await quiet(page);
  const fromFile = await openFile(app, file);
  say("opened from the file");
  await settle(page);
  const look = await typeOf(page);
  const open = [];
  await page.evaluate(() => window.bench.blocks.begin());
  for (let i = 0; i < switches; i += 1) {
    await switchTo(page, SMALL);
    await settle(page);
    open.push(await switchTo(page, LARGE));
    await settle(page);
  }
  say("opened");
  const { tag, remove, undo } = await edit(page, edits);
  await saved(page);
  const blocked = await page.evaluate(() => window.bench.blocks.longest());
  say("tagged");
  const exported = edits > 0 ? await measureExport(page, "project") : null;
  const scrolled = scroll ? await page.evaluate((step) => window.bench.scrollThrough(document.querySelector("main"), step), step) : null;
  say("scrolled");
  const memory = await heap(page);
  const program = await programMemory(page);
  await page.close();
  return { fromFile, open, tag, remove, undo, blocked, exported, scrolled, memory, program, look };
}

/** From the moment the page is given the file until its first article is painted: reading and checking it included. */
async function openFile(app, file) {
  await app.page.evaluate((title) => {
    addEventListener(
      "change",
      () => {
        const start = performance.now();
        window.opened = window.bench.until(start, document.body, () => {
          const article = document.querySelector("article");
          return article.getAttribute("aria-label") === `Article: ${title}` && article.querySelector("[data-i]") !== null;
        });
      },
      { capture: true, once: true },
    );
  }, LARGE);
  await app.openFiles([file]);
  await shows(app.page, "that the file is taken", () => window.opened !== undefined);
  return app.page.evaluate(() => window.opened);
}

/** From the click on an article in the list, which is in memory, until it is painted. */
async function switchTo(page, title) {
  return page.evaluate(async (title) => {
    const button = [...document.querySelectorAll("nav button")].find((b) => b.querySelector(".article-name")?.textContent === title);
    const article = document.querySelector("article");
    const first = article.querySelector("[data-i]");
    await window.bench.painted();
    const start = performance.now();
    button.click();
    return window.bench.until(start, article, () => article.querySelector("[data-i]") !== first);
  }, title);
}

/** Until marks that are put in while the browser is idle are in, and all is kept. */
async function settle(page) {
  await quiet(page);
  await saved(page);
}

/** The type of the article, for the baseline. */
async function typeOf(page) {
  return page.evaluate(() => {
    const paragraph = document.querySelector("article p");
    const style = getComputedStyle(paragraph);
    return { fontFamily: style.fontFamily, fontSize: style.fontSize, lineHeight: style.lineHeight, width: `${paragraph.getBoundingClientRect().width}px` };
  });
}

/** Tags three words in a paragraph in view, then deletes the tag; at places all over the text. */
async function edit(page, edits) {
  const tag = [];
  const remove = [];
  const undo = [];
  for (let i = 0; i < edits; i += 1) {
    await page.evaluate(
      async (part) => {
        const blocks = document.querySelectorAll("article p");
        const block = blocks[Math.floor(part * (blocks.length - 1))];
        window.block = block;
        block.scrollIntoView({ block: "center" });
        await window.bench.quiet(document.querySelector("article"));
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let node = texts.nextNode();
        while (node.length < 4 && texts.nextNode()) node = texts.currentNode;
        getSelection().setBaseAndExtent(node, 0, node, Math.min(node.length, 20));
        await window.bench.painted();
        await window.bench.painted();
      },
      (i + 0.5) / edits,
    );
    const before = await tagCount(page);
    tag.push(await timedKey(page, "c", CHOSEN));
    if ((await tagCount(page)) === before) throw new Error("the key tagged nothing");
    await saved(page);
    remove.push(await timedKey(page, "Delete", { ...CHOSEN, gone: true }));
    if ((await tagCount(page)) !== before) throw new Error("the key deleted nothing");
    await saved(page);
    undo.push(await timedKey(page, "Control+z", CHOSEN));
    if ((await tagCount(page)) === before) throw new Error("the key brought nothing back");
    await saved(page);
    await timedKey(page, "Control+z", { ...CHOSEN, gone: true });
    await saved(page);
  }
  return { tag, remove, undo };
}

/** From the click on the button until the browser has the whole file, and how long the page was blocked. By ids of formats. */
export async function measureExport(page, format) {
  await press(page, "the button that exports", () => document.querySelector("header .export-button"));
  const radio = (id) => document.querySelector(`dialog #export-${id}`);
  await shows(page, "the list of formats", radio, format);
  await press(page, "a format", radio, format);
  const save = (id) => document.querySelector(`dialog #export-${id}`)?.checked && document.querySelector("dialog .wide-foot .button.primary");
  await page.evaluate(() => {
    window.bench.blocks.begin();
    addEventListener("click", (event) => (window.asked = performance.timeOrigin + event.timeStamp), { capture: true, once: true });
  });
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "the button that saves", save, format)]);
  const now = Date.now();
  await download.path();
  const asked = await page.evaluate(() => window.asked);
  const [, ending] = download.suggestedFilename().match(/\d{4}-\d\d-\d\d\.(.*)$/);
  return { ending, ms: now - asked, longest: await page.evaluate(() => window.bench.blocks.longest()) };
}
