// Dialogs, named by their headings.

import { expectHidden, expectVisible } from "../support/expect.mjs";

export class Dialogs {
  constructor(page) {
    this.page = page;
    this.any = page.getByRole("dialog");
  }

  named(name) {
    return this.page.getByRole("dialog", { name });
  }

  /** Waits until the dialog with this heading is open, and gives it. */
  async expect(name) {
    const dialog = this.named(name);
    await expectVisible(dialog);
    return dialog;
  }

  /** Closes whichever is open, by its cross. */
  async close() {
    await this.any.getByRole("button", { name: "Close", exact: true }).first().click();
    await expectHidden(this.any);
  }

  async expectNone() {
    await expectHidden(this.any);
  }
}
