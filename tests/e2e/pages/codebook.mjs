// The screen of the codebook: parts, lists, details, what is about to be done.

import { expectHidden, expectVisible } from "../support/expect.mjs";

export class CodebookScreen {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Codebook and keys" });
    this.details = this.dialog.getByRole("region", { name: "Details" });
    this.status = this.dialog.getByRole("status");
    this.undo = this.dialog.getByRole("button", { name: "Undo", exact: true });
  }

  /** Opens it by the menu. */
  async open(app) {
    await app.header.choose("Codebook and keys");
    await expectVisible(this.dialog);
  }

  async close() {
    await this.dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expectHidden(this.dialog);
  }

  /** Goes to a part: “Kinds”, “Issues”, “Versions”. */
  async show(part) {
    await this.dialog.getByRole("tab", { name: part, exact: true }).click();
    await expectVisible(this.dialog.getByRole("tabpanel", { name: part, exact: true }));
  }

  /** The rows of the list or tree. */
  get rows() {
    return this.dialog.locator("[role=treeitem], [role=option]");
  }

  /** A row by its label. */
  row(label) {
    return this.rows.filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** Labels in the list, each with a dot before it for every level it is down. */
  async outline() {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => {
        const label = row.querySelector(".codebook-name").textContent;
        return ".".repeat(Number(row.getAttribute("aria-level") ?? 1) - 1) + label;
      }),
    );
  }

  /** How often a row says it is used. */
  async count(label) {
    return (await this.row(label).locator(".codebook-count").textContent()).replace(/ uses?/, "");
  }

  async choose(label) {
    await this.row(label).click();
    await expectVisible(this.details.getByRole("heading", { name: new RegExp(`${label}$`) }));
  }

  /** A field of the details. */
  field(label) {
    return this.details.getByLabel(label, { exact: true });
  }

  /** Writes into a field and leaves it. */
  async write(label, text) {
    const field = this.field(label);
    await field.fill(text);
    await field.press("Tab");
  }

  /** Presses a button of the details. */
  async press(name) {
    await this.details.getByRole("button", { name, exact: true }).click();
  }

  /** Adds something to the part that is shown. */
  async add(label, under) {
    const field = this.dialog.getByRole("textbox", { name: /^New / });
    await field.fill(label);
    await this.dialog.getByRole("button", { name: under ? `Add under “${under}”` : "Add", exact: true }).click();
    await expectVisible(this.row(label));
  }

  /** The quotes that are shown, as the words themselves; a link as “from … to”. */
  async quotes() {
    const rows = this.details.locator(".quote-go");
    return rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("mark")].map((m) => m.textContent).join(" → ")));
  }

  /** The lines of the table of versions: what was done. */
  async versions() {
    const rows = this.dialog.getByRole("tabpanel").locator("tbody tr");
    return rows.evaluateAll((all) => all.map((row) => row.children[3].textContent));
  }

  /** What the foot says. */
  async said() {
    return (await this.status.textContent()).trim();
  }
}
