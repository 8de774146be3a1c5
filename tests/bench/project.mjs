// The generated text as a project file, so that the app opens it by its own path.

import { createHash } from "node:crypto";

import { paragraphs, random, spans } from "./text.mjs";

const TIME = "2026-01-01T00:00:00.000Z";
const CODER = "00000000-0000-4000-8000-000000000001";
const KINDS = [
  ["claim", "Claim", "statement", "#0072b2", "straight", "KeyC"],
  ["demand", "Demand", "statement", "#d55e00", "wavy", "KeyD"],
  ["actor", "Actor", "mention", "#007d5c", "dotted", "KeyA"],
];

/** Titles of the two articles: the one to be measured, and a small one to come from. */
export const LARGE = "Measured";
export const SMALL = "Small";

/** `{ paragraphs, file }`: the text, and a project file with it as the first article and a small one as the second. */
export function generated({ words, tags, seed = 7 }) {
  const large = paragraphs(words, seed);
  const text = large.join("\n\n");
  const small = paragraphs(60, seed + 1).join("\n\n");
  const next = random(seed + 2);
  const annotations = spans(large, tags, seed + 3).map(({ start, end }, i) => ({
    id: uuid(1000 + i),
    document: uuid(1),
    kind: KINDS[Math.floor(next() * KINDS.length)][0],
    anchor: {
      fragments: [{ start, end }],
      quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
    },
    coder: CODER,
    created: TIME,
    modified: TIME,
    codebookVersion: 1,
    origin: "imported",
  }));
  const project = {
    format: "demarche-project",
    version: 1,
    app: "bench",
    savedAt: TIME,
    offsetUnit: "unicode code points",
    id: uuid(99),
    title: `${words} words`,
    created: TIME,
    codebook: {
      version: 1,
      kinds: KINDS.map(([id, label, category, colour, stroke, key]) => ({ id, label, category, colour, stroke, key, definition: "" })),
    },
    coders: [{ id: CODER, name: "bench" }],
    documents: [record(uuid(1), LARGE, text), record(uuid(2), SMALL, small)],
    annotations,
  };
  return { paragraphs: large, file: JSON.stringify(project) };
}

function record(id, title, text) {
  return { id, title, textSha256: createHash("sha256").update(text, "utf8").digest("hex"), imported: TIME, text };
}

function uuid(number) {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}
