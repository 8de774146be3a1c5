// `cargo xtask bench`: Demarche beside plain paragraphs without tags, in one Chromium run. Prints tables; fails on no time.
//
// What each clock includes is said in docs/performance.md. Options by environment: DEMARCHE_BENCH_RUNS (runs of opening,
// 5), DEMARCHE_BENCH_SIZES (as “1000,20000”).

import { cpus } from "node:os";

import { browserFor, closeBrowsers, contextOptions } from "../e2e/support/browser.mjs";
import { measureCoding, measurePlainSearch } from "./coding.mjs";
import { measureDemarche } from "./demarche.mjs";
import { measurePlain } from "./plain.mjs";
import { generated } from "./project.mjs";
import { codingTable, median, table } from "./report.mjs";
import { shipped } from "./size.mjs";

const RUNS = Number(process.env.DEMARCHE_BENCH_RUNS ?? 5);
const SIZES = [
  { words: 1_000, tags: 60, open: 2 },
  { words: 20_000, tags: 1_000, open: 0.6 },
  { words: 100_000, tags: 5_000, open: 0.4 },
].filter(({ words }) => (process.env.DEMARCHE_BENCH_SIZES ?? `${words}`).split(",").includes(String(words)));

/** A project as at the start of a study, and as at its end. */
const FEW = { statements: 100, actors: 50 };
const MANY = { statements: 5_000, actors: 5_000 };

/** Pixels scrolled in each frame: a quarter of the window, faster than anybody reads. */
const STEP = 225;

const { browser } = await browserFor();
const fresh = () => browser.newContext(contextOptions({ width: 1280, height: 900 }));
console.log(`Chromium ${browser.version()}, ${cpus().length} cores, ${process.platform}; medians of ${RUNS} runs, tags: 15 each.`);

const rows = [];
for (const size of SIZES) {
  console.log(`measuring ${size.words.toLocaleString("en")} words, ${size.tags.toLocaleString("en")} tags …`);
  rows.push({ size, ...(await measure(size)) });
}
console.log(`\n${table(rows, shipped())}`);
console.log("\nmeasuring coding …");
const context = await fresh();
context.setDefaultTimeout(120_000);
const few = await measureCoding(context, FEW);
const plainSearch = await measurePlainSearch(context, MANY.actors);
await context.close();
const another = await fresh();
another.setDefaultTimeout(120_000);
const many = await measureCoding(another, MANY);
await another.close();
console.log(`\n${codingTable({ few: { ...FEW, ...few }, many: { ...MANY, ...many }, plainSearch })}`);
await closeBrowsers();

/** Both sides by turns, so that whatever else the machine does meets both. */
async function measure(size) {
  const { paragraphs, file } = generated(size);
  const plain = [];
  const ours = [];
  for (let run = 0; run < RUNS; run += 1) {
    // Editing and scrolling once: these have many samples each.
    const first = run === 0;
    const options = { edits: first ? 15 : 0, switches: 1, step: STEP, scroll: first };
    const context = await fresh();
    context.setDefaultTimeout(120_000);
    const app = await measureDemarche(context, file, options);
    ours.push(app);
    plain.push(await measurePlain(context, paragraphs, app.look, options));
    await context.close();
  }
  const all = (list, pick) => median(list.flatMap(pick));
  const side = (list) => ({
    open: all(list, (run) => run.open),
    tag: median(list[0].tag.map(({ first }) => first)),
    tagShown: median(list[0].tag.map(({ all }) => all)),
    slowestTag: Math.max(...list[0].tag.map(({ first }) => first)),
    remove: median(list[0].remove.map(({ first }) => first)),
    scrolled: list[0].scrolled,
    memory: list[0].memory,
  });
  return {
    plain: side(plain),
    ours: { ...side(ours), fromFile: all(ours, (run) => run.fromFile), program: ours[0].program },
  };
}
