// The steps of an analyst at work, chosen by chance. Each ends when the screen shows what it did.

import { eventually } from "../e2e/support/expect.mjs";
import { invented } from "../e2e/support/data.mjs";
import { screen } from "./seen.mjs";

/** So many articles, and no more come in. */
const ENOUGH = 12;
/** So many words that can be tagged has an article; none of them stands in it twice. */
export const WORDS = 60;
/** A step that shows nothing in this time, in milliseconds, was none: such as undoing nothing. */
const NOTHING = 1500;

export class Work {
  #chance;
  #made;

  /** `made`: how many articles were made before, so that each has a name of its own. */
  constructor(app, chance, made) {
    this.app = app;
    this.page = app.page;
    this.#chance = chance;
    this.#made = made;
    /** Every state the screen has shown, and the place of the newest of them that the app has called saved. */
    this.states = [];
    this.saved = 0;
    this.steps = 0;
    /** What is being done: it may be kept although the screen never showed it. */
    this.trying = null;
  }

  get made() {
    return this.#made.count;
  }

  /** Begins with what was found; `linked`: words of tags with links. */
  begin(seen, linked = []) {
    this.linked = new Set(linked);
    this.states = [seen];
    this.saved = 0;
  }

  get now() {
    return this.states.at(-1);
  }

  /** Takes in what the screen shows. */
  async look(links = this.now.links) {
    const seen = await this.page.evaluate(screen);
    this.states.push(this.now.after(seen, links));
    if (seen.saved) this.saved = this.states.length - 1;
    return seen;
  }

  /** Waits until the app says that all is saved. */
  async wait() {
    await this.app.saved();
    await this.look();
  }

  /** Some step, or a moment of waiting for the word “saved”. */
  async step() {
    const before = await this.page.evaluate(screen);
    const tags = before.marks.length;
    const few = before.articles.length < ENOUGH;
    // The only article stays: there would be nothing to work on.
    const bare = before.articles.length === 1 && tags === 0;
    const undoable = !bare && before.undo.includes(":") && !/link/i.test(before.undo);
    const redoable = before.redo.includes(":") && !/link/i.test(before.redo);
    const kind = this.#chance.weighted([
      [8, "tag"],
      [tags > 2 ? 2 : 0, "delete"],
      [tags > 1 ? 2 : 0, "link"],
      [undoable ? 2 : 0, "undo"],
      [redoable ? 2 : 0, "redo"],
      [before.articles.length > 1 ? 2 : 0, "switch"],
      [few ? 1 : 0, "article"],
      [few ? 0.5 : 0, "import"],
      [2, "wait"],
    ]);
    this.trying = kind;
    await this[kind](before);
    this.steps += 1;
    this.trying = null;
  }

  async tag(before) {
    const taken = new Set(before.marks.map((mark) => mark.split(": ")[1]));
    const free = words(before.title).filter((word) => !taken.has(word));
    if (free.length === 0) return this.article(before);
    await this.app.article.selectExactly(this.#chance.of(free));
    await this.page.keyboard.press(this.#chance.of(["c", "d", "a"]));
    await this.#shown(before);
  }

  async delete(before) {
    // With a tag its links would go, which the screen does not show.
    const bare = before.marks.map((mark) => mark.split(": ")[1]).filter((word) => !this.linked.has(word));
    if (bare.length === 0) return;
    await this.app.article.click(this.#chance.of(bare));
    await this.page.keyboard.press("Delete");
    await this.#shown(before);
  }

  async link(before) {
    const statements = before.marks.filter((mark) => !mark.startsWith("actor"));
    if (statements.length < 2) return;
    const [from, to] = [this.#chance.of(statements), this.#chance.of(statements)].map((m) => m.split(": ")[1]);
    if (from === to) return;
    await this.app.article.click(from);
    this.linked.add(from).add(to);
    await this.page.keyboard.press("l");
    await this.page.keyboard.press("r");
    await this.app.article.click(to);
    const after = await this.#shown(before, this.now.links + 1);
    if (!/link/i.test(after.undo)) this.states.at(-1).links -= 1;
    await this.page.keyboard.press("Escape");
  }

  async undo(before) {
    await this.page.keyboard.press("Control+z");
    await this.#shown(before);
  }

  async redo(before) {
    await this.page.keyboard.press("Control+Shift+z");
    await this.#shown(before);
  }

  async switch(before) {
    await this.app.goToArticle(this.#chance.of(before.articles.filter((title) => title !== before.title)));
    await this.#settled();
  }

  async article(before) {
    await this.app.openFiles([this.#file()]);
    await this.#shown(before);
  }

  async import(before) {
    await this.app.importFiles([this.#file(), this.#file(), this.#file()]);
    await this.#shown(before);
  }

  #file() {
    this.#made.count += 1;
    const title = `Article ${this.#made.count}`;
    return invented(`${title}.txt`, text(title));
  }

  /** Waits until the screen shows that something was done. */
  async #shown(before, links) {
    const differs = async () => {
      const now = await this.page.evaluate(screen);
      if (fingerprint(now) === fingerprint(before)) throw new Error("nothing was done");
    };
    await eventually(differs, NOTHING).catch((error) => {
      if (error.message !== "nothing was done") throw error;
    });
    await this.#settled(links);
    return this.page.evaluate(screen);
  }

  /** Marks may take a frame longer than what was done. */
  async #settled(links) {
    let last = "";
    await eventually(async () => {
      const now = fingerprint(await this.page.evaluate(screen));
      const same = now === last;
      last = now;
      if (!same) throw new Error("still being shown");
    });
    await this.look(links);
  }
}

function fingerprint(seen) {
  return JSON.stringify([seen.title, seen.marks, seen.articles, seen.undo, seen.redo]);
}

/** Words of an article, each of them once in it. */
export function words(title) {
  const number = title.replace(/\D+/g, "");
  return Array.from({ length: WORDS }, (_, n) => `word${number}x${n}y`);
}

/** A text of some paragraphs. */
export function text(title) {
  const all = words(title);
  const paragraphs = [];
  for (let at = 0; at < all.length; at += 12) {
    paragraphs.push(`Then ${all.slice(at, at + 12).join(" and ")}.`);
  }
  return `${title}\n\n${paragraphs.join("\n\n")}\n`;
}

