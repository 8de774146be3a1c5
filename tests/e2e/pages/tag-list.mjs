// The list of everything tagged in the article.

import { expectVisible } from "../support/expect.mjs";

export class TagList {
  constructor(page) {
    this.page = page;
    this.panel = page.getByRole("complementary", { name: "Tags" });
    this.list = this.panel.getByRole("list", { name: "Tags in text order" });
    this.search = this.panel.getByRole("searchbox", { name: "Search quotes and memos" });
    this.heading = this.panel.getByRole("heading", { name: /^Tagged here/ });
  }

  /** Kind and words of the rows, in the list's order, as `Demand: a written answer`. Long lists: those in view. */
  async entries() {
    return this.list.getByRole("listitem").evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
        .map((row) => {
          const [kind, quote] = [...row.querySelectorAll("button > span")].map((s) => s.textContent.trim());
          return `${kind}: ${quote}`;
        }),
    );
  }

  /** How many the heading says there are: “3 tags”, “1 of 3 tags”. */
  async count() {
    return (await this.heading.textContent()).replace("Tagged here", "").trim();
  }

  /** The row of the tag on exactly these words. */
  row(words, nth = 0) {
    return this.list.getByRole("button").filter({ has: this.page.getByText(words, { exact: true }) }).nth(nth);
  }

  /** Chooses a tag by its words. */
  async choose(words, nth = 0) {
    await this.row(words, nth).click();
    await expectVisible(this.page.getByRole("region", { name: "The chosen tag" }));
  }

  /** Words of the chosen row, or null. */
  async chosen() {
    const current = this.list.locator("[aria-current=true]");
    return (await current.count()) === 0 ? null : current.first().locator("span").nth(1).textContent();
  }

  /** Presses the chip that filters by a kind, by its plural. */
  async filter(kinds) {
    await this.panel.getByRole("button", { name: kinds, exact: true }).click();
  }
}
