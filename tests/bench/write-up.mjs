// The figures as a file of the project: what they were measured on, and the tables as they came out.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILE = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "benchmarks.md");

/** What the rows about a project of many articles are called; one that is not here is called as it is noted. */
export const SAID = {
  "switched to the long article": "switched to an article of 20,000 words → painted",
  "switched to an ordinary article": "switched to an article of 800 words → painted",
  tagged: "tagged → painted",
  undone: "undone → painted",
  "list opened": "list of all articles opened",
  "a letter typed": "a letter typed → first articles with it shown",
  "all texts gone through": "a word of the last article alone → shown",
  "file opened": "project file chosen → painted (plain: as much written)",
  "a copy opened": "file of a copy chosen → question what to do with it",
  "two copies compared": "the two copies compared",
  "files read": "ZIP with as many texts chosen → report",
  "files imported": "“Import” → all in the list",
};

/** Where and how it was measured. */
export function machine(browser, runs) {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  const of = runs === 1 ? "One run" : `Medians of ${runs} runs`;
  return `${day}: Chromium ${browser} without GPU, ${cpus().length} cores (${model.trim()}), ${memory} GB, ${type()} ${release().split("-")[0]}. ${of}, tags and undoing: 15 each; ${loadNow()} when it began,`;
}

/** What the machine has to do besides. */
export function loadNow() {
  return `load ${loadavg()[0].toFixed(1)}`;
}

/** The parts of the file, in its order: what each is called, and what is said over its table. */
const PARTS = {
  articles: ["One article", ""],
  corpus: [
    "A project of many articles",
    "Articles of 800 words and one of 20,000. Longest block: the longest time for which the page could answer nothing.",
  ],
  coding: [
    "Coding",
    "A project as at the start of a study beside one as at its end; the article on screen is the same in both.",
  ],
};

const HEAD = `# Figures

\`cargo xtask bench\` writes this file; nothing in it is written by hand. \`docs/performance.md\` says what each clock
includes, and why things are as quick or slow as they are. “Plain” is the same text in bare paragraphs, or the same bytes
in a bare store, in the same run: the ratio to it travels from machine to machine, milliseconds do not. Each part says when
and on what it was measured.
`;

/** Writes docs/benchmarks.md. `found`: `{ on, table }` of the parts that were measured; the others stay as they are. */
export function writeUp(found) {
  const before = readFileSync(FILE, "utf8").split(/^(?=## )/m);
  const parts = Object.entries(PARTS).map(([part, [title, about]]) => {
    const heading = `## ${title}\n`;
    const one = found[part];
    if (!one) return before.find((text) => text.startsWith(heading))?.trim() ?? "";
    return [heading.trim(), about, one.on, one.table].filter(Boolean).join("\n\n");
  });
  writeFileSync(FILE, `${[HEAD.trim(), ...parts.filter(Boolean)].join("\n\n")}\n`);
}
