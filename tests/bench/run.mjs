// `cargo xtask bench`: Demarche beside plain paragraphs without tags and a bare store, in one Chromium run. Prints tables
// and writes them to docs/benchmarks.md; fails on no time.
//
// What each clock includes is said in docs/performance.md. `--quick`: less of everything, and nothing is written. Options
// by environment: DEMARCHE_BENCH_RUNS (runs of opening, 5), DEMARCHE_BENCH_SIZES (as “1000,20000”; “0”: none).

import { browserFor, closeBrowsers, contextOptions } from "../e2e/support/browser.mjs";
import { measureCoding, measurePlainSearch } from "./coding.mjs";
import { measureDemarche } from "./demarche.mjs";
import { measurePlain } from "./plain.mjs";
import { measureStore } from "./plain-store.mjs";
import { generated } from "./project.mjs";
import { codingTable, median, scaleTable, table } from "./report.mjs";
import { measureScale } from "./scale.mjs";
import { many } from "./scale-project.mjs";
import { shipped } from "./size.mjs";
import { SAID, machine, writeUp } from "./write-up.mjs";

const QUICK = process.argv.includes("--quick");
const RUNS = Number(process.env.DEMARCHE_BENCH_RUNS ?? (QUICK ? 2 : 5));
const SIZES = [
  { words: 1_000, tags: 60, open: 2 },
  { words: 20_000, tags: 1_000, open: 0.6 },
  { words: 100_000, tags: 5_000, open: 0.4 },
  { words: 500_000, tags: 20_000, open: 0.25 },
]
  .filter(({ words }) => !QUICK || words <= 20_000)
  .filter(({ words }) => (process.env.DEMARCHE_BENCH_SIZES ?? `${words}`).split(",").includes(String(words)));

/** A corpus as when it was just begun, and as a large one at its end. */
const SMALL = { articles: 50, statements: 1_480 };
const LARGE = QUICK ? { articles: 500, statements: 6_000 } : { articles: 5_000, statements: 50_000 };

/** A project as at the start of a study, and as at its end. */
const FEW = { statements: 100, actors: 50 };
const MANY = { statements: 5_000, actors: 5_000 };

/** Pixels scrolled in each frame: a quarter of the window, faster than anybody reads. */
const STEP = 225;

const { browser } = await browserFor();
const fresh = async () => {
  const context = await browser.newContext(contextOptions({ width: 1280, height: 900 }));
  context.setDefaultTimeout(120_000);
  return context;
};
const on = machine(browser.version(), RUNS);
console.log(on);

const rows = [];
for (const size of SIZES) {
  console.log(`measuring ${size.words.toLocaleString("en")} words, ${size.tags.toLocaleString("en")} tags …`);
  rows.push({ size, ...(await measure(size)) });
}
const articles = table(rows, shipped());
console.log(`\n${articles}\n`);
const corpus = await measureCorpus();
console.log(`\n${corpus}\n`);
console.log("measuring coding …");
const context = await fresh();
const few = await measureCoding(context, FEW);
const plainSearch = await measurePlainSearch(context, MANY.actors);
await context.close();
const another = await fresh();
const all = await measureCoding(another, MANY);
await another.close();
const coding = codingTable({ few: { ...FEW, ...few }, many: { ...MANY, ...all }, plainSearch });
console.log(`\n${coding}`);
await closeBrowsers();
if (!QUICK) writeUp({ on, articles, corpus, coding });

/** A large project beside a small one, and the bare store beside both. */
async function measureCorpus() {
  const say = (what, { ms, longest }) => console.log(`  ${what}: ${ms?.toFixed(0) ?? "–"} ms, longest block ${longest?.toFixed(0) ?? "–"} ms`);
  const one = async (size, brief) => {
    console.log(`measuring ${size.articles.toLocaleString("en")} articles …`);
    const context = await fresh();
    const project = many(size);
    const store = brief ? null : await measureStore(context, project);
    const found = await measureScale(context, project, { articles: size.articles, runs: RUNS, brief, say });
    await context.close();
    return { ...size, found, store, long: project.long };
  };
  const small = await one(SMALL, true);
  const large = await one(LARGE, false);
  const context = await fresh();
  const look = { fontFamily: "serif", fontSize: "19px", lineHeight: "1.6", width: "640px" };
  const plain = [];
  for (let run = 0; run < RUNS; run += 1) {
    plain.push((await measurePlain(context, large.long, look, { edits: 0, step: STEP, scroll: false })).open);
  }
  await context.close();
  return scaleTable({ many: large, few: small, store: large.store, long: median(plain), said: SAID });
}

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
    ours: {
      ...side(ours),
      undo: median(ours[0].undo.map(({ first }) => first)),
      blocked: Math.max(...ours.map((run) => run.blocked)),
      exported: ours[0].exported,
      fromFile: all(ours, (run) => run.fromFile),
      program: ours[0].program,
    },
  };
}
