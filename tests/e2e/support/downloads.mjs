// What the app saves as files, as it really lands on the disk.

import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { IS_FIREFOX } from "./environment.mjs";
import { eventually } from "./expect.mjs";

/** Does `act`, and gives the file that comes of it: `{ name, content, bytes }`. */
export async function downloadOf(page, folder, act) {
  if (IS_FIREFOX) {
    return fromFolder(folder, act);
  }
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), content: bytes.toString("utf8"), bytes };
}

/** The driver reports no downloads of Firefox, but they are in its folder. */
async function fromFolder(folder, act) {
  for (const old of readdirSync(folder)) {
    rmSync(join(folder, old), { recursive: true });
  }
  await act();
  return eventually(() => {
    const names = readdirSync(folder);
    if (names.length !== 1 || names[0].endsWith(".part")) {
      throw new Error(`no complete download yet, but: ${names.join(", ") || "nothing"}`);
    }
    const bytes = readFileSync(join(folder, names[0]));
    if (bytes.length === 0) {
      throw new Error("the download is empty so far");
    }
    return { name: names[0], content: bytes.toString("utf8"), bytes };
  });
}
