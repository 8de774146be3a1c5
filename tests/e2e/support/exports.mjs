// Reads exported files, and holds them against the text they speak of.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { slice } from "./data.mjs";

/** Rows of a CSV file (RFC 4180, byte order mark, CRLF) as objects by column name. */
export function parseCsv(content) {
  assert.equal(content[0], "\uFEFF", "the table begins with a byte order mark");
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 1; i < content.length; i += 1) {
    const c = content[i];
    if (quoted) {
      if (c === '"' && content[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ",") {
      row.push(cell);
      cell = "";
    } else if (c === "\r" && content[i + 1] === "\n") {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = "";
      i += 1;
    } else {
      cell += c;
    }
  }
  assert.ok(!quoted && cell === "" && row.length === 0, "the table ends with a line end");
  const [columns, ...body] = rows;
  return body.map((cells) => {
    assert.equal(cells.length, columns.length, "every row has every column");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
}

/** The same rows as Python's own reader of CSV gives them; `null` on a machine without Python. */
export function rowsByPython(content) {
  const program =
    "import csv, io, json, sys\n" +
    "text = sys.stdin.buffer.read().decode('utf-8-sig')\n" +
    "json.dump(list(csv.DictReader(io.StringIO(text, newline=''), strict=True)), sys.stdout)";
  const { status, stdout, error, stderr } = spawnSync("python3", ["-c", program], { input: content, encoding: "utf8" });
  if (error?.code === "ENOENT") return null;
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** Lines of a JSONL file. */
export function parseJsonl(content) {
  assert.ok(content.endsWith("\n"), "every line is ended");
  return content.slice(0, -1).split("\n").map((line) => JSON.parse(line));
}

/** The project file without what differs from one save to the next. */
export function withoutSaveTime(content) {
  const found = content.match(/^ {2}"savedAt": "[^"]*",$/m);
  assert.ok(found, "the file says when it was saved");
  return content.replace(found[0], "");
}

/** Every tag of a project file covers exactly the words it quotes. */
export function assertOffsetsHold(project) {
  assert.equal(project.offsetUnit, "unicode code points");
  const texts = new Map(project.documents.map((d) => [d.id, d.text]));
  for (const { anchor, document } of project.annotations) {
    const parts = anchor.fragments.map(({ start, end }) => slice(texts.get(document), start, end));
    assert.equal(parts.join(" … "), anchor.quote.exact);
  }
}

/** Kind and words of each tag, in the file's order, as `demand: a written answer`. */
export function tagsOf(project) {
  return project.annotations.map((a) => `${a.kind}: ${a.anchor.quote.exact}`);
}

/** The project file but for who, when and ids: what must be the same after undoing and redoing everything. */
export function essence(project) {
  const { savedAt, log, ...rest } = project;
  return rest;
}
