// A generated project with many statements and many actors, as a project file.

import { createHash } from "node:crypto";

import { paragraphs, random, spans } from "./text.mjs";

const TIME = "2026-01-01T00:00:00.000Z";
const CODER = "00000000-0000-4000-8000-000000000001";
const FIRST = "Ann Ben Carla Dmitri Elif Farid Greta Hugo Ines Jonas Katya Luis Mara Nadia Oskar Priya Quentin Rosa Sven Tomas Uta Vera Wanda Yusuf Zoe".split(" ");
const SYLLABLES = "ba ro mi ne ka lu ste van der kow ski har mon tel go ri pe sha dun wel ber ti no va ler".split(" ");
const STATEMENTS = 100;

/** The article that is measured: the same 100 statements whatever else there is. */
export const MEASURED = "Measured";

/**
 * A project file with so many statements, 100 in each article, and so many actors. The first article is the same for any
 * numbers.
 */
export function coded({ statements, actors }) {
  const people = namesOf(actors).map((name, i) => ({ id: uuid(100_000 + i), name, aliases: [`Speaker ${i}`] }));
  const kinds = [
    ["claim", "Claim", "statement", "#0072b2", "straight", "KeyC"],
    ["demand", "Demand", "statement", "#d55e00", "wavy", "KeyD"],
    ["actor", "Actor", "mention", "#007d5c", "dotted", "KeyA"],
  ];
  const documents = [];
  const annotations = [];
  for (let place = 0; annotations.length < statements; place += 1) {
    const parts = paragraphs(2000, 31);
    const text = parts.join("\n\n");
    const document = uuid(10 + place);
    documents.push({ id: document, title: place === 0 ? MEASURED : `Article ${place}`, textSha256: sha256(text), imported: TIME, text });
    for (const [i, { start, end }] of spans(parts, STATEMENTS, 37).entries()) {
      annotations.push({
        id: uuid(1_000_000 + annotations.length),
        document,
        kind: i % 2 ? "demand" : "claim",
        anchor: {
          fragments: [{ start, end }],
          quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        },
        frame: {
          claimants: [{ actor: people[(i * 7) % people.length].id }],
          addressees: [{ actor: people[(i * 13 + 1) % people.length].id }],
          proposition: `What was said ${i}`,
        },
        coder: CODER,
        created: TIME,
        modified: TIME,
        codebookVersion: 1,
        origin: "imported",
      });
    }
  }
  return JSON.stringify({
    format: "demarche-project",
    version: 2,
    app: "bench",
    savedAt: TIME,
    offsetUnit: "unicode code points",
    id: uuid(99),
    title: `${statements} statements`,
    created: TIME,
    codebook: {
      version: 1,
      kinds: kinds.map(([id, label, category, colour, stroke, key]) => ({ id, label, category, colour, stroke, key, definition: "" })),
      relations: [],
    },
    coders: [{ id: CODER, name: "bench" }],
    actors: people,
    documents,
    annotations,
    relations: [],
    log: [],
  });
}

/** The names of the actors of `coded`, in their order. */
export function namesOf(actors) {
  const next = random(11);
  return Array.from({ length: actors }, (_, i) => name(next, i));
}

function name(next, number) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const last = Array.from({ length: 2 + (number % 2) }, () => pick(SYLLABLES)).join("");
  return `${pick(FIRST)} ${last[0].toUpperCase()}${last.slice(1)}`;
}

function sha256(text) {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function uuid(number) {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}
