// Gathers everything Demarche stored in this browser into one file and downloads it. It needs nothing of the program, so
// that it works when the program does not: rescue.html, the page for broken starts and the last page call it. What the
// stores are called and what lies in them is asked of the browser, so it need not know how the program keeps things.
// The program opens the file again, with every project in it.
"use strict";
window.demarcheRescue = (() => {
  const DATABASE = "demarche";
  const PREFIX = "demarche.";

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        // One record that cannot be read must not end the transaction for all the others.
        event.preventDefault();
        event.stopPropagation();
        reject(request.error);
      };
    });

  // Null when there is none. Opening must not make one: the program would take an empty database for its own.
  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE);
      let missing = false;
      request.onupgradeneeded = () => {
        missing = true;
        request.transaction.abort();
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        if (missing) resolve(null);
        else reject(request.error);
      };
    });

  const base64 = (bytes) => {
    const pieces = [];
    // So many at a time as a function takes as arguments everywhere.
    for (let from = 0; from < bytes.length; from += 8192) {
      pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
    }
    return btoa(pieces.join(""));
  };

  // Bytes as text where they are text, as the program writes it; else in base64.
  const readable = (bytes) => {
    try {
      return { utf8: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { base64: base64(bytes) };
    }
  };

  const plain = (_, value) => {
    if (value instanceof ArrayBuffer) return readable(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      return readable(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    if (value instanceof Map) return [...value];
    if (value instanceof Set) return [...value];
    return typeof value === "bigint" ? value.toString() : value;
  };

  // In pieces, because one text has a largest size that a file has not.
  class Pieces {
    list = [];
    records = 0;
    problems = [];

    add(text) {
      this.list.push(text);
    }

    record(value) {
      this.add(`${this.records === 0 ? "" : ","}\n  ${JSON.stringify(value, plain)}`);
      this.records += 1;
    }

    problem(where, error) {
      this.problems.push(`${where}: ${error && error.message ? error.message : error}`);
    }
  }

  const readStore = async (store, pieces) => {
    for (const key of await answer(store.getAllKeys())) {
      try {
        pieces.record({ store: store.name, key, value: await answer(store.get(key)) });
      } catch (error) {
        pieces.problem(`${store.name}, ${JSON.stringify(key)}`, error);
      }
    }
  };

  const readDatabase = async (pieces) => {
    const database = await open();
    if (!database) return;
    try {
      const names = [...database.objectStoreNames];
      if (names.length === 0) return;
      // One transaction, so that what is read belongs together.
      const transaction = database.transaction(names);
      for (const name of names) {
        await readStore(transaction.objectStore(name), pieces).catch((error) => pieces.problem(name, error));
      }
    } finally {
      database.close();
    }
  };

  const readPreferences = (pieces) => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) {
        pieces.record({ store: "localStorage", key, value: localStorage.getItem(key) });
      }
    }
  };

  const gather = async () => {
    const pieces = new Pieces();
    const created = new Date().toISOString();
    pieces.add(`{"format": "demarche-rescue", "version": 1, "created": ${JSON.stringify(created)},\n"records": [`);
    await readDatabase(pieces).catch((error) => pieces.problem("the database", error));
    try {
      readPreferences(pieces);
    } catch (error) {
      pieces.problem("the preferences", error);
    }
    pieces.add(`\n],\n"problems": ${JSON.stringify(pieces.problems)}}\n`);
    return pieces;
  };

  const save = (name, pieces) => {
    const address = URL.createObjectURL(new Blob(pieces, { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  const say = (text) => {
    const status = document.getElementById("rescue-status");
    if (status) status.textContent = text;
  };

  const counted = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  return async () => {
    try {
      say("Gathering what is stored here");
      const pieces = await gather();
      if (pieces.records === 0 && pieces.problems.length === 0) {
        say("Nothing of Demarche is stored in this browser for this address.");
        return;
      }
      const name = `demarche-rescue-${new Date().toISOString().slice(0, 10)}.json`;
      save(name, pieces.list);
      const missed = pieces.problems.length;
      say(
        `“${name}” was downloaded, with ${counted(pieces.records, "stored item", "stored items")}.` +
          (missed ? ` ${counted(missed, "item", "items")} could not be read; the file says which.` : ""),
      );
    } catch (error) {
      console.error(error);
      say(`The download did not work: ${error && error.message ? error.message : error}.`);
    }
  };
})();
