// The baseline of keeping: the same bytes in bare IndexedDB, a record for each text and for what is coded in each
// article, written in one transaction and read in one.

import { BASE_URL } from "../e2e/support/environment.mjs";

const RUNS = 3;

/** `{ write, read, bytes }`: milliseconds, the middle one of three, and how much it was. */
export async function measureStore(context, { texts, coded }) {
  const page = await context.newPage();
  // Any page of the origin has a store; this one has no program.
  await page.goto(new URL("rescue.html", BASE_URL).href);
  await page.evaluate(() => (window.pieces = []));
  for (const all of [texts, coded]) {
    for (let from = 0; from < all.length; from += 500) {
      await page.evaluate((some) => window.pieces.push(...some.map((text) => new TextEncoder().encode(text))), all.slice(from, from + 500));
    }
  }
  const found = await page.evaluate(async (runs) => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = request.oncomplete = () => resolve(request.result);
        request.onerror = request.onabort = () => reject(request.error);
      });
    const write = [];
    const read = [];
    for (let run = 0; run < runs; run += 1) {
      const name = `bare ${run}`;
      const opening = indexedDB.open(name);
      opening.onupgradeneeded = () => opening.result.createObjectStore("pieces");
      const store = await done(opening);
      let start = performance.now();
      const writing = store.transaction("pieces", "readwrite");
      window.pieces.forEach((bytes, key) => writing.objectStore("pieces").put(bytes, key));
      await done(writing);
      write.push(performance.now() - start);
      start = performance.now();
      const all = await done(store.transaction("pieces").objectStore("pieces").getAll());
      read.push(performance.now() - start);
      if (all.length !== window.pieces.length) throw new Error("not all of it came back");
      store.close();
      await done(indexedDB.deleteDatabase(name));
    }
    const middle = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
    const bytes = window.pieces.reduce((sum, piece) => sum + piece.length, 0);
    return { write: middle(write), read: middle(read), bytes };
  }, RUNS);
  await page.close();
  return found;
}
