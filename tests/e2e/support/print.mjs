// The page as it would be printed.

import { IS_FIREFOX } from "./environment.mjs";

/** From now on the page is styled as for printing. */
export async function asPrinted(page) {
  if (!IS_FIREFOX) {
    await page.emulateMedia({ media: "print" });
    return;
  }
  // This driver has no print emulation for Firefox: the rules for print are made to hold, those for screens not.
  await page.evaluate(() => {
    const swap = (rules) => {
      for (const rule of rules) {
        if (rule instanceof CSSMediaRule) {
          const query = rule.media.mediaText;
          rule.media.mediaText = query.replace(/\bprint\b/g, "all").replace(/\bscreen\b/g, "print");
        }
        if (rule.cssRules) swap(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) swap(sheet.cssRules);
  });
}
