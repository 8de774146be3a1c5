// The list of all articles, and the bin.

import { expectVisible } from "../support/expect.mjs";

export class Corpus {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Articles", exact: true });
    this.titleWords = this.dialog.getByRole("searchbox", { name: "Words in the title" });
    this.textWords = this.dialog.getByRole("searchbox", { name: "Words in the text" });
    this.state = this.dialog.getByRole("combobox", { name: "State" });
    this.outlet = this.dialog.getByRole("combobox", { name: "Outlet" });
    this.since = this.dialog.getByRole("textbox", { name: "Published since" });
    this.until = this.dialog.getByRole("textbox", { name: "until" });
    this.list = this.dialog.getByRole("listbox", { name: "Articles" });
    this.bin = this.dialog.getByRole("list", { name: "Articles in the bin" });
  }

  /** Opens it by its key. */
  async open() {
    await this.page.keyboard.press("Shift+f");
    await expectVisible(this.dialog);
  }

  /** Presses a button of the screen. */
  async press(name) {
    await this.dialog.getByRole("button", { name, exact: true }).click();
  }

  /** Sorts by a column; its heading says by then how. */
  async sortBy(column) {
    const group = this.dialog.getByRole("group", { name: "Sorted by" });
    await group.getByRole("button", { name: new RegExp(`^(Sort by )?${column}`, "i") }).click();
  }

  /** The rows that are made, in the list's order, each as the words of a column: "title", "state", "todo" … */
  async column(name) {
    return this.list.getByRole("option").evaluateAll(
      (rows, name) =>
        rows
          .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
          .map((row) => row.querySelector(`[data-column="${name}"]`).textContent.trim()),
      name,
    );
  }

  /** Titles in the list's order. */
  async titles() {
    return this.column("title");
  }

  /** Titles of the rows that are chosen. */
  async chosen() {
    return this.list.locator('[role="option"][aria-selected="true"] [data-column="title"]').allTextContents();
  }

  /** Title of the row that is meant. */
  async meant() {
    return this.list.locator('[data-at="true"] [data-column="title"]').textContent();
  }

  /** The outlet that is asked for, in the words of the list to choose from. */
  async askedOutlet() {
    return this.outlet.evaluate((list) => list.selectedOptions[0].textContent);
  }

  row(title) {
    return this.list.getByRole("option").filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** “2 of 3 articles, 1 chosen”. */
  async count() {
    return this.dialog.locator(".corpus-said").textContent();
  }

  /** Titles in the bin. */
  async binned() {
    return this.bin.locator(".bin-title").allTextContents();
  }

  /** What the foot of the screen says. */
  async said() {
    return this.dialog.locator(".wide-said").textContent();
  }
}
