// Importing many files: the report, what is decided in it, and bringing in what it shows.

import { expectHidden, expectTrue, expectVisible } from "../support/expect.mjs";

export class Importing {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Import files" });
    this.go = this.dialog.getByRole("button", { name: /^(Import( [\d,]+ articles?)?|Nothing to import)$/ });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel", exact: true });
    this.pattern = this.dialog.getByLabel(/^Pattern/);
    this.skip = this.dialog.getByRole("checkbox", { name: /^Skip/ });
    this.rows = this.dialog.getByRole("list", { name: "Articles that would come in" }).getByRole("listitem");
  }

  /** What it says on top: how far it is, or what it comes to. */
  async summary() {
    return (await this.dialog.getByRole("status").first().textContent()).trim();
  }

  /** Waits until everything is read. */
  async ready() {
    await expectVisible(this.dialog);
    await expectTrue(async () => !(await this.summary()).endsWith("…") && (await this.summary()) !== "");
  }

  /** A part of the report, by its heading. */
  part(heading) {
    return this.dialog.locator("section").filter({ has: this.page.getByRole("heading", { name: heading, exact: true }) });
  }

  /** The lines on what does not come in. */
  async problems() {
    return this.part("Problems").getByRole("listitem").allTextContents();
  }

  /** The rows in view: title, and what else is known. */
  async listed() {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => {
        const face = row.firstElementChild;
        return [face.firstElementChild.textContent, face.lastElementChild.textContent];
      }),
    );
  }

  /** Waits until all is read, brings in what the report shows, and waits until the dialog is gone. */
  async bringIn() {
    await this.ready();
    await expectTrue(async () => (await this.go.getAttribute("aria-disabled")) === "false", "there is something to import");
    await this.go.click();
    await expectHidden(this.dialog);
  }
}
