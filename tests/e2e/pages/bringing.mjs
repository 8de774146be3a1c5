// A dialog in which files with tags are brought in: the report of what they bring, and the choice.

import { expectHidden, expectTrue, expectVisible } from "../support/expect.mjs";

export class Bringing {
  constructor(page, name) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name });
    this.open = this.dialog.getByRole("button", { name: "Open as a project" });
    this.add = this.dialog.getByRole("button", { name: "Add to the open project" });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel", exact: true });
    this.save = this.dialog.getByRole("button", { name: "Save the report as a file" });
    this.wrong = this.dialog.getByRole("alert");
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
    await this.open.click();
    await expectHidden(this.dialog);
  }
}
