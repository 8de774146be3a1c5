// The dialog in which an article's text is corrected.

import { expectVisible } from "../support/expect.mjs";

export class Correcting {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Correct the text" });
    this.text = this.dialog.getByRole("textbox", { name: "Text of the article" });
    this.preview = this.dialog.getByRole("list", { name: "What becomes of the tags" });
    this.save = this.dialog.getByRole("button", { name: /^Save this version/ });
  }

  /** Opens it from the details of the article on screen. */
  async open() {
    await this.page.getByRole("button", { name: "Change the details of this article" }).click();
    await this.page.getByRole("button", { name: "Correct the text …" }).click();
    await expectVisible(this.dialog);
  }

  /** Changes words of the text into others. */
  async change(from, to) {
    const text = await this.text.inputValue();
    if (!text.includes(from)) {
      throw new Error(`“${from}” does not stand in the text`);
    }
    await this.text.fill(text.replace(from, to));
  }

  /** Looks at what becomes of the tags, until it is known of all. */
  async look() {
    await this.dialog.getByRole("button", { name: "See what becomes of the tags" }).click();
    await expectVisible(this.save);
  }

  /** Where tags that were found elsewhere would stand: “would stand in paragraph 3: … words around it …”. */
  async places() {
    return this.preview.locator(".correct-there").allTextContents();
  }

  /** The preview line by line: headings as `# 2 tags stay where they are`, tags as `Demand: old → new`. */
  async lines() {
    return this.preview.getByRole("listitem").evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getAttribute("aria-posinset") - b.getAttribute("aria-posinset"))
        .map((row) => {
          const heading = row.querySelector("h3");
          return heading
            ? `# ${heading.textContent}`
            : `${row.querySelector(".tag-kind").textContent}: ${row.querySelector(".correct-words").textContent}`;
        }),
    );
  }
}
