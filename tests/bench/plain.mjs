// The baseline: the same text as plain paragraphs, without tags, in the type and column of the app.

import { heap, withClock } from "./clock.mjs";

/** One run. `look` is the app's type, see `typeOf`. */
export async function measurePlain(context, paragraphs, look, { edits, step, scroll }) {
  const page = await context.newPage();
  await page.setContent("<!doctype html><html lang=en><title>plain</title><body style='margin:0'><main></main></html>");
  await withClock(page);
  await page.evaluate((look) => {
    const main = document.querySelector("main");
    Object.assign(main.style, { height: "100vh", overflowY: "auto" });
    const column = document.createElement("article");
    Object.assign(column.style, look, { margin: "0 auto" });
    main.append(column);
  }, look);
  await page.evaluate((paragraphs) => {
    window.paragraphs = paragraphs;
  }, paragraphs);
  const open = await page.evaluate(async () => {
    const column = document.querySelector("article");
    await window.bench.painted();
    const start = performance.now();
    const fragment = document.createDocumentFragment();
    for (const text of window.paragraphs) {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      fragment.append(paragraph);
    }
    column.append(fragment);
    return (await window.bench.painted()) - start;
  });
  await page.evaluate(() => window.bench.quiet(document.querySelector("article")));

  const tag = [];
  const remove = [];
  await page.evaluate(() => {
    // The least that a key could do: one element around three words, without a model behind it.
    addEventListener("keydown", (event) => {
      const paragraph = window.block;
      if (event.key === "c") {
        const range = document.createRange();
        range.setStart(paragraph.firstChild, 10);
        range.setEnd(paragraph.firstChild, 30);
        range.surroundContents(document.createElement("mark"));
      } else if (event.key === "x") {
        paragraph.textContent = window.paragraphs[window.place];
      }
    });
  });
  for (let i = 0; i < edits; i += 1) {
    await page.evaluate(
      (part) => {
        window.place = Math.floor(part * (window.paragraphs.length - 1));
        window.block = document.querySelectorAll("p")[window.place];
        window.block.scrollIntoView({ block: "center" });
        return window.bench.painted();
      },
      (i + 0.5) / edits,
    );
    tag.push(await timedKey(page, "c", { first: "mark" }));
    remove.push(await timedKey(page, "x", { first: "mark", gone: true }));
  }
  const scrolled = scroll ? await page.evaluate((step) => window.bench.scrollThrough(document.querySelector("main"), step), step) : null;
  const memory = await heap(page);
  await page.close();
  return { open, tag, remove, scrolled, memory };
}

/**
 * Presses a key: milliseconds until the frame that shows `first` in the block that is worked on (`window.block`), and until
 * the one that shows `all` anywhere; selectors. `all` is looked for again and again: best by an id.
 */
export async function timedKey(page, key, { first, all = null, gone = false }) {
  await page.evaluate(
    ([first, all, gone]) => {
      const shows = (selector, root) => () => (root.querySelector(selector) === null) === gone;
      const inBlock = shows(first, window.block);
      window.timed = window.bench.key(inBlock, all === null ? inBlock : shows(all, document));
    },
    [first, all, gone],
  );
  await page.keyboard.press(key);
  return page.evaluate(() => window.timed);
}
