// The bar on top.

import { expectVisible } from "../support/expect.mjs";

export class Header {
  constructor(page) {
    this.page = page;
    const bar = page.getByRole("banner");
    this.bar = bar;
    this.undo = bar.getByRole("button", { name: "Undo", exact: true });
    this.redo = bar.getByRole("button", { name: "Redo", exact: true });
    this.openFiles = bar.getByRole("button", { name: "Open files" });
    this.export = bar.getByRole("button", { name: "Export" });
    this.project = bar.getByRole("button", { name: /^Project: / });
    this.more = bar.getByRole("button", { name: "More" });
  }

  /** Opens the menu, and chooses an item. */
  async choose(item) {
    await this.more.click();
    const button = this.bar.getByRole("button", { name: item, exact: true });
    await expectVisible(button);
    await button.click();
  }

  /** Whether there is something to undo. */
  async canUndo() {
    return (await this.undo.getAttribute("aria-disabled")) !== "true";
  }

  async canRedo() {
    return (await this.redo.getAttribute("aria-disabled")) !== "true";
  }

  /** The project's title. */
  async projectTitle() {
    return (await this.project.getAttribute("aria-label")).replace(/^Project: /, "");
  }
}
