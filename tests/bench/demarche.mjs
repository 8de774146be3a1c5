// The app itself, on the release build, by its own paths: a project file chosen, articles switched, keys pressed.

import { App } from "../e2e/pages/app.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { catchMemory, heap, programMemory, withClock } from "./clock.mjs";
import { timedKey } from "./plain.mjs";
import { LARGE, SMALL } from "./project.mjs";

/** What shows that a tag is there and chosen: its words in the text, and its details beside the list. */
const CHOSEN = { first: "article .mark.chosen", all: ".details" };

/** One run. */
export async function measureDemarche(context, file, { edits, switches, step, scroll }) {
  const page = await context.newPage();
  await page.addInitScript(catchMemory);
  const app = new App(page, null);
  await page.goto(BASE_URL);
  await app.ready();
  await app.saved();
  await withClock(page);
  await page.evaluate(() => window.bench.quiet(document.querySelector("article")));
  const fromFile = await openFile(app, file);
  await settle(app);
  const look = await typeOf(app);
  const open = [];
  await page.evaluate(() => window.bench.blocks.begin());
  for (let i = 0; i < switches; i += 1) {
    await switchTo(app, SMALL);
    await settle(app);
    open.push(await switchTo(app, LARGE));
    await settle(app);
  }
  const { tag, remove, undo } = await edit(app, edits);
  await app.saved();
  const blocked = await page.evaluate(() => window.bench.blocks.longest());
  const exported = edits > 0 ? await measureExport(page, app, "demarche.json") : null;
  const scrolled = scroll ? await page.evaluate((step) => window.bench.scrollThrough(document.querySelector("main"), step), step) : null;
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
  await app.openFiles([{ name: "bench.demarche.json", mimeType: "application/json", buffer: Buffer.from(file, "utf8") }]);
  await app.expectArticle(LARGE);
  return app.page.evaluate(() => window.opened);
}

/** From the click on an article in the list, which is in memory, until it is painted. */
async function switchTo(app, title) {
  return app.page.evaluate(async (title) => {
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
async function settle(app) {
  await app.page.evaluate(() => window.bench.quiet(document.querySelector("article")));
  await app.saved();
}

/** The type of the article, for the baseline. */
async function typeOf(app) {
  return app.page.evaluate(() => {
    const paragraph = document.querySelector("article p");
    const style = getComputedStyle(paragraph);
    return { fontFamily: style.fontFamily, fontSize: style.fontSize, lineHeight: style.lineHeight, width: `${paragraph.getBoundingClientRect().width}px` };
  });
}

/** Tags three words in a paragraph in view, then deletes the tag; at places all over the text. */
async function edit(app, edits) {
  const { page } = app;
  const tag = [];
  const remove = [];
  const undo = [];
  for (let i = 0; i < edits; i += 1) {
    await page.evaluate(
      async (part) => {
        const blocks = document.querySelectorAll("article p");
        const block = blocks[Math.floor(part * (blocks.length - 1))];
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
    const before = await app.tags.count();
    tag.push(await timedKey(page, "c", CHOSEN));
    if ((await app.tags.count()) === before) throw new Error("the key tagged nothing");
    await app.saved();
    remove.push(await timedKey(page, "Delete", { ...CHOSEN, gone: true }));
    if ((await app.tags.count()) !== before) throw new Error("the key deleted nothing");
    await app.saved();
    undo.push(await timedKey(page, "Control+z", CHOSEN));
    if ((await app.tags.count()) === before) throw new Error("the key brought nothing back");
    await app.saved();
    await timedKey(page, "Control+z", { ...CHOSEN, gone: true });
    await app.saved();
  }
  return { tag, remove, undo };
}

/** From the click on the button until the browser has the whole file, and how long the page was blocked. */
export async function measureExport(page, app, format) {
  await app.header.export.click();
  const save = app.dialogs.named("Export").getByRole("button", { name: `Save as ${format}`, exact: true });
  await save.waitFor();
  await page.evaluate(() => {
    window.bench.blocks.begin();
    addEventListener("click", (event) => (window.asked = performance.timeOrigin + event.timeStamp), { capture: true, once: true });
  });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const now = Date.now();
  await download.path();
  const asked = await page.evaluate(() => window.asked);
  return { ms: now - asked, longest: await page.evaluate(() => window.bench.blocks.longest()) };
}
