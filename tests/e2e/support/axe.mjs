// Accessibility of whatever is on the screen, by axe-core.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, a line for each rule with the elements; none when all is well. `where` says what was looked at. */
export async function accessibilityProblems(page, where) {
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
  return violations.map((v) => `${where}: ${v.id} (${v.count}): ${v.help}\n      ${v.at.join("\n      ")}`);
}

/** Says how much wider than its window the page is; nothing when it can't be scrolled sideways. */
export async function sidewaysScrolling(page, where) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  return scroll <= client ? [] : [`${where}: the page is ${scroll} px wide in a window of ${client} px`];
}
