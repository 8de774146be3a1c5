// News-like text from a seed: the same in every run, on every machine. Paragraphs of about 60 words, sentences of about
// 20, names that come back, now and then a quotation.

/** Mulberry32: small, fast, and good enough to place words. Gives numbers from 0 up to 1. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = ["Corrin", "Wend", "Hallam", "Quill", "the council", "the union", "the ministry", "Northline Ferries", "the province", "Stahl"];
const VERBS = ["said", "argued", "insisted", "denied", "warned", "admitted", "demanded", "repeated", "promised", "added"];
const WORDS =
  ("the a new old plan talks answer letter border harbour winter spring money weapons treaty security people families town " +
    "side other first last written public private concrete clear long short before after until against between toward " +
    "without under over would could should must may had been was were is are not never always again still already only " +
    "that this these which who whom whose where when while because though if whether and or but so as than then there " +
    "agreement breakthrough position proposal guarantee withdrawal deployment sanction response dialogue crisis question " +
    "government minister spokesman delegation parliament commission observers neighbours allies partners opponents")
    .split(" ");

/** Paragraphs with this many words in all. */
export function paragraphs(words, seed) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const sentence = (length) => {
    const parts = [];
    while (parts.length < length) {
      const roll = next();
      if (roll < 0.06) parts.push(...`${pick(NAMES)} ${pick(VERBS)}`.split(" "));
      else parts.push(pick(WORDS));
    }
    parts.length = length;
    if (next() < 0.12 && length > 8) {
      const from = Math.floor(length / 2);
      parts[from] = `“${parts[from]}`;
      parts[length - 1] = `${parts[length - 1]}”`;
    }
    const [first, ...rest] = parts.map((word, i) => (i > 2 && i < length - 1 && next() < 0.07 ? `${word},` : word));
    return `${first[0].toUpperCase()}${first.slice(1)}${rest.length ? " " : ""}${rest.join(" ")}.`;
  };
  const all = [];
  let left = words;
  while (left > 0) {
    let inParagraph = Math.min(left, 45 + Math.floor(next() * 31));
    left -= inParagraph;
    const sentences = [];
    while (inParagraph > 0) {
      const length = Math.min(inParagraph, 12 + Math.floor(next() * 17));
      inParagraph -= length;
      sentences.push(sentence(length));
    }
    all.push(sentences.join(" "));
  }
  return all;
}

/**
 * Spans of 1–25 words, each within one paragraph, spread over the whole text; 15 % begin inside the one before. Positions
 * are code points of the paragraphs joined with blank lines, in text order.
 */
export function spans(paragraphs, count, seed) {
  const next = random(seed);
  const words = [];
  let at = 0;
  for (const [p, paragraph] of paragraphs.entries()) {
    words.push(...[...paragraph.matchAll(/\S+/g)].map((m) => ({ p, start: at + m.index, end: at + m.index + m[0].length })));
    at += paragraph.length + 2;
  }
  const wanted = Array.from({ length: count }, (_, i) => ({ length: 1 + Math.floor(next() * 25), over: i > 0 && next() < 0.15 }));
  const covered = wanted.reduce((sum, w) => sum + (w.over ? 0 : w.length), 0);
  const gap = (words.length - covered) / wanted.filter((w) => !w.over).length;
  const found = [];
  let from = 0;
  let rest = 0;
  let before = null;
  for (const { length, over } of wanted) {
    if (!over) {
      rest += gap * 2 * next();
      from += Math.max(0, Math.floor(rest));
      rest -= Math.max(0, Math.floor(rest));
    }
    const first = Math.min(words.length - 1, over ? Math.floor((before.first + before.last) / 2) : from);
    let last = Math.min(words.length - 1, first + length - 1);
    while (words[last].p !== words[first].p) last -= 1;
    found.push({ start: words[first].start, end: words[last].end });
    before = { first, last };
    if (!over) from += length;
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
