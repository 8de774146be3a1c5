// The browser is killed at random moments of random work, again and again on one growing profile. After each kill the app
// is opened again: everything it had called saved is there, and nothing is torn.
//
// DEMARCHE_KILLS: how often (10); DEMARCHE_SEED: for the same choices again (printed). What was called saved is remembered
// here, outside the browser. Kills come at random moments on purpose; nothing that is held true depends on when.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";

import { App } from "../e2e/pages/app.mjs";
import { launchOnProfile, temporaryFolder } from "../e2e/support/browser.mjs";
import { BROWSER } from "../e2e/support/environment.mjs";
import { eventually, expectTrue, PATIENCE } from "../e2e/support/expect.mjs";
import { picturedOnFailure } from "../e2e/support/picture.mjs";
import { Chance } from "./chance.mjs";
import { groupsOf, isGone, kill } from "./killing.mjs";
import { Seen, screen } from "./seen.mjs";
import { WORDS, Work } from "./work.mjs";

const KILLS = Number(process.env.DEMARCHE_KILLS ?? 10);
const SEED = Number(process.env.DEMARCHE_SEED ?? Date.now() % 1_000_000);
/** A kill comes within so many milliseconds after the step that was drawn for it has begun. */
const LATEST = 400;

const chance = new Chance(SEED);
const made = { count: 0 };
const profile = temporaryFolder("durability");
const downloads = temporaryFolder("downloads");
const sum = { steps: 0, saved: 0, kept: 0, opening: 0, elsewhere: 0 };

/** The project is called after its first article. */
const PROJECT = "Article 1";

/** What is known of the project: the states that may be found, the first of them the newest called saved. */
let known = null;

console.log(`Killing ${BROWSER} ${KILLS} times, seed ${SEED}`);
const begun = performance.now();
try {
  for (let n = 0; n <= KILLS; n += 1) {
    await round(n);
  }
} catch (error) {
  console.error(`Failed with seed ${SEED}, after ${sum.steps} steps.`);
  throw error;
} finally {
  for (const folder of [profile, downloads]) {
    await eventually(() => rm(folder, { recursive: true, force: true }));
  }
}
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  `${BROWSER}: ${KILLS} kills, seed ${SEED}: ${sum.steps} steps, ${sum.saved} times called saved, nothing of that lost or ` +
    `torn; ${sum.kept} steps more found than were called saved; ${sum.opening} kills while opening; another project on the ` +
    `screen ${sum.elsewhere} times; ${made.count} articles; ${seconds} s`,
);

/** Opens, looks, works, and is killed; the last time it is left alone. */
async function round(n) {
  const context = await launchOnProfile(profile, downloads);
  context.setDefaultTimeout(PATIENCE);
  const page = context.pages()[0] ?? (await context.newPage());
  const groups = groupsOf(profile);
  try {
    await picturedOnFailure(page, `durability ${n}`, async () => {
      const app = new App(page, downloads);
      await app.open();
      const work = new Work(app, chance, made);
      await opened(work);
      if (n === KILLS) return;
      if (chance.below(6) === 0) {
        await killedWhileOpening(work, groups);
      } else {
        await killedAtWork(work, groups);
      }
      remember(work);
    });
  } finally {
    if (n === KILLS) await context.close();
    else {
      kill(groups);
      await context.close().catch(() => {});
      await eventually(async () => assert.ok(isGone(profile), "the browser is gone"));
    }
  }
}

/** Begins, or looks whether what was saved is there. */
async function opened(work) {
  const { app, page } = work;
  if (known === null) {
    work.begin(new Seen({}, 0));
    await work.article(await page.evaluate(screen));
    // Only the new project is worked on, not the one that is there to practise on.
    const first = await page.evaluate(screen);
    work.begin(new Seen({ [first.title]: first.marks }, 0));
    await app.saved();
    return;
  }
  // Which project was on the screen last is a preference, and browsers are slow to keep those.
  if ((await app.header.projectTitle()) !== PROJECT) {
    sum.elsewhere += 1;
    await app.header.project.click();
    await app.dialogs.named("Projects").getByRole("button", { name: PROJECT }).click();
    await expectTrue(async () => (await app.header.projectTitle()) === PROJECT);
  }
  const file = (await app.export()).parsed;
  const found = Seen.ofFile(file);
  const place = known.states.findLastIndex((seen) => seen.words === found.words);
  const torn = place < 0 && !(known.trying && found.isOneStepFrom(known.states.at(-1)));
  assert.ok(!torn, `what is there is nothing that was ever on the screen:\n${found.words}\n\nlast was:\n${known.states.at(-1).words}\n\ntrying: ${known.trying}`);
  sum.kept += place < 0 ? known.states.length : place;
  everythingFits(file);
  const seen = await page.evaluate(screen);
  assert.deepEqual(seen.notices.filter((words) => /could not|Not saved/.test(words)), []);
  const quoted = new Map(file.annotations.map((tag) => [tag.id, tag.anchor.quote.exact]));
  const links = file.relations ?? [];
  work.begin(found, links.flatMap((link) => [quoted.get(link.from), quoted.get(link.to)]));
  await undoWorks(work);
}

/** Everything that a tag or link refers to is there. */
function everythingFits(file) {
  const ids = (list) => new Set(list.map((thing) => thing.id));
  const [documents, tags] = [ids(file.documents), ids(file.annotations)];
  for (const tag of file.annotations) assert.ok(documents.has(tag.document), "each tag has its article");
  for (const link of file.relations ?? []) {
    assert.ok(tags.has(link.from) && tags.has(link.to), "each link has both its ends");
  }
}

async function undoWorks(work) {
  let before = await work.page.evaluate(screen);
  if (before.marks.length >= WORDS) {
    await work.article(before);
    before = await work.page.evaluate(screen);
  }
  await work.tag(before);
  const tagged = await work.page.evaluate(screen);
  assert.notDeepEqual(tagged.marks, before.marks);
  await work.undo(tagged);
  await expectTrue(async () => {
    const now = await work.page.evaluate(screen);
    return JSON.stringify(now.marks) === JSON.stringify(before.marks);
  }, "a step can be undone");
  await work.look();
}

/** Steps until the browser is gone: the kill comes at a random moment after one of the first. */
async function killedAtWork(work, groups) {
  const armed = chance.below(8);
  let killed = false;
  for (let step = 0; !killed; step += 1) {
    if (step === armed) {
      setTimeout(() => {
        killed = true;
        kill(groups);
      }, chance.below(LATEST));
    }
    try {
      await work.step();
    } catch (error) {
      if (step < armed || !(await ended(work.page))) throw error;
      return;
    }
  }
}

/** The page is loaded anew, and the browser killed while the project is being opened. */
async function killedWhileOpening(work, groups) {
  await work.wait();
  const reloading = work.page.reload().catch(() => {});
  await new Promise((resolve) => {
    setTimeout(resolve, chance.below(LATEST));
  });
  kill(groups);
  await reloading;
  sum.opening += 1;
}

/** Whether the page is gone, or will be: the kill may be under way. */
async function ended(page) {
  try {
    await eventually(async () => {
      const alive = await page.evaluate(() => true).catch(() => false);
      assert.ok(!alive);
    }, LATEST * 2);
    return true;
  } catch {
    return false;
  }
}

/** What the next opening is held to. */
function remember(work) {
  known = { states: work.states.slice(work.saved), trying: work.trying };
  sum.steps += work.steps;
  sum.saved += work.saved;
}
