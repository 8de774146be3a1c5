// A table of tags: what its columns hold, what would come of it, and the choice.

import { expectHidden, expectTrue, expectVisible } from "../support/expect.mjs";

export class TableOfTags {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Open a table of tags" });
    this.open = this.dialog.getByRole("button", { name: "Open as a project" });
    this.add = this.dialog.getByRole("button", { name: "Add to the open project" });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel", exact: true });
    this.save = this.dialog.getByRole("button", { name: "Save the report as a file" });
    this.wrong = this.dialog.getByRole("alert");
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

  /** What it says on top: how far it is, or what it comes to. */
  async summary() {
    return (await this.dialog.getByRole("status").first().textContent()).trim();
  }

  /** Waits until everything is read, and gives what it comes to. */
  async ready() {
    await expectVisible(this.dialog);
    await expectTrue(async () => !(await this.summary()).endsWith("…") && (await this.summary()) !== "");
    return this.summary();
  }

  /** The lines below a heading that begins with these words. */
  async lines(heading) {
    const named = this.page.getByRole("heading", { name: new RegExp(`^${heading}`) });
    return this.dialog.locator("section").filter({ has: named }).getByRole("listitem").allTextContents();
  }

  /** Waits until all is read, opens it, and waits until the dialog is gone. */
  async bringIn() {
    await this.ready();
    await expectTrue(async () => (await this.open.getAttribute("aria-disabled")) === "false", "there is something to open");
    await this.open.click();
    await expectHidden(this.dialog);
  }
}
