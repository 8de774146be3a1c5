// Axe finds nothing, in any view, in both themes, wide and narrow; and nothing scrolls sideways.

import assert from "node:assert/strict";

import { dataFile, fromDisk, invented } from "../support/data.mjs";
import { accessibilityProblems, sidewaysScrolling } from "../support/axe.mjs";
import { expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

/** Every view: how to get there, and how to leave it. */
const VIEWS = {
  "the worked example with a chosen tag": {
    enter: async (app) => {
      await app.page.getByRole("button", { name: "Show the worked example" }).click();
      await expectTrue(async () => (await app.article.marked()).length > 30);
      await app.keys.press("Control+Home", "n", "n", "n");
      await expectTrue(async () => (await app.article.lit("chosen")).length === 1);
    },
  },
  "a selection": {
    enter: (app) => app.article.select("a promise of paper"),
    leave: (app) => app.keys.press("Escape"),
  },
  help: dialog("All keys", (app) => app.keys.press("F1")),
  export: dialog("Export", (app) => app.header.export.click()),
  paste: dialog("Paste text", (app) => app.header.choose("Paste text")),
  codebook: dialog("Codebook and keys", (app) => app.header.choose("Codebook and keys")),
  settings: dialog("Settings", (app) => app.header.choose("Settings")),
  projects: dialog("Projects", (app) => app.header.project.click()),
  details: dialog("Details of the article", (app) =>
    app.page.getByRole("button", { name: "Change the details of this article" }).click(),
  ),
  "an import that has not begun": dialog("Import files", (app) => app.header.choose("Import files and folders")),
  "an import with everything to decide": dialog("Import files", async (app) => {
    await app.drop([
      invented("a.txt", "They met."),
      invented("b.txt", "They met."),
      invented("c.txt", Buffer.from("Genève", "latin1")),
      invented("d.csv", "headline,day,body\nTalks,03/04/2022,They left.\nbroken\n"),
      invented("e.html", "<p>They stayed.</p>"),
    ]);
    await app.importing.ready();
  }),
  "a file of another tool with much to say of it": dialog("Open from another tool", async (app) => {
    const lines = ["[0, 4, \"Actor\"]", "[5, 5, \"Claim\"]"].map((one) => `{"text": "They met.", "label": [${one}]}`);
    await app.drop([invented("a.jsonl", [...lines, "{"].join("\n"))]);
    await app.fromTool.ready();
  }),
  "a file of another tool that cannot be read": dialog("Open from another tool", async (app) => {
    await app.drop([invented("a.jsonl", '{"text": "They met.", "label": [[0, 99, "Actor"]]}')]);
    await app.fromTool.ready();
  }),
  problems: dialog("1 file was not opened", (app) => app.drop([invented("broken.json", "{")])),
  "the open menu": {
    enter: (app) => app.header.more.click(),
    leave: (app) => app.keys.press("Escape"),
  },
  "an empty project": {
    enter: async (app) => {
      await app.header.project.click();
      await app.dialogs.named("Projects").getByRole("button", { name: "New project" }).click();
      await expectVisible(app.empty);
      await app.dialogs.expectNone();
    },
  },
  "a right-to-left article": {
    enter: async (app) => {
      await app.drop([fromDisk(dataFile("arabic.txt"))]);
      await app.expectArticle("مجلس المدينة يناقش مستقبل الميناء القديم");
    },
  },
};

/** All of them at once: whoever mends them wants to see how far they go. */
function assertNone(problems) {
  assert.equal(problems.length, 0, problems.join("\n    "));
}

function dialog(name, open) {
  return {
    enter: async (app) => {
      await open(app);
      await app.dialogs.expect(name);
    },
    leave: async (app) => {
      await app.keys.press("Escape");
      await app.dialogs.expectNone();
    },
  };
}

for (const [width, height] of [[1440, 900], [820, 1100], [360, 740]]) {
  for (const scheme of ["light", "dark"]) {
    story(`no accessibility violations, ${scheme}, ${width} px wide`, { width, height, scheme, timeout: 240_000 }, async ({ app, page }) => {
      const problems = [];
      for (const [name, { enter, leave }] of Object.entries(VIEWS)) {
        await enter(app);
        problems.push(...(await accessibilityProblems(page, name)), ...(await sidewaysScrolling(page, name)));
        await leave?.(app);
      }
      assertNone(problems);
    });
  }
}

story("the theme chosen in the settings is as accessible as the system’s", { scheme: "light", timeout: 240_000 }, async ({ app, page }) => {
  await page.getByRole("button", { name: "Show the worked example" }).click();
  await app.header.choose("Settings");
  await app.dialogs.named("Settings").getByLabel("Colours").selectOption({ label: "Dark" });
  await app.keys.press("Escape");
  await app.dialogs.expectNone();
  await expectTrue(() => page.evaluate(() => document.documentElement.dataset.theme === "dark"));
  assertNone(await accessibilityProblems(page, "dark by choice"));
});

story("on a narrow screen the list of tags is a sheet, and all can be done by thumb", { width: 360, height: 740 }, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.article.select("eleven berths");
  await app.toolbar.first().getByRole("button", { name: /^Demand/ }).click();
  await expectTrue(async () => (await app.article.marked()).includes("demand: eleven berths"));
  await page.getByRole("button", { name: "1 tag", exact: true }).click();
  await expectVisible(app.tags.row("eleven berths"));
  assertNone([...(await accessibilityProblems(page, "the sheet")), ...(await sidewaysScrolling(page, "the sheet"))]);
  await app.tags.row("eleven berths").click();
  await expectTrue(() => app.article.isInView("eleven berths"));
});
