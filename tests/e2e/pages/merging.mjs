// Merging a colleague’s file.

import { expectVisible } from "../support/expect.mjs";

export class Merging {
  constructor(app) {
    this.app = app;
    const { page } = app;
    this.ask = page.getByRole("dialog", { name: "This project is here already" });
    this.dialog = page.getByRole("dialog", { name: /^Merge “/ });
    this.report = this.dialog.getByRole("region", { name: "What the file brings" });
    this.questions = this.dialog.getByRole("listbox", { name: "Questions" });
    this.go = this.dialog.getByRole("button", { name: "Merge", exact: true });
  }

  /** Opens a file of the open project, and goes on to merge it. */
  async begin(file) {
    await this.app.openFiles([file]);
    await expectVisible(this.ask);
    await this.ask.getByRole("button", { name: "Merge into the open project" }).click();
    await expectVisible(this.report);
  }

  /** The lines of the report. */
  async lines() {
    return this.report.getByRole("listitem").allTextContents();
  }

  /** What stands below: how much is to be decided. */
  async state() {
    const lines = await this.dialog.getByRole("status").allTextContents();
    return lines.join(" ").trim();
  }
}
