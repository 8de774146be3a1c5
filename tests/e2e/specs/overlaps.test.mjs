// Overlapping, nested and identical tags are normal.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectVisible } from "../support/expect.mjs";
import { tagsOf } from "../support/exports.mjs";
import { story } from "../support/story.mjs";

const SENTENCE = "He called on the council to publish the drawings, all of them, and to do so before any boat is moved.";
const TAGS = [
  ["c", SENTENCE],
  ["d", "publish the drawings, all of them"],
  ["c", "the drawings, all of them, and to do so"],
  ["a", "the council"],
  ["c", "publish the drawings, all of them"],
  ["a", "He"],
];
const KINDS = { c: "claim", d: "demand", a: "actor" };

async function tagAll(app) {
  await app.openArticle(dataFile("article.txt"), "article");
  for (const [key, words] of TAGS) {
    await app.article.select(words);
    await app.keys.press(key, "Escape", "Escape");
  }
}

/** As the words stand: earlier first, of two that begin together the longer one. */
const IN_ORDER = [
  `claim: ${SENTENCE}`,
  "actor: He",
  "actor: the council",
  "demand: publish the drawings, all of them",
  "claim: publish the drawings, all of them",
  "claim: the drawings, all of them, and to do so",
];

story("overlapping, nested and identical tags all stay: in the text, the list and the exports", async ({ app }) => {
  await tagAll(app);
  await expectEqual(async () => (await app.article.marked()).sort(), [...IN_ORDER].sort());
  const listed = IN_ORDER.map((line) => line[0].toUpperCase() + line.slice(1));
  await expectEqual(() => app.tags.entries(), listed);
  assert.deepEqual(tagsOf((await app.export()).parsed), IN_ORDER);
  const [line] = (await app.export("jsonl")).parsed;
  assert.deepEqual(line.spans.map((s) => `${s.kind}: ${s.text}`), IN_ORDER);
  assert.equal(new Set(line.spans.map((s) => s.id)).size, TAGS.length);
  assert.deepEqual((await app.export("csv")).parsed.map((r) => `${r.kind}: ${r.quote}`), IN_ORDER);
});

story("pointing at a tag shows exactly its extent, choosing one as well", async ({ app, page }) => {
  await tagAll(app);
  await app.article.hover("and to do so");
  await expectEqual(() => app.article.lit("hot"), ["the drawings, all of them, and to do so"]);
  await app.article.hover("before any boat");
  await expectEqual(() => app.article.lit("hot"), [SENTENCE]);
  await app.article.hover("the council");
  await expectEqual(() => app.article.lit("hot"), ["the council"]);
  await page.mouse.move(5, 5);
  await expectEqual(() => app.article.lit("hot"), []);

  await app.tags.choose("the drawings, all of them, and to do so");
  await expectEqual(() => app.article.lit("chosen"), ["the drawings, all of them, and to do so"]);
  await app.keys.press("p");
  await expectEqual(() => app.article.lit("chosen"), ["publish the drawings, all of them"]);
});

story("clicking again on the same place goes through the tags there, the narrowest first", async ({ app, page }) => {
  await tagAll(app);
  const { x, y } = await app.article.place("of them", 1, "middle");
  const kinds = [];
  for (const place of ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4"]) {
    await page.mouse.click(x, y);
    await expectVisible(app.details.region.getByText(`${place} tags here`, { exact: true }));
    await expectMatch(() => app.said(), new RegExp(`${place} tags here`));
    kinds.push(`${await app.details.kind()}: ${await app.details.quote()}`);
  }
  assert.deepEqual(kinds.slice(0, 2).sort(), ["Claim: publish the drawings, all of them", "Demand: publish the drawings, all of them"]);
  assert.deepEqual(kinds.slice(2, 4), ["Claim: the drawings, all of them, and to do so", `Claim: ${SENTENCE}`]);
  assert.equal(kinds[4], kinds[0]);
  await app.article.click("before any boat");
  await expectEqual(() => app.article.lit("chosen"), [SENTENCE]);
  await expectHidden(app.details.region.getByText(/tags here/));
});

story("the same words are not tagged twice as the same kind", async ({ app }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  for (let i = 0; i < 2; i += 1) {
    await app.article.select("eleven berths");
    await app.keys.press("d");
    await expectEqual(() => app.article.lit("chosen"), ["eleven berths"]);
  }
  await expectMatch(() => app.said(), /“eleven berths” is tagged as a demand already/);
  await expectEqual(() => app.tags.count(), "1 tag");
  await app.article.select("eleven berths");
  await app.keys.press("c");
  await expectEqual(() => app.tags.count(), "2 tags");
});

story("kinds are told apart by more than colour", async ({ app }) => {
  await tagAll(app);
  // The line under the words differs in shape, and a label stands where a tag begins; neither is part of the text.
  const looks = await app.article.element.evaluate((article) => {
    const look = (say) => {
      const mark = [...article.querySelectorAll("[data-say]")].find((m) => m.dataset.say === say);
      const style = getComputedStyle(mark);
      const labels = ["::before", "::after"].map((part) => getComputedStyle(mark, part).content);
      return { line: [style.textDecorationStyle, style.borderBottomStyle, style.backgroundImage].join("|"), label: labels.join(" ") };
    };
    return ["claim", "demand", "actor"].map(look);
  });
  assert.equal(new Set(looks.map((l) => l.line)).size, 3, `three shapes of line: ${JSON.stringify(looks)}`);
  for (const [i, cap] of ["C", "D", "A"].entries()) {
    assert.ok(looks[i].label.includes(`"${cap}`) || looks[i].label.includes("attr("), `a label: ${looks[i].label}`);
  }
});

story("deleting one of two identical tags leaves the other", async ({ app }) => {
  await tagAll(app);
  await app.tags.choose("publish the drawings, all of them", 1);
  const gone = (await app.details.kind()).toLowerCase();
  const left = { claim: "demand", demand: "claim" }[gone];
  await app.keys.press("Delete");
  const marked = async () => (await app.article.marked()).filter((m) => m.endsWith(": publish the drawings, all of them"));
  await expectEqual(marked, [`${left}: publish the drawings, all of them`]);
  await expectEqual(() => app.tags.count(), "5 tags");
});

story("the browser’s own search finds words across the edges of tags", async ({ app, page }) => {
  await tagAll(app);
  await expectEqual(async () => (await app.article.marked()).length, TAGS.length);
  for (const words of ["called on the council to publish", "publish the drawings, all of", "them, and to do so before any", "shown him a plan. He called"]) {
    const found = await page.evaluate((words) => {
      getSelection().collapse(document.querySelector("article"), 0);
      return window.find(words);
    }, words);
    assert.equal(found, true, `“${words}” is found`);
  }
});
