// A picture of the page when something went wrong.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { BROWSER, OUT } from "./environment.mjs";

/** Runs the steps; when they fail, keeps a picture of the page and says where. */
export async function picturedOnFailure(page, name, steps) {
  try {
    await steps();
  } catch (error) {
    const file = join(OUT, `${BROWSER}-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
    mkdirSync(OUT, { recursive: true });
    const shot = await page.screenshot({ path: file, timeout: 5000 }).catch(() => null);
    if (shot) {
      error.message += `\n(picture: ${file})`;
    }
    throw error;
  }
}
