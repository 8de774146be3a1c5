// `cargo xtask bench`: Demarche beside plain paragraphs without tags and a bare store, in one Chromium run. Prints tables
// and writes them to docs/benchmarks.md; fails on no time.
//
// What each clock includes is said in docs/performance.md. `--quick`: less of everything, and nothing is written. Options
// by environment: DEMARCHE_BENCH_RUNS (runs of opening, 5), DEMARCHE_BENCH_SIZES (of an article, as “1000,20000”),
// DEMARCHE_BENCH_PARTS (as “articles,coding”; what is left out stays in the file as it was measured before).

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
import { SAID, loadNow, machine, writeUp } from "./write-up.mjs";

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

/** What is measured: what one article costs, a project of many, coding. */
const PARTS = ["articles", "corpus", "coding"];
const WANTED = (process.env.DEMARCHE_BENCH_PARTS ?? PARTS.join()).split(",");
const unknown = WANTED.filter((part) => !PARTS.includes(part));
if (unknown.length) throw new Error(`DEMARCHE_BENCH_PARTS: “${unknown}” is none of ${PARTS.join(", ")}`);

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
const found = {};
const measured = { articles: measureArticles, corpus: measureCorpus, coding: measureAllCoding };
for (const part of PARTS.filter((part) => WANTED.includes(part))) {
  const on = machine(browser.version(), RUNS);
  console.log(on);
  const table = await measured[part]();
  found[part] = { on: `${on} ${loadNow()} when it ended.`, table };
  console.log(`\n${table}\n`);
}
await closeBrowsers();
if (!QUICK) writeUp(found);

/** One article, of all sizes. */
async function measureArticles() {
  const rows = [];
  for (const size of SIZES) {
    console.log(`measuring ${size.words.toLocaleString("en")} words, ${size.tags.toLocaleString("en")} tags …`);
    rows.push({ size, ...(await measure(size)) });
  }
  return table(rows, shipped());
}

/** A small project beside a large one. */
async function measureAllCoding() {
  console.log("measuring coding …");
  const context = await fresh();
  const few = await measureCoding(context, FEW);
  const plainSearch = await measurePlainSearch(context, MANY.actors);
  await context.close();
  const another = await fresh();
  const all = await measureCoding(another, MANY);
  await another.close();
  return codingTable({ few: { ...FEW, ...few }, many: { ...MANY, ...all }, plainSearch });
}

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
  const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
  const path = join(folder, "bench.demarche.json");
  writeFileSync(path, file);
  const plain = [];
  const ours = [];
  for (let run = 0; run < RUNS; run += 1) {
    // Editing and scrolling once: these have many samples each.
    const first = run === 0;
    const say = (what) => console.log(`  ${((performance.now() - began) / 1000).toFixed(0)} s: ${what}`);
    const options = { edits: first ? 15 : 0, switches: 1, step: STEP, scroll: first, say };
    const began = performance.now();
    const context = await fresh();
    const app = await measureDemarche(context, path, options);
    ours.push(app);
    plain.push(await measurePlain(context, paragraphs, app.look, options));
    await context.close();
    say("the plain paragraphs too");
  }
  rmSync(folder, { recursive: true, force: true });
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
