// The line of a tab that reads along while another one writes.

import { expectHidden, expectVisible } from "../support/expect.mjs";

export class OtherTabs {
  constructor(page) {
    this.page = page;
    this.line = page.getByRole("region", { name: "Other tabs" });
    this.message = page.getByRole("region", { name: "Message" });
  }

  button(name) {
    return this.line.getByRole("button", { name, exact: true });
  }

  /** Waits until this tab reads along and says so. */
  async expectReading() {
    await expectVisible(this.button("Take over"));
  }

  /** Waits until this tab writes. */
  async expectWriting() {
    await expectHidden(this.line);
  }

  /** Waits until the line says this. */
  async expectWords(words) {
    await expectVisible(this.line.getByText(words));
  }

  /** Waits until the app has said this. */
  async expectMessage(words) {
    await expectVisible(this.message.getByText(words));
  }
}
