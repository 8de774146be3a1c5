// What goes in and out of a project of many articles: exports, many files imported at once, a colleague's copy merged.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { App } from "../e2e/pages/app.mjs";
import { Merging } from "../e2e/pages/merging.mjs";
import { archive } from "../e2e/support/archive.mjs";
import { BASE_URL } from "../e2e/support/environment.mjs";
import { timed, withClockFromTheStart } from "./clock.mjs";
import { measureExport } from "./demarche.mjs";
import { saved } from "./scale.mjs";
import { copyOf, files } from "./scale-project.mjs";

/** Whether so many articles are in the project, and all of them here. */
const NUMBER = (count) => {
  const said = document.querySelector('nav[aria-label="Articles"] .column-count')?.textContent ?? "";
  return Number(said.replace(/\D/g, "")) === count && document.querySelector(".articles-arriving") === null;
};

export async function measureMoving(context, project, { folder, articles, note }) {
  const page = await context.newPage();
  await withClockFromTheStart(page);
  const app = new App(page, null);
  await page.goto(BASE_URL);
  await page.waitForFunction(NUMBER, articles);
  await saved(page);
  await measureExports(page, app, note);
  await measureMerging(page, app, project, folder, note);
  await measureImport(page, app, project, folder, articles, note);
  await page.close();
}

async function measureExports(page, app, note) {
  await page.evaluate(() => window.bench.blocks.begin());
  await app.header.export.click();
  const dialog = app.dialogs.named("Export");
  await dialog.waitFor();
  // Until all is said of the format: its first lines, and what it leaves out.
  await app.exporting.losses();
  note("export dialog opened", { longest: await page.evaluate(() => window.bench.blocks.longest()) });
  const formats = await app.exporting.formats.evaluateAll((all) => all.map((one) => one.id.replace("export-", "")));
  await app.dialogs.close();
  for (const format of formats) {
    const { ending, ...took } = await measureExport(page, format);
    note(`exported as ${ending}`, took);
  }
}

async function measureMerging(page, app, project, folder, note) {
  const path = join(folder, "copy.demarche.json");
  writeFileSync(path, copyOf(project));
  const merging = new Merging(app);
  const asked = () => document.querySelector("dialog[open]")?.textContent.includes("Merge into the open project");
  note("a copy opened", await timed(page, { event: "change", act: () => app.openFiles([path]), done: asked }));
  note("two copies compared", await timed(page, {
    event: "click",
    act: () => merging.ask.getByRole("button", { name: "Merge into the open project" }).click(),
    done: () => document.querySelector('[aria-label="What the file brings"]') !== null,
  }));
  note("merged", await timed(page, { event: "click", act: () => merging.go.click(), done: () => document.querySelector("dialog[open]") === null, settled: () => saved(page) }));
  note("merge undone", await timed(page, { event: "click", act: () => app.header.undo.click(), done: () => /Undone/.test(document.querySelector(".toast")?.textContent), settled: () => saved(page) }));
}

async function measureImport(page, app, project, folder, articles, note) {
  await app.header.project.click();
  await app.dialogs.named("Projects").getByRole("button", { name: "New project", exact: true }).click();
  await page.waitForFunction(NUMBER, 0);
  await saved(page);
  const path = join(folder, "articles.zip");
  writeFileSync(path, archive(files(project)));
  note("files read", await timed(page, {
    event: "change",
    act: () => app.openFiles([path]),
    done: () => document.querySelector("dialog[open] .import-row") !== null && !document.querySelector("dialog[open] progress"),
  }));
  note("files imported", await timed(page, { event: "click", act: () => app.importing.go.click(), done: NUMBER, arg: articles, settled: () => saved(page) }));
  note("import undone", await timed(page, { event: "click", act: () => app.header.undo.click(), done: NUMBER, arg: 0, settled: () => saved(page) }));
}
