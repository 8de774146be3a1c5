// The browser's own store, seen from outside the app: to damage it as disks and other versions do, and to look what is
// left. Values are found by their look (bytes in an envelope of one text line), so no name of ours is assumed but the
// envelope's.

/** Every stored value that is an envelope: `[{ database, store, key, line }]`. */
export async function envelopes(page) {
  return page.evaluate(async () => {
    const found = [];
    await window.demarcheTest.each((entry) => {
      found.push({ database: entry.database, store: entry.store, key: JSON.stringify(entry.key), line: entry.line });
    });
    return found;
  });
}

/**
 * Changes the stored values whose envelope says they are of this kind: `how` is "damage" (a byte in the middle flips)
 * or "newer" (as a later version of Demarche would have written it). With `holding`, only those in which these words
 * stand. Gives how many there were.
 */
export async function spoil(page, kind, how, holding = "") {
  return page.evaluate(
    async ([kind, how, holding]) => {
      let changed = 0;
      await window.demarcheTest.each((entry) => {
        if (entry.line.split(" ")[2] !== kind) return undefined;
        if (!new TextDecoder().decode(entry.bytes).includes(holding)) return undefined;
        changed += 1;
        const bytes = new Uint8Array(entry.bytes);
        if (how === "newer") {
          bytes[entry.line.indexOf(" ") + 1] = "9".charCodeAt(0);
        } else {
          const middle = Math.floor((bytes.length + entry.line.length) / 2);
          bytes[middle] ^= 0x55;
        }
        return bytes;
      });
      return changed;
    },
    [kind, how, holding],
  );
}

/** Run in the page before anything else: `window.demarcheTest.each(visit)`; what `visit` returns is written back. */
export function storeTools() {
  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const bytesIn = (value) => {
    if (value instanceof Uint8Array) return [value, (bytes) => bytes];
    if (value instanceof ArrayBuffer) return [new Uint8Array(value), (bytes) => bytes.buffer];
    for (const key of Object.keys(Object(value))) {
      if (value[key] instanceof Uint8Array || value[key] instanceof ArrayBuffer) {
        const [inner, back] = bytesIn(value[key]);
        return [inner, (bytes) => ({ ...value, [key]: back(bytes) })];
      }
    }
    return null;
  };
  const each = async (visit) => {
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store, "readwrite");
        const objects = transaction.objectStore(store);
        const outOfLine = objects.keyPath === null;
        const [keys, values] = await Promise.all([asked(objects.getAllKeys()), asked(objects.getAll())]);
        for (const [i, value] of values.entries()) {
          const found = bytesIn(value);
          if (!found) continue;
          const [bytes, back] = found;
          const line = new TextDecoder().decode(bytes.slice(0, 200)).split("\n")[0];
          if (!line.startsWith("demarche ")) continue;
          const changed = visit({ database: name, store, key: keys[i], line, bytes });
          if (changed) await asked(outOfLine ? objects.put(back(changed), keys[i]) : objects.put(back(changed)));
        }
      }
      database.close();
    }
  };
  window.demarcheTest = { each };
}

/** Run before the app: writing fails for as long as `window.demarcheFull` is set. */
export function fullStore() {
  for (const name of ["put", "add"]) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...values) {
      if (window.demarcheFull) throw new DOMException("there is no room", "QuotaExceededError");
      return write.apply(this, values);
    };
  }
}
