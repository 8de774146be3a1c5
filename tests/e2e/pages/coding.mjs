// What is coded of the chosen tag.

export class Coding {
  constructor(page) {
    this.page = page;
    this.region = page.getByRole("region", { name: "The chosen tag" });
    this.turn = this.region.getByRole("button", { name: "Coding", exact: true });
    this.more = this.region.getByRole("button", { name: "More to code", exact: true });
    this.linking = page.locator(".linking");
    this.status = this.region.locator(".status");
    this.options = this.region.getByRole("option");
  }

  /** The field of a slot, by its label. */
  field(label) {
    return this.region.getByLabel(label, { exact: true });
  }

  /** Unfolds what can be coded, and the rest of it. */
  async open({ all = false } = {}) {
    if ((await this.turn.getAttribute("aria-expanded")) === "false") await this.turn.click();
    if (all && (await this.more.getAttribute("aria-expanded")) === "false") await this.more.click();
  }

  /** Names on the chips of a list: “Claimants”, “Issues”. */
  async chips(list) {
    const items = this.region.getByRole("list", { name: list, exact: true }).locator(".part-name");
    return items.allTextContents();
  }

  /** What is offered under the field that is being typed in. */
  async offered() {
    return this.options.allTextContents();
  }

  /** Name of the option that Enter would take, by what the field tells a screen reader. */
  async active() {
    return this.page.evaluate(() => {
      const id = document.activeElement?.getAttribute("aria-activedescendant");
      return id ? (document.getElementById(id)?.textContent ?? null) : null;
    });
  }

  /** Position, as its answer reads. */
  async position() {
    return this.region.getByRole("group", { name: /^Position/ }).locator("input:checked").getAttribute("aria-label");
  }

  /** The links in words. */
  async links() {
    return this.region.getByRole("list", { name: "Links to other statements" }).locator(".link-go").allTextContents();
  }

  /** Begins a link of a type, by its verb. */
  async beginLink(verb) {
    await this.region.getByRole("button", { name: "Link to another statement…" }).click();
    await this.region.getByRole("group", { name: /^What it does/ }).getByRole("button", { name: new RegExp(`^${verb}`) }).first().click();
  }
}
