// The chosen tag in detail.

export class TagDetails {
  constructor(page) {
    this.page = page;
    this.region = page.getByRole("region", { name: "The chosen tag" });
    this.memo = this.region.getByRole("textbox", { name: "Memo" });
    this.confidence = this.region.getByRole("slider", { name: "Confidence" });
    this.deleteButton = this.region.getByRole("button", { name: /^Delete/ });
    this.quoteElement = this.region.getByRole("blockquote");
  }

  /** The tagged words. */
  async quote() {
    return (await this.quoteElement.textContent()).trim();
  }

  /** Label of the kind it is. */
  async kind() {
    return this.region.getByRole("group", { name: "Kind" }).locator("[aria-pressed=true]").textContent();
  }

  /** Makes it another kind, by label. */
  async makeIt(label) {
    await this.region.getByRole("group", { name: "Kind" }).getByRole("button", { name: label, exact: true }).click();
  }

  /** Moves an edge by its button, as “End one word later”. */
  async move(name) {
    await this.region.getByRole("button", { name, exact: true }).click();
  }

  /** How sure the coder is, in words. */
  async confidenceWords() {
    return this.confidence.getAttribute("aria-valuetext");
  }

  /** Takes the statement of confidence back. */
  async clearConfidence() {
    await this.region.getByRole("button", { name: "Clear confidence" }).click();
  }

  /** Who tagged it and when. */
  async who() {
    return this.region.getByText(/by .+, \d+ \w+ \d{4}/).textContent();
  }
}
