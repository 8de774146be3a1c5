// The dialog that finds statements, and words in texts.

import { expectVisible } from "../support/expect.mjs";

export class Finding {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Find statements" });
    this.words = this.dialog.getByRole("searchbox", { name: "Words", exact: true });
    this.filter = this.dialog.getByRole("combobox", { name: "Filter by", exact: true });
    this.about = this.dialog.getByRole("combobox", { name: "What to filter by" });
    this.order = this.dialog.getByRole("combobox", { name: "Sorted by" });
    this.list = this.dialog.getByRole("listbox", { name: "Statements found" });
    this.phrase = this.dialog.getByRole("searchbox", { name: "Words in the texts" });
    this.places = this.dialog.getByRole("listbox", { name: "Places in texts" });
  }

  /** Opens it by its key. */
  async open() {
    await this.page.keyboard.press("f");
    await expectVisible(this.dialog);
  }

  /** How many fit, as the dialog says it. */
  async count() {
    return this.dialog.locator(".find-count").textContent();
  }

  /** The words of the statements that were found, without what stands either side. */
  async quotes() {
    return this.#inOrder(this.list, "strong");
  }

  /** Who says it to whom, in the list's order. */
  async who() {
    return this.#inOrder(this.list, ".hit-who");
  }

  /** The places in texts, as words with their context. */
  async lines() {
    return this.#inOrder(this.places, ".hit-quote");
  }

  /** Whether each place is tagged. */
  async tagged() {
    return this.places.getByRole("option").evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
        .map((row) => row.textContent.includes("tagged ")),
    );
  }

  async #inOrder(list, what) {
    return list.getByRole("option").evaluateAll(
      (rows, what) =>
        rows
          .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
          .map((row) => row.querySelector(what).textContent.trim()),
      what,
    );
  }

  /** Types what to filter by, and takes the offer with this name. */
  async ask(typed, name) {
    await this.filter.fill(typed);
    await this.dialog.getByRole("option", { name, exact: true }).click();
    await expectVisible(this.chip(name));
  }

  /** The chip of something that is asked for. */
  chip(name) {
    return this.dialog.getByRole("button", { name: `Remove ${name} from the filters` });
  }

  /** What is asked for. */
  async chips() {
    return this.dialog.getByRole("list", { name: "Filters", exact: true }).locator(".part-name").allTextContents();
  }

  /** Looks for words in texts instead, or for statements again. */
  async show(what) {
    await this.dialog.getByRole("button", { name: what, exact: true }).click();
  }

  /** Quote of the row that is meant. */
  async active(list = this.list) {
    return list.locator("[aria-selected=true] strong").textContent();
  }
}
