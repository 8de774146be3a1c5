// Accessibility of whatever is on the screen, by axe-core.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails, naming rule and elements, when axe finds anything. `where` says in the message what was looked at. */
export async function assertAccessible(page, where) {
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(async (tags) => {
    const results = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 4).map((n) => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`),
      count: nodes.length,
    }));
  }, TAGS);
  const lines = violations.map((v) => `${v.id} (${v.count}): ${v.help}\n      ${v.at.join("\n      ")}`);
  assert.equal(lines.length, 0, `${where}:\n    ${lines.join("\n    ")}`);
}

/** Fails when the page can be scrolled sideways. */
export async function assertNoSidewaysScrolling(page, where) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  assert.ok(scroll <= client, `${where}: the page is ${scroll} px wide in a window of ${client} px`);
}
