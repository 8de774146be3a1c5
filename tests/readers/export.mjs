// Exports a project from the built app, as a person does: each format of the dialog, as it is offered and with everything that
// can be chosen for it. Reads BASE_URL and the browser as the tests do; works in the folder of DEMARCHE_READERS: opens
// given.demarche.json there, saves to files/, unpacked, and notes down in exports.json what was saved.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";

import { App } from "../e2e/pages/app.mjs";
import { unpacked } from "../e2e/support/archive.mjs";
import { browserFor, closeBrowsers, contextOptions } from "../e2e/support/browser.mjs";
import { fromDisk } from "../e2e/support/data.mjs";
import { expectVisible } from "../e2e/support/expect.mjs";
import { Watch } from "../e2e/support/watch.mjs";

const FOLDER = process.env.DEMARCHE_READERS;
const TITLE = "Harbour talks: “all” & more";

/** What can be chosen for the format on the screen: name and values of each list, the first one chosen if nothing is. */
async function choices({ exporting }) {
  const all = await exporting.choices();
  return all.filter(({ values }) => values.length > 1);
}

/** As it is offered, and with each other value of each choice. */
function variants(all) {
  const usual = Object.fromEntries(all.map(({ name, values }) => [name, values[0]]));
  const others = all.flatMap(({ name, values }) => values.slice(1).map((value) => ({ ...usual, [name]: value })));
  return [usual, ...others];
}

/** Saves the files of an export to a folder of their own. */
function save(folder, { name, bytes }) {
  const archive = bytes.subarray(0, 2).toString("latin1") === "PK";
  const files = archive ? unpacked(bytes) : new Map([[name, bytes]]);
  for (const [path, content] of files) {
    const target = normalize(join(FOLDER, folder, path));
    assert.ok(target.startsWith(join(FOLDER, folder) + sep), `${path} leads out of the archive`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return [...files.keys()];
}

async function exportAll(app) {
  const { exporting } = app;
  await app.openFiles([fromDisk(join(FOLDER, "given.demarche.json"))]);
  await expectVisible(app.page.getByText(TITLE).first());
  await app.saved();
  await exporting.open();
  const formats = await exporting.listed();
  const exports = [];
  for (const format of formats) {
    await exporting.choose(format);
    for (const chosen of variants(await choices(app))) {
      if (!(await exporting.dialog.isVisible())) await exporting.open();
      await exporting.choose(format);
      for (const [name, value] of Object.entries(chosen)) {
        await exporting.dialog.getByLabel(name, { exact: true }).selectOption({ label: value });
      }
      const losses = await exporting.losses();
      const file = await app.download(() => exporting.save.click());
      const folder = `files/${String(exports.length + 1).padStart(2, "0")}`;
      exports.push({ format, choices: chosen, folder, file: file.name, losses, files: save(folder, file) });
      console.log(`${folder}  ${[format, ...Object.values(chosen)].join(", ")}: ${file.bytes.length.toLocaleString("en")} bytes`);
    }
    if (!(await exporting.dialog.isVisible())) await exporting.open();
  }
  assert.ok(formats.length > 20, `only ${formats.length} formats are offered`);
  writeFileSync(join(FOLDER, "exports.json"), JSON.stringify(exports, null, 2));
}

rmSync(join(FOLDER, "files"), { recursive: true, force: true });
const { browser, downloads } = await browserFor("light");
const context = await browser.newContext(contextOptions({}));
context.setDefaultTimeout(60_000);
try {
  const watch = await Watch.over(context);
  const app = new App(await context.newPage(), downloads);
  await app.open();
  await exportAll(app);
  assert.deepEqual(watch.problems(), []);
} finally {
  await closeBrowsers();
}
