// Exporting: the formats, what is known of the one that is chosen, and saving it.

import { expectTrue, expectVisible } from "../support/expect.mjs";

export class Exporting {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Export" });
    this.search = this.dialog.getByRole("searchbox", { name: "Find a format or program" });
    this.formats = this.dialog.getByRole("radio");
    this.chosen = this.dialog.getByRole("region", { name: "The chosen format" });
    this.articles = this.dialog.getByRole("combobox", { name: "Articles" });
    this.file = this.dialog.getByRole("combobox", { name: "File in the archive" });
    this.lines = this.dialog.getByRole("region", { name: "First lines of the file" });
    this.saveList = this.dialog.getByRole("button", { name: "Save this list" });
    this.save = this.dialog.getByRole("button", { name: /^Save as / });
  }

  async open() {
    await this.page.getByRole("banner").getByRole("button", { name: "Export" }).click();
    await expectVisible(this.dialog);
  }

  format(name) {
    return this.dialog.getByRole("radio", { name, exact: true });
  }

  async choose(name) {
    await this.format(name).check();
  }

  /** What can be chosen from lists for the format that is chosen: `{ name, values }` each. */
  async choices() {
    return this.dialog.locator(".export-choices select").evaluateAll((lists) =>
      lists
        .map((list) => ({ name: list.labels[0].textContent, values: [...list.options].map((one) => one.textContent) }))
        .filter(({ name }) => name !== "Articles"),
    );
  }

  /** The names of the formats that are listed. */
  async listed() {
    return this.formats.evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.labels[0].textContent));
  }

  /** The name of the one that is chosen. */
  async which() {
    return this.formats.evaluateAll((all) => all.find((one) => one.checked)?.labels[0].textContent);
  }

  /** What it leaves out, a line each, once it is counted. */
  async losses() {
    const part = this.dialog.locator(".export-losses");
    await expectTrue(async () => !(await part.getByRole("status").textContent()).startsWith("Counting"), "it is counted");
    return part.locator(".export-lost > ul > li").evaluateAll((lines) => lines.map((line) => (line.querySelector("summary") ?? line).textContent));
  }
}
