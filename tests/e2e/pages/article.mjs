// The article on the screen: its blocks, its marks, and hands to select in it. Marks and blocks are read by the
// attributes that `browser::reader` promises (`data-i`, `data-n`, `data-a`, `data-say`).

import assert from "node:assert/strict";

import { eventually, expectEqual } from "../support/expect.mjs";
import { geometryTools } from "./geometry.mjs";

export class Article {
  constructor(page) {
    this.page = page;
    this.element = page.getByRole("article");
  }

  /** The title by which a screen reader names it. */
  async title() {
    return (await this.element.getAttribute("aria-label")).replace(/^Article: /, "");
  }

  /** Every block: `{ role, number, text }`; role is `h1`, `h2` or `p`. */
  async blocks() {
    return this.element.locator("[data-i]").evaluateAll((blocks) =>
      blocks.map((b) => ({
        role: b.tagName.toLowerCase(),
        number: b.dataset.n === undefined ? null : Number(b.dataset.n),
        text: b.textContent,
      })),
    );
  }

  /** What is marked, in text order, as `demand: a written answer`; pieces of several blocks joined with ` / `. */
  async marked(kind = null) {
    return this.#marks((marks) => marks.filter((m) => kind === null || m.kind === kind).map((m) => `${m.kind}: ${m.words}`));
  }

  /** Words of each tag that has this state: "chosen" or "hot" (under the pointer). */
  async lit(state) {
    return this.#marks((marks) => marks.filter((m) => m[state]).map((m) => m.words));
  }

  async #marks(pick) {
    const marks = await this.element.evaluate((article) => {
      const found = new Map();
      for (const piece of article.querySelectorAll("[data-a]")) {
        const id = piece.dataset.a;
        const block = piece.closest("[data-i]").dataset.i;
        const mark = found.get(id) ?? { kind: piece.dataset.say, parts: new Map(), chosen: true, hot: true };
        mark.parts.set(block, (mark.parts.get(block) ?? "") + piece.textContent);
        // A tag is lit only when every piece of it is: its whole extent, and nothing but its extent.
        mark.chosen &&= piece.classList.contains("chosen");
        mark.hot &&= piece.classList.contains("hot");
        found.set(id, mark);
      }
      return [...found.values()].map(({ parts, ...rest }) => ({ ...rest, words: [...parts.values()].join(" / ") }));
    });
    return pick(marks);
  }

  /** Selects words with the mouse, pressing, dragging and letting go. Of several places, the nth from 1. */
  async select(words, nth = 1) {
    await this.selectFromTo(words, words, nth, nth);
    await expectEqual(() => this.selected(), words);
  }

  /**
   * Selects words as a screen reader would, by no pointer: where a Latin name stands in right-to-left text, browsers
   * have no point on the screen that means its end.
   */
  async selectExactly(words) {
    await this.scrollTo(words);
    const blocks = await this.blocks();
    const block = blocks.findIndex((b) => b.text.includes(words));
    const from = blocks[block].text.indexOf(words);
    await this.selectUnits(block, from, from + words.length);
    await expectEqual(() => this.selected(), words);
  }

  /** Drags from the start of some words to the end of others, which may stand in another block. */
  async selectFromTo(first, last, nthFirst = 1, nthLast = nthFirst) {
    await this.scrollTo(first, nthFirst);
    const from = await this.#point(first, nthFirst, "start");
    const to = await this.#point(last, nthLast, "end");
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  /** Clicks in the middle of some words. */
  async click(words, nth = 1) {
    await this.scrollTo(words, nth);
    const { x, y } = await this.#point(words, nth, "middle");
    await this.page.mouse.click(x, y);
  }

  /** Points at the middle of some words. */
  async hover(words, nth = 1) {
    await this.scrollTo(words, nth);
    const { x, y } = await this.#point(words, nth, "middle");
    await this.page.mouse.move(x, y, { steps: 3 });
  }

  /** Selects as no mouse can: from a place inside a character to another, in UTF-16 units of a block's text. */
  async selectUnits(block, from, to) {
    await this.#tools();
    await this.page.evaluate(([block, from, to]) => window.demarcheText.selectUnits(block, from, to), [block, from, to]);
  }

  /** What the browser has selected, as it would be copied without its line ends. */
  async selected() {
    return this.page.evaluate(() => getSelection().toString());
  }

  /** Brings words to the middle of the window. */
  async scrollTo(words, nth = 1) {
    await this.#tools();
    const found = await this.element.evaluate((a, [words, nth]) => window.demarcheText.scrollTo(a, words, nth), [words, nth]);
    assert.ok(found, `“${words}” stands in the article ${nth} times`);
  }

  /** Where the start, end or middle of some words is in the window. */
  async place(words, nth = 1, where = "middle") {
    await this.scrollTo(words, nth);
    return this.#point(words, nth, where);
  }

  /** Where the handle for an edge ("start" or "end") of the chosen tag is in the window. */
  async edgeHandle(edge) {
    return eventually(async () => {
      const box = await this.element.locator(`.edge.${edge}`).boundingBox();
      assert.ok(box, `the chosen tag has a handle at its ${edge}`);
      // The grip stands above the first word or below the last; the line between belongs to the letters.
      return { x: box.x + box.width / 2, y: edge === "start" ? box.y - 3 : box.y + box.height + 3 };
    });
  }

  /** Whether these words are wholly within the window. */
  async isInView(words, nth = 1) {
    await this.#tools();
    return this.element.evaluate((a, [words, nth]) => window.demarcheText.isInView(a, words, nth), [words, nth]);
  }

  async #point(words, nth, where) {
    const ask = () =>
      this.element.evaluate((a, [words, nth, where]) => window.demarcheText.point(a, words, nth, where), [words, nth, where]);
    return eventually(async () => {
      const point = await ask();
      assert.ok(point, `there is a place on the screen for the ${where} of “${words}”`);
      return point;
    });
  }

  async #tools() {
    await this.page.evaluate(`window.demarcheText ??= (${geometryTools})()`);
  }
}
