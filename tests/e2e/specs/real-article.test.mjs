// The real article, as users have it, where it lies beside the checkout. It is not part of the project.

import assert from "node:assert/strict";

import { frozen } from "../support/data.mjs";
import { shared } from "../support/environment.mjs";
import { expectEqual, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const PATH = shared("data", "000_7fa934ba9f43fec6.txt");
const skip = PATH ? false : "the real article is not beside this checkout (DEMARCHE_SHARED); the fixture with its traits is tested";

story("the real article opens with date, headings, paragraphs and exact positions", { skip }, async ({ app, page }) => {
  const text = frozen(PATH);
  const chunks = text.split("\n").map((line) => line.trim()).filter(Boolean);
  await app.openFiles([PATH]);
  await expectVisible(page.getByText(/21 January 2022 · \d+ words/));
  const blocks = await app.article.blocks();
  assert.deepEqual(blocks.map((b) => b.text), chunks, "each line with words is a block, and nothing else is");
  const headings = blocks.filter((b) => b.role !== "p").map((b) => b.text);
  assert.equal(headings.length, 2, headings.join(" / "));
  const numbered = blocks.filter((b) => b.number !== null);
  assert.equal(numbered.length, chunks.length - 3, "all but the date and the headings");
  assert.equal(numbered.at(-1).number, numbered.length);

  await app.article.select("intractable and diametrically opposed demands");
  await app.keys.press("c");
  await app.article.select("Antony Blinken");
  await app.keys.press("a");
  await expectEqual(() => app.article.marked(), ["claim: intractable and diametrically opposed demands", "actor: Antony Blinken"]);
  const { parsed } = await app.export();
  assert.equal(parsed.documents[0].text, text);
  assert.equal(parsed.documents[0].published, "2022-01-21");
});
