// The test articles, and the text as the app freezes it.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { DATA } from "./environment.mjs";

/** Path of a test article. */
export function dataFile(name) {
  return join(DATA, name);
}

/** The text of a file as import keeps it: without a byte order mark, line ends as LF, nothing else changed. */
export function frozen(path) {
  return readFileSync(path, "utf8").replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** A file made up by a test, as the file chooser and a drop take it. */
export function invented(name, content, mimeType = "text/plain") {
  return { name, mimeType, buffer: Buffer.isBuffer(content) ? content : Buffer.from(content, "utf8") };
}

/** A file of the disk in the same form. */
export function fromDisk(path) {
  return invented(basename(path), readFileSync(path));
}

/** The code points from `start` to `end`: exported positions count these. */
export function slice(text, start, end) {
  return [...text].slice(start, end).join("");
}

/** Where some words stand for the nth time, in code points: `{ start, end }`. */
export function placeOf(text, words, nth = 1) {
  let at = -1;
  for (let i = 0; i < nth; i += 1) {
    at = text.indexOf(words, at + 1);
    if (at < 0) {
      throw new Error(`“${words}” does not stand ${nth} times in the text`);
    }
  }
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}
