// Ten statements of the practice article, coded in the whole frame by keyboard alone: demands, refusals, a promise, a
// denial, a warning, and what answers what. The table that is exported says exactly that.

import assert from "node:assert/strict";

import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { parseCsv } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

/**
 * What is coded, in the order of the text. `sentence` is how the sentence begins, `and` says that the next belongs to it;
 * `key` is that of the kind in the preset “Diplomatic talks”. Names are typed as far as it takes.
 */
const STATEMENTS = [
  {
    name: "S10",
    sentence: "Lavrov called the meeting constructive",
    and: true,
    key: "e",
    claimants: [["Sergei Lavrov"], ["Antony Blinken"]],
    position: "1",
    proposition: "The talks were useful and candid",
    attribution: "i",
  },
  {
    name: "S1",
    sentence: "What he had come for",
    key: "d",
    claimants: [["lav", "Sergei Lavrov"]],
    addressees: [["United States"]],
    issues: [["wri", "The talks themselves › Written answers"]],
    position: "1",
    proposition: "Concrete written answers to Russia’s proposals",
    attribution: "d",
  },
  {
    name: "S2",
    sentence: "Moscow wants NATO to rule out",
    key: "d",
    claimants: [["Russia"]],
    addressees: [["NATO"], ["uni", "United States"]],
    issues: [["alli", "Security › Alliances and enlargement"]],
    position: "1",
    proposition: "NATO rules out enlargement and membership of Ukraine",
    attribution: "n",
  },
  {
    name: "S3",
    sentence: "NATO, it said, would have to withdraw",
    key: "d",
    claimants: [["rus", "Russia"]],
    addressees: [["nat", "NATO"]],
    issues: [["forc", "Security › Forces and manoeuvres"]],
    position: "1",
    proposition: "NATO withdraws its forces from Bulgaria and Romania",
    attribution: "n",
  },
  {
    name: "S9",
    sentence: "Russia maintains that Ukraine",
    key: "c",
    claimants: [["rus", "Russia"]],
    objects: [["Ukraine"]],
    position: "1",
    proposition: "Ukraine threatens Russian security by arms and its wish to join NATO",
    attribution: "n",
  },
  {
    name: "S6",
    sentence: "Russia, Lavrov said, had no plans",
    key: "v",
    claimants: [["lav", "Sergei Lavrov"]],
    addressees: [["uni", "United States"]],
    position: "-",
    proposition: "Russia intends to attack Ukraine",
    attribution: "i",
  },
  {
    name: "S7",
    sentence: "With some hundred thousand Russian soldiers",
    key: "c",
    claimants: [["uni", "United States"], ["nat", "NATO"]],
    addressees: [["rus", "Russia"]],
    position: "1",
    proposition: "Massed troops threaten Ukraine",
    attribution: "n",
  },
  {
    name: "S4",
    sentence: "The demands on enlargement and on troops",
    key: "v",
    claimants: [["uni", "United States"], ["nat", "NATO"]],
    addressees: [["rus", "Russia"]],
    issues: [["alli", "Security › Alliances and enlargement"], ["forc", "Security › Forces and manoeuvres"]],
    position: "-",
    proposition: "The proposals are non-starters",
    attribution: "i",
  },
  {
    name: "S8",
    sentence: "If Russian forces crossed the border",
    key: "h",
    claimants: [["bli", "Antony Blinken"]],
    addressees: [["rus", "Russia"]],
    position: "1",
    proposition: "A swift, severe and united response",
    condition: "Forces cross the border",
    attribution: "d",
  },
  {
    name: "S5",
    sentence: "The United States would set out its concerns",
    key: "g",
    claimants: [["bli", "Antony Blinken"]],
    addressees: [["rus", "Russia"]],
    issues: [["wri", "The talks themselves › Written answers"]],
    position: "1",
    proposition: "Written answers next week",
    attribution: "i",
  },
];

