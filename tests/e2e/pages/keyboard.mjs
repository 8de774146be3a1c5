// Keys by what is pressed, as `KeyboardEvent.code` has them, or `Control+ArrowRight`.

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Presses keys one after the other. */
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Presses one key several times. */
  async times(count, key) {
    for (let i = 0; i < count; i += 1) {
      await this.page.keyboard.press(key);
    }
  }

  /** Types into whatever field has the focus. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Role and name of what has the focus, as `textbox Memo`. */
  async focus() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
      const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
      return `${role} ${label.trim()}`;
    });
  }

  /**
   * Moves the focus with Tab, or back with Shift and Tab, until it is on an element with this role and name (as `focus`
   * gives it). It must not lead past an end of the page: beyond it lies the browser's own frame, out of our reach.
   */
  async tabTo(wanted, { back = false } = {}) {
    for (let i = 0; i < 60; i += 1) {
      if ((await this.focus()).startsWith(wanted)) return;
      await this.page.keyboard.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab never came to “${wanted}”; the focus is on “${await this.focus()}”`);
  }
}
