// The log of what was done.

export class Log {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Log" });
    this.list = this.dialog.getByRole("list", { name: "What was done, the newest first" });
    this.search = this.dialog.getByRole("searchbox", { name: "Search what was done" });
    this.coder = this.dialog.getByRole("combobox", { name: "Done by" });
    this.save = this.dialog.getByRole("button", { name: "Save as a file" });
  }

  /** Entries in view, the newest first, as `Ann: Tagged 1 demand: “…”`. */
  async entries() {
    const rows = await this.rows();
    return rows.filter((row) => row.what !== null).map((row) => `${row.who}: ${row.what}`);
  }

  /** Headings in view. */
  async days() {
    const rows = await this.rows();
    return rows.filter((row) => row.day !== null).map((row) => row.day);
  }

  async rows() {
    return this.list.getByRole("listitem").evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
        .map((row) => ({
          day: row.querySelector("h3")?.textContent ?? null,
          who: row.querySelector(".log-who")?.textContent ?? null,
          what: row.querySelector(".log-what")?.textContent ?? null,
        })),
    );
  }

  /** How many are listed, as the dialog says. */
  async count() {
    return this.dialog.getByRole("status").first().textContent();
  }
}