/** Which answers which: key of the link’s type, and its name in the export. */
const LINKS = [
  { from: "S3", key: "o", verb: "partOf", to: "S2" },
  { from: "S9", key: "j", verb: "justifies", to: "S2" },
  { from: "S6", key: "r", verb: "rejects", to: "S7" },
  { from: "S4", key: "r", verb: "rejects", to: "S2" },
  { from: "S4", key: "r", verb: "rejects", to: "S3" },
  { from: "S5", key: "a", verb: "accepts", to: "S1" },
];

/** How a statement came into the article, by the word of the export. */
const ATTRIBUTIONS = {
  d: { typed: "d", word: "direct" },
  i: { typed: "i", word: "indirect" },
  n: { typed: "na", word: "narrator" },
};

const KINDS = { c: "claim", d: "demand", e: "evaluation", g: "commitment", h: "warning", v: "rejection" };

/** Presses keys, and counts them. */
class Hands {
  constructor(app) {
    this.app = app;
    this.presses = 0;
  }

  async press(...keys) {
    this.presses += keys.length;
    await this.app.keys.press(...keys);
  }

  async type(text) {
    this.presses += [...text].length;
    await this.app.keys.type(text);
  }

  /** Tab, until what has the focus reads so. */
  async tabTo(wanted, { back = false } = {}) {
    for (let i = 0; i < 80; i += 1) {
      if (wanted.test(await this.app.keys.focus())) return;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab never came to ${wanted}; the focus is on “${await this.app.keys.focus()}”`);
  }
}

/** Puts the preset in the codebook's place. */
async function choosePreset(app, hands) {
  await hands.press("b");
  await expectVisible(app.codebook.dialog);
  await hands.tabTo(/^button Start from a preset/);
  await hands.press("Enter");
  await hands.tabTo(/^button Look at it: Diplomatic talks/);
  await hands.press("Enter");
  await hands.tabTo(/^button Replace the codebook/);
  await hands.press("Enter");
  await expectTrue(async () => (await app.codebook.outline()).includes("Warning"));
  await hands.press("Escape");
  await expectHidden(app.codebook.dialog);
}

/** Goes on, sentence by sentence, to the one that begins so; what the caret comes to is read out. */
async function goTo(app, hands, sentence) {
  for (let i = 0; i < 80; i += 1) {
    if ((await app.said()).includes(sentence)) return;
    await hands.press("j");
  }
  throw new Error(`no sentence begins with “${sentence}”; last was “${await app.said()}”`);
}

/** Types into the field that has the focus, and takes what is offered under this name. */
async function fill(app, hands, values) {
  for (const [typed, name = typed] of values) {
    await hands.type(typed);
    const wanted = new RegExp(`^(Add “${name}” to the actors|${name})`);
    let active = await app.coding.active();
    for (let i = 0; i < 6 && !wanted.test(active); i += 1) {
      await hands.press("ArrowDown");
      active = await app.coding.active();
    }
    assert.match(active, wanted, `what is offered for “${typed}”`);
    await hands.press("Enter");
  }
}

async function code(app, hands, statement) {
  await goTo(app, hands, statement.sentence);
  if (statement.and) await hands.press("s", "Shift+J");
  await hands.press(statement.key);
  await expectTrue(async () => ((await app.tags.chosen()) ?? "").includes(statement.sentence));
  const before = hands.presses;
  await hands.press("Shift+Enter");
  await expectEqual(() => app.keys.focus(), "combobox Claimant");
  await fill(app, hands, statement.claimants);
  if (statement.addressees) {
    await hands.tabTo(/^combobox Addressee/);
    await fill(app, hands, statement.addressees);
  }
  if (statement.issues) {
    await hands.tabTo(/^combobox Issue/);
    await fill(app, hands, statement.issues);
  }
  await hands.tabTo(/^input Not stated/);
  await hands.press(...statement.position);
  await hands.tabTo(/^(input|textarea) Proposition/);
  await hands.type(statement.proposition);
  const frame = hands.presses - before;
  await hands.tabTo(/^button More to code/);
  await hands.press("Enter");
  if (statement.objects) {
    await hands.tabTo(/^combobox Object actor/);
    await fill(app, hands, statement.objects);
  }
  if (statement.condition) {
    await hands.tabTo(/^(input|textarea) Condition/);
    await hands.type(statement.condition);
  }
  await hands.tabTo(/^select Attribution/);
  await hands.type(ATTRIBUTIONS[statement.attribution].typed);
  await hands.press("Escape");
  await expectMatch(() => app.keys.focus(), /^article /);
  return frame;
}

/** Chooses a statement by going from tag to tag. */
async function choose(app, hands, statement, key) {
  for (let i = 0; i <= STATEMENTS.length; i += 1) {
    if (((await app.tags.chosen()) ?? "").includes(statement.sentence)) return;
    await hands.press(key);
  }
  throw new Error(`“${statement.sentence}” was not chosen by ${key}`);
}

async function link(app, hands, { from, key, to }) {
  const place = (name) => STATEMENTS.findIndex((statement) => statement.name === name);
  await hands.press("Control+Home");
  await choose(app, hands, STATEMENTS[place(from)], "n");
  await hands.press("l", key);
  await expectVisible(app.coding.linking);
  await choose(app, hands, STATEMENTS[place(to)], place(to) < place(from) ? "p" : "n");
  await hands.press("Enter");
  await expectHidden(app.coding.linking);
}

/** The table of tags, saved by keyboard. */
async function exportTable(app, hands) {
  await hands.tabTo(/^button Export/, { back: true });
  await hands.press("Enter");
  await hands.tabTo(/^input Project file$/);
  await hands.press("ArrowDown");
  await hands.tabTo(/^button Save as \.csv$/i);
  const file = await app.download(() => hands.press("Enter"));
  return parseCsv(file.content);
}

story("ten statements are coded by keyboard alone, and the table says exactly that", { width: 1440, timeout: 300_000 }, async ({ app, t }) => {
  const hands = new Hands(app);
  await hands.tabTo(/^article /, { back: IS_FIREFOX });
  await choosePreset(app, hands);
  await hands.tabTo(/^article /, { back: IS_FIREFOX });
  await hands.press("Control+Home");
  const frames = {};
  for (const statement of STATEMENTS) {
    frames[statement.name] = await code(app, hands, statement);
  }
  for (const one of LINKS) {
    await link(app, hands, one);
  }
  const rows = await exportTable(app, hands);
  const names = (all = []) => all.map(([typed, name = typed]) => name).join("; ");
  const places = { "1": "1", "-": "-1" };
  const quote = (name) => rows.find((row) => row.quote.includes(STATEMENTS.find((one) => one.name === name).sentence)).quote;
  const told = (row) => ({
    kind: row.kind,
    claimants: row.claimants,
    addressees: row.addressees,
    objects: row.objects,
    issues: row.issues,
    position: row.position,
    proposition: row.proposition,
    condition: row.condition,
    attribution: row.attribution,
    links: row.links.split("; ").filter(Boolean).sort(),
    status: row.demand_status,
  });
  const expected = STATEMENTS.map((one) => ({
    kind: KINDS[one.key],
    claimants: names(one.claimants),
    addressees: names(one.addressees),
    objects: names(one.objects),
    issues: names(one.issues),
    position: places[one.position],
    proposition: one.proposition,
    condition: one.condition ?? "",
    attribution: ATTRIBUTIONS[one.attribution].word,
    links: LINKS.filter(({ from }) => from === one.name).map(({ verb }) => verb).sort(),
    status: { S1: "accepted", S2: "rejected", S3: "rejected", S7: "rejected" }[one.name] ?? "",
  }));
  assert.deepEqual(rows.map(told), expected);
  for (const { from, to } of LINKS) {
    const [source, target] = [from, to].map((name) => rows.find((row) => row.quote === quote(name)));
    assert.ok(source.linked_ids.split("; ").includes(target.annotation_id), `${from} leads to ${to}`);
  }
  t.diagnostic(`keys for ten statements and six links, codebook and table included: ${hands.presses}`);
  t.diagnostic(`keys for the frame of each, letters of the proposition included: ${JSON.stringify(frames)}`);
});
