// Texts on which positions go wrong: emoji, combining marks, right-to-left, scripts without blanks.

import assert from "node:assert/strict";

import { dataFile, frozen, placeOf } from "../support/data.mjs";
import { expectEqual, expectMatch, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

/** Per file: its title, and words to be tagged that end or begin where it hurts. */
const TEXTS = {
  "emoji.txt": {
    title: "Flags and families",
    words: ["family of four 👨‍👩‍👧‍👦 waits", "🇷🇺🇺🇸", "👍🏿", "a 🏳️‍🌈", "Vie\u0323\u0302t", "𝒳 is a letter, 𠮷"],
  },
  "arabic.txt": {
    title: "مجلس المدينة يناقش مستقبل الميناء القديم",
    rtl: true,
    words: ["سلمى الراوي", "Northline Ferries", "نقابة الصيادين"],
  },
  "hebrew.txt": { title: "מועצת העיר דנה בנמל הישן", rtl: true, words: ["דנה לוי", "Northline", "שָׁלוֹם"] },
  "chinese.txt": { title: "港口会谈没有结果", words: ["林晓雯", "𠮷田宽", "公司必须承担一半的修理费用"] },
  "japanese.txt": { title: "港をめぐる話し合い", words: ["森田市長", "𠮷野", "「がんばる」", "半角のﾌｪﾘｰ"] },
};

for (const [file, { title, rtl = false, words }] of Object.entries(TEXTS)) {
  const text = frozen(dataFile(file));
  const here = words.filter((w) => text.includes(w));

  story(`${file}: the text on the screen is the file’s, and tags stand exactly where they were made`, async ({ app, page }) => {
    await app.openArticle(dataFile(file), title);
    assertSameText(text, (await app.article.blocks()).map((b) => b.text));
    const direction = (locator) => locator.evaluate((e) => getComputedStyle(e).direction);
    await expectEqual(() => direction(app.article.element), rtl ? "rtl" : "ltr", "the column runs as the text does");
    await expectEqual(() => direction(app.header.bar), "ltr", "the app runs as its language does");
    for (const w of here) {
      await select(app, w, rtl);
      await app.keys.press("c");
      await expectEqual(() => app.details.quote(), w);
    }
    await expectEqual(async () => (await app.article.marked()).sort(), here.map((w) => `claim: ${w}`).sort());
    assertSameText(text, (await app.article.blocks()).map((b) => b.text));

    const { parsed } = await app.export();
    assert.equal(parsed.documents[0].text, text);
    for (const w of here) {
      const tag = parsed.annotations.find((a) => a.anchor.quote.exact === w);
      assert.deepEqual(tag.anchor.fragments, [placeOf(text, w)], w);
    }
    const table = await app.export("csv");
    assert.deepEqual(table.parsed.map((r) => r.quote).sort(), [...here].sort());
    await page.bringToFront();
  });

  story(`${file}: a copied selection is exactly the words`, async ({ app }) => {
    await app.openArticle(dataFile(file), title);
    await select(app, here[0], rtl);
    await app.keys.press("c");
    await select(app, here[1], rtl);
    await app.keys.press("d");
    // A whole paragraph with tags in it.
    const paragraph = (await app.article.blocks()).find((b) => b.role === "p" && b.text.includes(here[0])).text;
    await app.article.selectFromTo(firstOf(paragraph), lastOf(paragraph), nthIn(text, paragraph, firstOf(paragraph)), nthIn(text, paragraph, lastOf(paragraph)));
    await expectEqual(() => app.article.selected(), paragraph);
    await app.keys.press("Control+c");
    await app.header.choose("Paste text");
    const dialog = await app.dialogs.expect("Paste text");
    const field = dialog.getByLabel("Text of the article");
    await field.focus();
    await app.keys.press("Control+v");
    await expectEqual(() => field.inputValue(), paragraph);
  });
}

/** By mouse, but for names that run against the text around them. */
async function select(app, words, rtl) {
  if (rtl && /^[A-Za-z]/.test(words)) {
    await app.article.selectExactly(words);
    await expectVisible(app.toolbar);
  } else {
    await app.article.select(words);
  }
}

story("a selection that cuts a character is widened to the whole of it", async ({ app }) => {
  await app.openArticle(dataFile("emoji.txt"), "Flags and families");
  const blocks = await app.article.blocks();
  const cuts = [
    ["👨‍👩‍👧‍👦", 3, 5],
    ["🇷🇺", 0, 2],
    ["👋🏽", 2, 4],
    ["1️⃣", 0, 1],
    ["é".normalize("NFD"), 0, 1],
    ["क्‍ष", 1, 3],
    ["한글".normalize("NFD"), 1, 2],
  ];
  for (const [character, from, to] of cuts) {
    const place = blocks.findIndex((b) => b.text.includes(character));
    const at = blocks[place].text.indexOf(character);
    await app.article.selectUnits(place, at + from, at + to);
    await expectVisible(app.toolbar);
    await app.keys.press("c");
    const whole = [...new Intl.Segmenter("en").segment(blocks[place].text)].find((s) => s.index <= at + from && at + from < s.index + s.segment.length);
    await expectEqual(() => app.details.quote(), whole.segment, `“${character}” from ${from} to ${to}`);
    await app.keys.press("Delete", "Escape");
  }
});

story("the caret goes over each character in one step, in either direction of script", async ({ app }) => {
  await app.openArticle(dataFile("emoji.txt"), "Flags and families");
  await app.keys.press("Control+End", "Shift+ArrowLeft");
  await expectEqual(() => app.article.selected(), "👨‍👩‍👧‍👦");
  await app.openFiles([dataFile("arabic.txt")]);
  await app.expectArticle(TEXTS["arabic.txt"].title);
  await app.keys.press("Control+Home", "Control+ArrowDown", "Control+Shift+ArrowRight");
  // “Right” goes on in the text, which is to the left here.
  await expectEqual(() => app.article.selected(), "مجلس");
});

story("line ends and the byte order mark are settled once, at import", async ({ app }) => {
  const text = frozen(dataFile("crlf.txt"));
  await app.openFiles([dataFile("crlf.txt")]);
  await expectVisible(app.article.element);
  await expectMatch(() => app.article.element.textContent(), /\S/);
  await expectEqual(async () => (await app.export()).parsed.documents[0].text, text);
});

/** Blocks are, in order, all there is of the text but the white space between them. */
function assertSameText(text, blocks) {
  let rest = text;
  for (const block of blocks) {
    rest = rest.trimStart();
    assert.ok(rest.startsWith(block), `the text goes on with “${block.slice(0, 40)}”`);
    rest = rest.slice(block.length);
  }
  assert.equal(rest.trim(), "", "nothing of the text is missing");
}

/** Some characters from the start of a paragraph, enough to find a place to press the mouse. */
function firstOf(paragraph) {
  return paragraph.slice(0, 2);
}

/** The last character a reader sees. */
function lastOf(paragraph) {
  return [...new Intl.Segmenter("en").segment(paragraph)].at(-1).segment;
}

/** Which of its occurrences in the text is the one at the start, or the end, of this paragraph. */
function nthIn(text, paragraph, part) {
  const start = text.indexOf(paragraph);
  const wanted = paragraph.startsWith(part) && part === firstOf(paragraph) ? start : start + paragraph.length - part.length;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && at <= wanted; at = text.indexOf(part, at + 1)) {
    count += 1;
  }
  return count;
}
