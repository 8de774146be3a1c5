// A generated project of many articles, as at the end of a long study: texts, statements with actors, and a line of the
// log for each of these. The first articles are the same for any number of them.

import { createHash } from "node:crypto";

import { paragraphs, random, spans } from "./text.mjs";

const TIME = "2026-01-01T00:00:00.000Z";
const CODER = "00000000-0000-4000-8000-000000000001";
const WORDS = 800;
const TEXTS = 100;
const ACTORS = 500;
const OUTLETS = 40;
const LONG_WORDS = 20_000;
const LONG_TAGS = 1_000;

/** The first three articles: an ordinary one, the long one, an ordinary one. */
export const FIRST = "Article 0";
export const LONG = "The long article";
export const THIRD = "Article 2";

/**
 * A word that is typed to look for it. Its beginnings first stand in articles ever further down, so that what is shown
 * for each letter is another list than for the one before.
 */
export const TYPED = "zyxwvu";
const BEGINS_AT = [3, 12, 40, 130, 400, 1200];
/** A word of the last article alone. */
export const LAST = "qvx";

/** Words an article may have besides its own. */
function rare(n, count) {
  const begins = BEGINS_AT.findIndex((from, k) => from < count && n >= from && n % 7 === k);
  const words = begins < 0 ? [] : [TYPED.slice(0, begins + 1)];
  return n === count - 1 ? [...words, LAST] : words;
}

/**
 * `{ file, json, texts, coded, long, firstWith }`: the project file, what it says, its texts and what is coded in each
 * (as a store would keep them), the paragraphs of the long article, and the title of the first article with some words.
 */
export function many({ articles, statements }) {
  const actors = Array.from({ length: ACTORS }, (_, n) => ({ id: uuid(100_000 + n), name: `Speaker ${n}`, aliases: [`S. ${n}`] }));
  const texts = Array.from({ length: TEXTS }, (_, n) => paragraphs(WORDS, 50 + n));
  const places = texts.map((parts, n) => spans(parts, 20, 900 + n));
  const long = paragraphs(LONG_WORDS, 7);
  const longPlaces = spans(long, LONG_TAGS, 8);
  const each = Math.floor((statements - LONG_TAGS) / (articles - 1));
  const further = statements - LONG_TAGS - each * (articles - 1);
  const next = random(77);
  const documents = [];
  const annotations = [];
  const log = [];
  let ordinary = 0;
  for (let n = 0; n < articles; n += 1) {
    const isLong = n === 1;
    const title = isLong ? LONG : `Article ${n}`;
    // A hundred texts, each made another by its number: to make them up is not what is measured.
    const words = ["The docket of that day had number", n, ...rare(n, articles)].join(" ");
    const text = isLong ? long.join("\n\n") : [...texts[n % TEXTS], `${words}.`].join("\n\n");
    const document = uuid(1000 + n);
    documents.push({
      id: document,
      title,
      textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
      published: `20${10 + (n % 12)}-0${1 + (n % 9)}-1${n % 10}`,
      outlet: `Paper ${n % OUTLETS}`,
      imported: TIME,
      text,
    });
    if (!isLong) ordinary += 1;
    const here = isLong ? longPlaces : places[n % TEXTS].slice(0, each + (ordinary <= further ? 1 : 0));
    for (const { start, end } of here) {
      const number = annotations.length;
      annotations.push({
        id: uuid(1_000_000 + number),
        document,
        kind: next() < 0.5 ? "claim" : "demand",
        anchor: {
          fragments: [{ start, end }],
          quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        },
        frame: {
          claimants: [{ actor: actors[(number * 7) % ACTORS].id }],
          addressees: [{ actor: actors[(number * 13 + 1) % ACTORS].id }],
          proposition: `What was said ${number}`,
        },
        coder: CODER,
        created: TIME,
        modified: TIME,
        codebookVersion: 1,
        origin: "human",
      });
      log.push({ at: TIME, coder: CODER, what: "Tagged 1 claim" });
    }
  }
  const json = {
    format: "demarche-project",
    version: 2,
    app: "bench",
    savedAt: TIME,
    offsetUnit: "unicode code points",
    id: uuid(99),
    title: `${articles} articles`,
    created: TIME,
    codebook: {
      version: 1,
      kinds: [
        ["claim", "Claim", "#0072b2", "straight", "KeyC"],
        ["demand", "Demand", "#d55e00", "wavy", "KeyD"],
      ].map(([id, label, colour, stroke, key]) => ({ id, label, category: "statement", colour, stroke, key, definition: "" })),
      relations: [],
    },
    coders: [{ id: CODER, name: "bench" }],
    actors,
    documents,
    annotations,
    relations: [],
    log,
  };
  return {
    file: JSON.stringify(json, null, 2),
    json,
    texts: documents.map((d) => d.text),
    coded: byArticle(annotations),
    long,
    firstWith: (words) => documents.find((d) => d.text.includes(words))?.title,
  };
}

/** What is coded in each article, as one piece of JSON for each. */
function byArticle(annotations) {
  const pieces = new Map();
  for (const tag of annotations) {
    pieces.set(tag.document, [...(pieces.get(tag.document) ?? []), tag]);
  }
  return [...pieces.values()].map((tags) => JSON.stringify(tags));
}

/** The copy of a colleague: statements of their own in one article of ten. */
export function copyOf({ json }) {
  const coder = uuid(2);
  const taken = new Map();
  for (const tag of json.annotations) {
    if (!taken.has(tag.document)) taken.set(tag.document, tag);
  }
  const theirs = [...taken.values()].filter((_, n) => n % 10 === 3);
  const annotations = theirs.map((tag, n) => ({ ...tag, id: uuid(9_000_000 + n), kind: "claim", coder }));
  const log = annotations.map(() => ({ at: "2026-01-02T00:00:00.000Z", coder, what: "Tagged 1 claim" }));
  const copy = {
    ...json,
    savedAt: "2026-01-03T00:00:00.000Z",
    coders: [...json.coders, { id: coder, name: "colleague" }],
    annotations: [...json.annotations, ...annotations],
    log: [...json.log, ...log],
  };
  return JSON.stringify(copy, null, 2);
}

/** The texts as files, to be imported: `[name, content]`. */
export function files({ texts }) {
  return texts.map((text, n) => [`articles/2022-01-${String(1 + (n % 28)).padStart(2, "0")}_paper_${n}.txt`, `Report ${n}\n\n${text}`]);
}

function uuid(number) {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}
