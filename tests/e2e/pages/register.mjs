// The register of actors.

import { expectEqual, expectTrue, expectVisible } from "../support/expect.mjs";

export class Register {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: /^Actors/ });
    this.search = this.dialog.getByRole("searchbox", { name: "Search names and aliases" });
    this.list = this.dialog.getByRole("list", { name: "Actors of the register" });
    this.known = this.dialog.getByRole("region", { name: "What is known" });
    this.places = this.dialog.getByRole("region", { name: "Mentions and roles" });
    this.proposed = this.dialog.getByRole("region", { name: "Proposed mentions" });
    this.merging = this.dialog.getByRole("region", { name: "Merge two actors" });
    this.undo = this.dialog.getByRole("button", { name: "Undo", exact: true });
    this.redo = this.dialog.getByRole("button", { name: "Redo", exact: true });
    this.name = this.field("Name");
    this.alias = this.field("Other names and metonyms");
  }

  /** Opens it with its key. */
  async open() {
    await this.page.keyboard.press("w");
    await expectVisible(this.dialog);
  }

  async close() {
    await this.dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expectTrue(async () => !(await this.dialog.isVisible()));
  }

  /** A field of what is known, by its label. */
  field(label) {
    return this.known.getByLabel(label, { exact: true });
  }

  /** The rows in view, as `Russia: 2 mentions, 1 role`. */
  async rows() {
    return this.list.getByRole("listitem").evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
        .map((row) => {
          const [name, note, count] = ["name", "note", "count"].map((part) => row.querySelector(`.actor-row-${part}`).textContent.trim());
          return `${name}${note ? ` (${note})` : ""}: ${count}`;
        }),
    );
  }

  /** Chooses an actor by name. */
  async choose(name) {
    await this.list.getByRole("button", { name: new RegExp(`^${name}`) }).first().click();
    await expectEqual(() => this.name.inputValue(), name);
  }

  /** Writes into a field in place of what is there, by keys as a person would, and leaves it. */
  async write(field, text) {
    await field.focus();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Tab");
  }

  /** Adds an actor by typing the name into the search. */
  async add(name) {
    await this.search.fill(name);
    await this.dialog.getByRole("button", { name: `Add “${name}”`, exact: true }).click();
    await expectEqual(() => this.name.inputValue(), name);
  }

  /** Adds other names. */
  async addAliases(...names) {
    for (const name of names) {
      await this.alias.fill(name);
      await this.alias.press("Enter");
    }
    await expectTrue(async () => {
      const there = await this.aliases();
      return names.every((name) => there.includes(name));
    });
  }

  async aliases() {
    return this.known.getByRole("list", { name: "Other names", exact: true }).locator(".part-name").allTextContents();
  }

  /** What the actor is where, as `Claimant of a demand: eleven berths`. */
  async uses() {
    return this.places.locator(".place").evaluateAll((all) =>
      all.map((one) => `${one.querySelector(".place-what").textContent}: ${one.querySelector("mark").textContent}`),
    );
  }

  /** The words of proposed places in their context. */
  async proposals() {
    return this.proposed.locator(".place-words").allTextContents();
  }

  /** What the foot says was done last. */
  async said() {
    return (await this.dialog.locator(".wide-said").textContent()).trim();
  }

  /** Chooses the other one of a merger, by typing. */
  async mergeWith(typed) {
    await this.known.getByRole("button", { name: "Merge with another …" }).click();
    const field = this.merging.getByRole("combobox");
    await field.fill(typed);
    await expectVisible(this.merging.getByRole("option").first());
    await field.press("Enter");
    await expectVisible(this.merging.getByRole("button", { name: "Merge", exact: true }));
  }
}
