// A table of tags: what its columns hold, what would come of it, and the choice.

import { expectTrue } from "../support/expect.mjs";
import { Bringing } from "./bringing.mjs";

export class TableOfTags extends Bringing {
  constructor(page) {
    super(page, "Open a table of tags");
    this.articles = this.dialog.getByRole("radio", { name: "Each row is an article" });
    this.fromProject = this.dialog.getByRole("checkbox", { name: /^Take texts from the articles of the open project/ });
    this.kind = this.dialog.getByLabel("Kind of all tags, as no column says it");
  }

  /** The list of what a column can hold. */
  column(name) {
    return this.dialog.getByLabel(name, { exact: true });
  }

  /** What a column is said to hold. */
  async holds(name) {
    return this.column(name).evaluate((list) => list.selectedOptions[0].textContent);
  }

  /** Says what a column holds. */
  async say(name, what) {
    await this.column(name).selectOption({ label: what });
  }

  /** Waits until all is read, opens it, and waits until the dialog is gone. */
  async bringIn() {
    await this.ready();
    await expectTrue(async () => (await this.open.getAttribute("aria-disabled")) === "false", "there is something to open");
    await super.bringIn();
  }
}
