// What is still to be done, in the column on the right; and how far each article is.

export class Todo {
  constructor(page) {
    this.page = page;
    this.panel = page.getByRole("complementary", { name: "Tags" });
    this.turns = this.panel.getByRole("group", { name: "What the list shows" });
    this.list = this.panel.getByRole("listbox", { name: "To do" });
    this.foot = page.locator(".article-foot");
  }

  /** “3 to do”, or “Nothing to do”. */
  async count() {
    return this.turns.getByRole("button").last().textContent();
  }

  /** Shows the list, by its button. */
  async show() {
    await this.turns.getByRole("button").last().click();
  }

  /** Looks in “This article” or in “All articles”. */
  async lookIn(where) {
    await this.panel.getByRole("button", { name: where, exact: true }).click();
  }

  /** The entries in order, as `No claimant: eleven berths`; headings of articles as `# lines, 2 things to do`. */
  async entries() {
    return this.list.locator(".todo-row").evaluateAll((rows) =>
      rows
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((row) => {
          const text = (name) => row.querySelector(name)?.textContent.trim();
          return row.querySelector(".todo-article")
            ? `# ${text(".todo-title")}, ${text(".todo-facts")}`
            : `${text(".todo-what")}: ${text(".todo-quote")}`;
        }),
    );
  }

  /** Chooses an entry by the mouse. */
  async choose(what, words) {
    await this.list.getByRole("option").filter({ hasText: what }).filter({ hasText: words }).first().click();
  }

  /** How far an article is, as the list of articles says it. */
  async progress(row) {
    return (await row.locator(".article-progress").textContent()).trim();
  }
}
