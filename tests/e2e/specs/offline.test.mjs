// The site without a network, and the change from one version of it to the next.

import assert from "node:assert/strict";

import { App } from "../pages/app.mjs";
import { dataFile } from "../support/data.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { startSite } from "../support/site.mjs";
import { fullStore } from "../support/store.mjs";
import { story } from "../support/story.mjs";

const HERE = { worker: true, site: () => startSite() };
const MARK = '<meta name="test-version" content="2">';

const newer = (page) => page.getByText("A newer version of Demarche is ready.");
const caches = (page) => page.evaluate(() => window.caches.keys());
const isSecond = (page) => page.evaluate(() => document.querySelector('meta[name="test-version"]') !== null);

/** Waits until the site is kept: its worker serves this page. */
async function kept(page) {
  await expectTrue(() => page.evaluate(() => navigator.serviceWorker.controller !== null), "the worker serves the page");
}

/** Loads the page again. Leaving one that is still being answered by its worker is an error to Firefox. */
async function reload(app) {
  await app.whole();
  await app.reload();
}

/** The site in another version; the browser is asked to look for it, as it does by itself when a page is opened. */
async function releaseAndLook(page, site, lies) {
  const index = site.read("index.html").toString("utf8").replace("<title>", `${MARK}<title>`);
  site.release("second", { "index.html": index }, lies);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
  });
}

story("after one visit everything works with the network gone", HERE, async ({ app, page, site, watch }) => {
  await kept(page);
  await app.openArticle(dataFile("article.txt"), "article");
  await app.saved();
  // What is still loading should come from the site.
  await app.whole();
  await site.stop();
  // The list of what the site offers is asked for, and it is fine that nobody answers.
  watch.allow(/projects\.json|Failed to load resource|NetworkError|Failed to fetch/);

  await reload(app);
  await app.expectArticle("article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  const { parsed } = await app.export();
  assert.equal(parsed.annotations.length, 1);
  await app.header.choose("Settings");
  await app.dialogs.close();

  // A new tab, by the site's address with and without the name of the page.
  const other = await page.context().newPage();
  const again = new App(other, app.downloads, site.address);
  await other.goto(`${site.address}index.html`);
  await expectVisible(other.getByRole("article", { name: "Article: article", exact: true }));
  await again.whole();
  await other.goto(`${site.address}rescue.html`);
  await expectVisible(other.getByRole("button", { name: "Download everything stored here" }));
  await other.close();
});

story("a newer version waits until it is wanted, and takes nothing away", HERE, async ({ app, page, site }) => {
  await kept(page);
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  const first = await caches(page);
  await releaseAndLook(page, site);
  await expectVisible(newer(page));

  // It is only offered: put off, the page stays what it is, also when it is loaded again.
  await page.getByRole("button", { name: "Later", exact: true }).click();
  await expectHidden(newer(page));
  await reload(app);
  await expectEqual(() => isSecond(page), false);
  await expectVisible(newer(page));

  await page.getByRole("button", { name: "Load it now" }).click();
  await expectTrue(() => isSecond(page), "the page is the new one");
  await app.ready();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  await expectHidden(newer(page));
  // What was kept of the old one goes, and the new one is whole.
  await reload(app);
  await expectTrue(async () => (await caches(page)).every((name) => !first.includes(name)), "the old version goes");
  await site.stop();
  await reload(app);
  await expectEqual(() => isSecond(page), true);
});

story("a newer version is not taken while something is not saved", { ...HERE, before: fullStore }, async ({ app, page, site, watch }) => {
  watch.allow(/there is no room|QuotaExceeded/);
  await kept(page);
  await app.openArticle(dataFile("article.txt"), "article");
  await app.saved();
  await releaseAndLook(page, site);
  await expectVisible(newer(page));
  await page.evaluate(() => {
    window.demarcheFull = true;
  });
  await app.article.select("eleven berths");
  await app.keys.press("d");
  const banner = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expectVisible(banner);
  await page.getByRole("button", { name: "Load it now" }).click();
  await expectVisible(page.getByText("The newer version is loaded as soon as everything is saved."));
  await expectEqual(() => isSecond(page), false);
  await page.evaluate(() => {
    window.demarcheFull = false;
  });
  await banner.getByRole("button", { name: "Try again" }).click();
  await expectTrue(() => isSecond(page).catch(() => false), "now it is taken");
  await app.ready();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
});

story("a newer version that is not whole is not used at all", HERE, async ({ app, page, site, watch }) => {
  watch.allow(/rescue\.js|integrity|digest|hash|Failed to load resource|ServiceWorker/i);
  await kept(page);
  const first = await caches(page);
  // As when the files on the server are of different versions.
  await releaseAndLook(page, site, { "rescue.js": "another file" });
  await expectTrue(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).installing === null), "it was tried");
  await expectEqual(() => caches(page), first);
  await expectHidden(newer(page));
  await site.stop();
  watch.allow(/projects\.json|NetworkError|Failed to fetch/);
  await reload(app);
  await expectEqual(() => isSecond(page), false);
});

story("a part that is missing is not answered with a page", { worker: true, site: () => startSite({ pageForAll: true }) }, async ({ page, watch }) => {
  watch.allow(/404/);
  await kept(page);
  const answer = (name) =>
    page.evaluate(async (name) => {
      const response = await fetch(name);
      return `${response.status} ${response.headers.get("Content-Type") ?? ""}`;
    }, name);
  await expectMatch(() => answer("program-0123456789abcdef/split_later.wasm"), /^404 (?!text\/html)/);
  await expectMatch(() => answer("site.webmanifest"), /^200 application\/manifest/);
});
