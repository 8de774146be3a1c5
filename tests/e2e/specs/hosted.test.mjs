// Projects that whoever runs the site offers beside it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { dataFile } from "../support/data.mjs";
import { expectEqual, expectMatch, expectVisible } from "../support/expect.mjs";
import { accessibilityProblems } from "../support/axe.mjs";
import { startSite } from "../support/site.mjs";
import { story } from "../support/story.mjs";

const LIST = {
  projects: [
    {
      name: "harbour",
      title: "The harbour, spring 2024",
      about: "Two articles for the seminar.",
      files: ["texts/article.txt", "texts/lines.txt"],
    },
    { name: "gone", title: "Gone", files: ["texts/gone.txt"] },
  ],
};

const FILES = {
  "projects.json": JSON.stringify(LIST),
  "texts/article.txt": readFileSync(dataFile("article.txt")),
  "texts/lines.txt": readFileSync(dataFile("lines.txt")),
};

const site = (files = {}) => () => startSite({ files: { ...FILES, ...files } });

const problem = (page) => page.getByRole("dialog");

story("the first page offers them, and going on with one never begins it anew", { site: site() }, async ({ app, page, site }) => {
  const offers = page.getByRole("region", { name: "Projects of this site" });
  await offers.getByRole("button", { name: "The harbour, spring 2024" }).click();
  await app.expectArticle("article");
  await expectMatch(() => app.header.projectTitle(), /harbour/);
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();

  // From the list of projects, having gone elsewhere.
  await app.header.project.click();
  await page.getByRole("button", { name: "Open the sample" }).click();
  await expectVisible(offers);
  await app.header.project.click();
  const dialog = page.getByRole("dialog");
  await expectVisible(dialog.getByText("Begun in this browser: opens as you left it").first());
  // The host changes its files meanwhile: what was begun stays what it is.
  site.files["texts/article.txt"] = "Something else altogether.";
  await dialog.getByRole("heading", { name: "Projects of this site" }).locator("~ ul").getByRole("button").first().click();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
});

story("a link opens one, at the start and later, and the work in it is gone on with", { open: false, site: site() }, async ({ app, page, site }) => {
  const link = `${site.address}#/open?project=harbour`;
  await page.goto(link);
  await app.expectArticle("article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  assert.equal(page.url(), site.address, "the address is the plain one again");

  await app.header.project.click();
  await page.getByRole("button", { name: "Open the sample" }).click();
  await expectMatch(() => app.header.projectTitle(), /Practice/);
  await page.evaluate(() => {
    location.hash = "#/open?project=harbour";
  });
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  const first = await app.export();

  // Somebody else who opens the link gets the same ids, so their work can be put together.
  const other = await page.context().browser().newContext();
  try {
    const second = await other.newPage();
    await second.goto(link);
    await expectVisible(second.getByRole("article", { name: "Article: article", exact: true }));
    const ids = await second.evaluate(() => JSON.parse(localStorage.getItem("demarche.hosted")));
    assert.deepEqual(Object.values(ids), [first.parsed.project?.id ?? first.parsed.id]);
  } finally {
    await other.close();
  }
});

story("articles that the host adds later are offered, come in as one step, and are not offered again", { open: false, site: site() }, async ({ app, page, site }) => {
  const link = `${site.address}#/open?project=harbour`;
  const again = async () => {
    await app.header.project.click();
    await page.getByRole("button", { name: "Open the sample" }).click();
    await expectMatch(() => app.header.projectTitle(), /Practice/);
    await page.evaluate(() => {
      location.hash = "#/open?project=harbour";
    });
    await expectMatch(() => app.header.projectTitle(), /harbour/);
  };
  await page.goto(link);
  await app.expectArticle("article");
  await app.article.select("eleven berths");
  await app.keys.press("d");
  await app.saved();
  const [project] = LIST.projects;
  const files = [...project.files, "texts/later.txt"];
  site.files["projects.json"] = JSON.stringify({ projects: [{ ...project, files }] });
  site.files["texts/later.txt"] = "The third one\n\nThey met again.\n";
  await again();
  const dialog = page.getByRole("dialog", { name: "1 article new in this project" });
  await expectVisible(dialog.getByText("The third one"));
  assert.deepEqual(await accessibilityProblems(page, "added articles"), []);
  await dialog.getByRole("button", { name: "Not now" }).click();
  await again();
  await dialog.getByRole("button", { name: "Bring in 1 article" }).click();
  await app.expectArticle("The third one");
  await expectEqual(async () => (await app.articleTitles()).length, 3);
  const { parsed } = await app.export();
  assert.deepEqual(parsed.annotations.map((tag) => tag.anchor.quote.exact), ["eleven berths"]);
  await app.keys.press("Control+z");
  await expectEqual(async () => (await app.articleTitles()).length, 2);
  await app.saved();
  // It was decided about: nobody is asked again.
  await again();
  await expectEqual(() => app.article.marked(), ["demand: eleven berths"]);
  await app.dialogs.expectNone();
});

story("what cannot be opened is said, and nothing else happens", { site: site() }, async ({ app, page, watch }) => {
  watch.allow(/404/);
  const follow = (word) =>
    page.evaluate((word) => {
      location.hash = `#/open?project=${encodeURIComponent(word)}`;
    }, word);
  for (const [word, reason] of [
    ["nobody", /nobody: the site offers no project of this name/],
    ["gone", /texts\/gone\.txt: the site does not have this file/],
    ["https://elsewhere.example/a.demarche.json", /not a file of this site/],
    ["//elsewhere.example/a.json", /not a file of this site/],
    ["none.demarche.json", /none\.demarche\.json: the site does not have this file/],
  ]) {
    await follow(word);
    await expectMatch(() => problem(page).textContent(), reason);
    await app.dialogs.close();
  }
  await expectMatch(() => app.header.projectTitle(), /Practice/);
});

story("a project file of the site opens by its path, and a mistake in the list is said", {
  site: site({ "projects.json": '{ "projects": [{ "name": "x" }] }' }),
}, async ({ app, page, site }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  const { content } = await app.export();
  site.files["shared/it.demarche.json"] = content;
  await app.header.project.click();
  await expectVisible(problem(page).getByText(/Projects\.json: project 1: the key “title” is missing/i));
  await app.dialogs.close();

  const other = await page.context().browser().newContext();
  try {
    const second = await other.newPage();
    await second.goto(`${site.address}#/open?project=shared/it.demarche.json`);
    await expectVisible(second.getByRole("article", { name: "Article: article", exact: true }));
  } finally {
    await other.close();
  }
});
