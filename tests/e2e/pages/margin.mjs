// The links between statements as they are drawn beside the text. Hidden from assistive technology, which has the list
// of links, so read here by what the style sheet is written against.

import assert from "node:assert/strict";

export class Margin {
  constructor(page) {
    this.page = page;
    this.layer = page.locator(".margin");
    this.lines = this.layer.locator(".link-line");
    this.labels = this.layer.locator(".link-label");
  }

  /** Each as `bracket rejects: “a” rejects “b”`; a star in front of those of the chosen statement. */
  async drawn() {
    return this.lines.evaluateAll((lines) =>
      lines.map((line) => {
        const { form, effect, says, chosen } = line.dataset;
        return `${chosen === undefined ? "" : "* "}${form} ${effect || "–"}: ${says}`;
      }),
    );
  }

  /** The names beside the links of the chosen statement. */
  async names() {
    return this.labels.allTextContents();
  }

  /** Points at the nth line, where it runs beside the text. */
  async hover(nth = 0) {
    const rail = this.lines.nth(nth).locator(".link-rail");
    await rail.hover({ force: true });
  }

  /** Clicks the nth line. */
  async click(nth = 0) {
    await this.lines.nth(nth).locator(".link-rail").click({ force: true });
  }

  /** What the browser shows beside the line that is pointed at. */
  async tip() {
    return this.layer.evaluate((layer) => {
      const hovered = layer.querySelector(":is(.link-line, .link-label):hover");
      // Firefox tells where the words come from, not which they are.
      const shown = hovered !== null && getComputedStyle(hovered, "::after").content !== "none";
      return shown ? hovered.dataset.says : "";
    });
  }

  /** Fails unless everything drawn keeps clear of every word, and stands where lines end. */
  async expectBesideText() {
    const trouble = await this.page.evaluate(() => {
      const article = document.querySelector("article");
      const rects = [];
      for (const block of article.querySelectorAll("[data-i]")) {
        const range = document.createRange();
        range.selectNodeContents(block);
        rects.push(...range.getClientRects());
      }
      const rtl = document.querySelector(".page").dir === "rtl";
      const found = [];
      for (const element of document.querySelectorAll(".margin > *, .link-away")) {
        const box = element.getBoundingClientRect();
        for (const r of rects) {
          const apart = box.right <= r.left || r.right <= box.left || box.bottom <= r.top || r.bottom <= box.top;
          if (!apart && r.width > 0) found.push(`${element.className} lies over words`);
          if (rtl ? box.left > r.left : box.right < r.right) found.push(`${element.className} is on the wrong side`);
        }
        const pane = document.querySelector("main");
        if (box.right > pane.getBoundingClientRect().right) found.push(`${element.className} is cut off`);
      }
      return [...new Set(found)];
    });
    assert.deepEqual(trouble, []);
  }

  /** Pairs of lines that run over each other along the text. */
  async coinciding() {
    return this.lines.evaluateAll((lines) => {
      const rails = lines.filter((l) => l.dataset.form !== "elsewhere").map((l) => {
        const box = l.getBoundingClientRect();
        const rtl = document.querySelector(".page").dir === "rtl";
        return { x: Math.round(rtl ? box.left : box.right), top: box.top, bottom: box.bottom };
      });
      let pairs = 0;
      for (const [i, a] of rails.entries()) {
        for (const b of rails.slice(0, i)) {
          if (Math.abs(a.x - b.x) < 3 && a.top < b.bottom && b.top < a.bottom) pairs += 1;
        }
      }
      return pairs;
    });
  }
}
