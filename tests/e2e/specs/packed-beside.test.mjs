// A large export is packed by workers while the page writes it: what comes of it does not depend on them.

import assert from "node:assert/strict";

import { unpacked } from "../support/archive.mjs";
import { invented } from "../support/data.mjs";
import { expectEqual, expectMatch, expectTrue } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const FORMAT = "WebAnno TSV 3.3";
const MANY = 60;

const paragraph = (n) => `The delegate of berth ${n} demands a written answer before the tide turns. Nobody promised one, and ${n * 7} of them left.`;
const text = (n) => Array.from({ length: 130 }, (_, line) => paragraph(n * 200 + line)).join("\n\n");

/** Counts what workers are given and answer. `window.packing.how`: “fail” after some batches; “mute”: none is answered. */
function counted() {
  const packing = { begun: 0, given: 0, answered: 0, ended: 0, how: null };
  try {
    packing.how = sessionStorage.getItem("packing");
  } catch {
    // The empty page before the app may not ask.
  }
  window.packing = packing;
  // Also where there is one core, which the page would keep for itself.
  Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => 2 });
  const Plain = window.Worker;
  if (packing.how === "none") delete window.Worker;
  else
    window.Worker = class extends Plain {
      constructor(address) {
        super(address);
        packing.begun += 1;
        this.addEventListener("message", ({ data }) => (packing.answered += Array.isArray(data) ? 1 : 0));
      }
      postMessage(message, transfer) {
        packing.given += 1;
        if (packing.how === "mute") return;
        if (packing.how === "fail" && packing.given > 3) this.dispatchEvent(new Event("error"));
        else super.postMessage(message, transfer);
      }
      terminate() {
        packing.ended += 1;
        super.terminate();
      }
    };
}

const packing = (page) => page.evaluate(() => window.packing);

async function begin(app) {
  await app.importFiles(Array.from({ length: MANY }, (_, n) => invented(`Session ${n + 1}.txt`, text(n))));
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
  await app.saved();
}

/** Has workers behave like this from now on. */
async function as(app, how) {
  await app.page.evaluate((how) => sessionStorage.setItem("packing", how), how);
  await app.reload();
  await expectMatch(() => app.articles.innerText(), new RegExp(`Articles\\s+${MANY}`));
}

async function choose(app) {
  await app.exporting.open();
  await app.exporting.choose(FORMAT);
}

/** The files of an export, as text. */
async function exported(app) {
  await choose(app);
  const { bytes } = await app.download(() => app.exporting.save.click());
  return [...unpacked(bytes)].map(([name, content]) => [name, content.toString("utf8")]);
}

/** The same with workers that had something to do. Where their program comes late, all has been packed by then. */
async function exportedBeside(app) {
  for (let again = 0; again < 5; again += 1) {
    const files = await exported(app);
    if ((await packing(app.page)).given > 0) return files;
  }
  throw new Error("no worker was given anything");
}

story("what workers pack is what the page would pack itself, and they end with the export", { before: counted }, async ({ app, page }) => {
  await begin(app);
  await as(app, "none");
  const alone = await exported(app);
  assert.equal(alone.filter(([name]) => /Session/.test(name)).length, MANY);
  assert.ok(alone.every(([name, content]) => !/Session/.test(name) || content.includes("demands")));

  await as(app, "well");
  assert.deepEqual(await exportedBeside(app), alone);
  const { begun, given, answered, ended } = await packing(page);
  assert.equal(answered, given, "all that was given has been answered");
  assert.ok(begun > 0);
  assert.equal(ended, begun);

  await as(app, "fail");
  assert.deepEqual(await exportedBeside(app), alone, "what a worker took along is packed by the page");
  await expectTrue(async () => (({ begun, ended }) => begun === ended)(await packing(page)));
});

story("an export is stopped while a worker still has work", { before: counted }, async ({ app, page }) => {
  await begin(app);
  await as(app, "mute");
  // Where their program comes late, the export is done by then, and there is another.
  const isOver = async () => (({ given, begun, ended }) => given > 0 || (begun > 0 && begun === ended))(await packing(page));
  for (let again = 0; again < 5 && (await packing(page)).given === 0; again += 1) {
    const { begun } = await packing(page);
    await choose(app);
    await app.exporting.save.click();
    await expectTrue(async () => (await packing(page)).begun > begun && (await isOver()));
  }
  await page.getByRole("button", { name: "Stop" }).click();
  await expectMatch(() => app.said(), /was not saved: it was stopped/);
  await expectEqual(async () => (({ begun, ended }) => begun - ended)(await packing(page)), 0, "no worker is left");

  // Who answers nothing is not waited for for ever.
  const files = await exported(app);
  assert.equal(files.filter(([name]) => /Session/.test(name)).length, MANY);
});

story("without the workers' script the page packs by itself", { before: counted }, async ({ app, context, page, watch }) => {
  watch.allow(/pack\.js|Failed to load|ERR_FAILED|NS_ERROR/);
  await context.route(/\/pack\.js$/, (route) => route.abort());
  await begin(app);
  const files = await exported(app);
  assert.equal(files.filter(([name]) => /Session/.test(name)).length, MANY);
  await expectEqual(async () => (await packing(page)).given, 0);
});
