// A project of many articles: the list of all of them, the search in all texts while typing, and how long the page is
// blocked meanwhile. Run by itself with `node tests/bench/corpus.mjs` against a served release build (BASE_URL).

import { createHash } from "node:crypto";

import { App } from "../e2e/pages/app.mjs";
import { browserFor, closeBrowsers, contextOptions } from "../e2e/support/browser.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { withClock } from "./clock.mjs";
import { median } from "./report.mjs";
import { paragraphs } from "./text.mjs";

const TIME = "2026-01-01T00:00:00.000Z";
const ARTICLES = Number(process.env.DEMARCHE_BENCH_ARTICLES ?? 5_000);
const WORDS = 800;
/** It stands in the last article alone. */
const RARE = "zyxwvut";
const COMMON = "minister";

const uuid = (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** A project file with so many articles, ten tags each. */
function many(count) {
  const documents = [];
  const annotations = [];
  const coder = uuid(1);
  // A hundred texts, each made another by its number: to make them up is not what is measured.
  const texts = Array.from({ length: 100 }, (_, n) => paragraphs(WORDS, 50 + n).join("\n\n"));
  for (let n = 0; n < count; n += 1) {
    const rare = n === count - 1 ? ` ${RARE}` : "";
    const text = `Article ${n}\n\n${texts[n % texts.length]} The ${COMMON} of the day ${n}.${rare}`;
    const document = uuid(1000 + n);
    documents.push({
      id: document,
      title: `Article ${n}`,
      textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
      published: `20${10 + (n % 12)}-0${1 + (n % 9)}`,
      outlet: `Paper ${n % 40}`,
      imported: TIME,
      text,
    });
    for (let i = 0; i < 10; i += 1) {
      const start = 20 + i * 40;
      const end = start + 12;
      annotations.push({
        id: uuid(1_000_000 + n * 10 + i),
        document,
        kind: "claim",
        anchor: {
          fragments: [{ start, end }],
          quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        },
        coder,
        created: TIME,
        modified: TIME,
        codebookVersion: 1,
        origin: "imported",
      });
    }
  }
  const kind = { id: "claim", label: "Claim", category: "statement", colour: "#0072b2", stroke: "straight", key: "KeyC", definition: "" };
  return JSON.stringify({
    format: "demarche-project",
    version: 2,
    app: "bench",
    savedAt: TIME,
    offsetUnit: "unicode code points",
    id: uuid(99),
    title: "Many",
    created: TIME,
    codebook: { version: 1, kinds: [kind] },
    coders: [{ id: coder, name: "bench" }],
    documents,
    annotations,
  });
}

const { browser } = await browserFor();
const context = await browser.newContext(contextOptions({ width: 1280, height: 900 }));
context.setDefaultTimeout(300_000);
const page = await context.newPage();
const app = new App(page, null);
await page.goto(BASE_URL);
await app.ready();
await app.saved();
await app.openFiles([{ name: "many.demarche.json", mimeType: "application/json", buffer: Buffer.from(many(ARTICLES), "utf8") }]);
const patience = Date.now() + 300_000;
while ((await app.article.element.count()) === 0 || (await app.article.title()) !== "Article 0") {
  if (Date.now() > patience) throw new Error("the project does not open");
  await new Promise((resolve) => setTimeout(resolve, 200));
}
await app.saved();
await withClock(page);
await page.evaluate(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((e) => e.duration))).observe({ entryTypes: ["longtask"] });
});

/** Presses a key and waits until `done`, a function of the page, holds: milliseconds from the press to the paint. */
async function timed(key, done) {
  await page.evaluate(() => { window.longTasks.length = 0; });
  const result = page.evaluate((done) => {
    const holds = new Function(`return (${done})()`);
    return new Promise((resolve) => {
      addEventListener("keydown", (event) => resolve(window.bench.until(event.timeStamp, document.body, holds)), { capture: true, once: true });
    });
  }, done.toString());
  await page.keyboard.press(key);
  const ms = await result;
  const longest = await page.evaluate(() => Math.max(0, ...window.longTasks));
  return { ms, longest };
}

const say = (what, { ms, longest }) => console.log(`${what}: ${ms.toFixed(0)} ms, longest task ${longest.toFixed(0)} ms`);

console.log(`${ARTICLES} articles of ${WORDS} words, ${ARTICLES * 10} tags`);
await app.article.element.focus();
say("next article painted", await timed("Shift+n", () => document.querySelector("article").getAttribute("aria-label") === "Article: Article 1"));
say("list opened", await timed("Shift+f", () => document.querySelectorAll(".corpus-item .corpus-row").length > 5));
const field = app.corpus.textWords;
await field.focus();
const first = [];
const blocked = [];
let typed = "";
for (const letter of COMMON) {
  typed += letter;
  const busy = await timed(letter, () => /articles/.test(document.querySelector(".corpus-said").textContent) && document.querySelectorAll(".corpus-item .corpus-row").length > 5);
  first.push(busy.ms);
  blocked.push(busy.longest);
  await page.waitForFunction(() => !/looking/.test(document.querySelector(".corpus-said").textContent));
}
say(`first results of “${typed}”, median of its letters`, { ms: median(first), longest: Math.max(...blocked) });
await field.fill("");
await field.fill(RARE.slice(0, -1));
await page.waitForFunction(() => !/looking/.test(document.querySelector(".corpus-said").textContent));
await field.fill(RARE.slice(1));
const whole = await (async () => {
  await field.fill(RARE.slice(1, -1));
  await page.waitForFunction(() => !/looking/.test(document.querySelector(".corpus-said").textContent));
  await field.fill("");
  return timed("z", () => !/looking/.test(document.querySelector(".corpus-said").textContent));
})();
say("all texts gone through for “z”", whole);
await field.fill("");
for (const column of ["Title", "To do"]) {
  const heading = app.corpus.dialog.getByRole("button", { name: `Sort by ${column.toLowerCase()}` });
  await heading.focus();
  say(`sorted by ${column.toLowerCase()}`, await timed("Enter", () => document.querySelector('.corpus-column[aria-pressed="true"]') !== null && !/counting/.test(document.querySelector(".corpus-said").textContent)));
}
await app.corpus.titleWords.focus();
say("filtered by a letter in titles", await timed("7", () => / of /.test(document.querySelector(".corpus-said").textContent)));
await closeBrowsers();
