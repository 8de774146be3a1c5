// The work as a file: reminded of, and written by itself where the browser can.

import assert from "node:assert/strict";

import { accessibilityProblems } from "../support/axe.mjs";
import { dataFile } from "../support/data.mjs";
import { IS_FIREFOX } from "../support/environment.mjs";
import { expectEqual, expectHidden, expectMatch, expectTrue, expectVisible } from "../support/expect.mjs";
import { story } from "../support/story.mjs";

const often = () => {
  // Run in every frame, also in one that may keep nothing.
  try {
    localStorage.setItem("demarche.remindAfter", localStorage.getItem("demarche.remindAfter") ?? "3");
  } catch {}
};

/** The file dialog, answered with a file of the browser’s own. */
const chosen = () => {
  window.showSaveFilePicker = async () => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle("talks.demarche.json", { create: true });
  };
};

async function tag(app, words, key) {
  await app.article.select(words);
  await app.keys.press(key);
  await expectTrue(async () => (await app.tags.chosen()) === words);
}

const placeOf = (page) => page.getByRole("dialog", { name: "Where is my work?" });

async function openPlace(page) {
  await page.getByRole("banner").getByRole("button", { name: /Saved|Saving/ }).click();
  await expectVisible(placeOf(page));
}

story("after some changes a quiet line says how much is in no file, and can be put off", { before: often }, async ({ app, page }) => {
  const line = page.getByRole("region", { name: "Backup" });
  await app.openArticle(dataFile("article.txt"), "article");
  await expectHidden(line);
  await tag(app, "eleven berths", "d");
  await tag(app, "a map in March", "c");
  await expectMatch(() => line.textContent(), /3 changes, and no file of this project yet/);
  assert.deepEqual(await accessibilityProblems(page, "backup"), []);
  await line.getByRole("button", { name: "Not now" }).click();
  await expectHidden(line);
  for (const key of ["Control+z", "Control+Shift+z", "Control+z"]) {
    await app.keys.press(key);
  }
  await expectMatch(() => line.textContent(), /6 changes, and no file/);
  const file = await app.download(() => line.getByRole("button", { name: "Save a project file" }).click());
  assert.match(file.name, /\.demarche\.json$/);
  await expectHidden(line);
  for (const key of ["Control+Shift+z", "Control+z", "Control+Shift+z"]) {
    await app.keys.press(key);
  }
  await expectMatch(() => line.textContent(), /3 changes since the last file/);
  await app.saved();
  await app.reload();
  await expectMatch(() => line.textContent(), /3 changes since the last file/, "and it outlives the page");
  await app.header.choose("Settings");
  await page.getByLabel("Remind me to save a project file").selectOption({ label: "Never" });
  await page.keyboard.press("Escape");
  await app.dialogs.expectNone();
  await expectHidden(line);
});

story("where the work is, how much room it takes and whether it is kept can be seen from the header", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await app.saved();
  await openPlace(page);
  const place = placeOf(page);
  await expectVisible(place.getByText("All of it is saved in this browser, on this device."));
  await expectVisible(place.getByText(/^Demarche uses [\d,]+ [kMG]B here/));
  await expectVisible(place.getByText("Not saved as a project file yet."));
  await expectVisible(place.getByText(/promise|asked/).first());
  assert.deepEqual(await accessibilityProblems(page, "backup"), []);
  await app.download(() => place.getByRole("button", { name: "Save a project file" }).click());
  await app.dialogs.expectNone();
  await openPlace(page);
  await expectVisible(place.getByText(/^Last saved as a project file: /));
  const everything = await app.download(() => place.getByRole("button", { name: "Download everything stored here" }).click());
  assert.match(everything.name, /^demarche-everything-/);
});

story("a browser that cannot write files says so", { skip: !IS_FIREFOX && "Chromium can" }, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await openPlace(page);
  await expectVisible(placeOf(page).getByText(/This browser cannot write a file by itself/));
});

/** What is in the file by now. */
async function onDisk(page) {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("talks.demarche.json");
    const text = await (await handle.getFile()).text();
    return text === "" ? [] : JSON.parse(text).annotations.map((tag) => tag.anchor.quote.exact);
  });
}

story("a file on disk is kept up to date, also after a reload, until it is stopped", { before: chosen, skip: IS_FIREFOX && "Firefox cannot" }, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await tag(app, "eleven berths", "d");
  await openPlace(page);
  const place = placeOf(page);
  await place.getByRole("button", { name: "Choose a file" }).click();
  await expectVisible(place.getByText(/^“talks\.demarche\.json” holds everything, as of /));
  assert.deepEqual(await onDisk(page), ["eleven berths"]);
  await page.keyboard.press("Escape");
  await tag(app, "a map in March", "c");
  await expectEqual(async () => (await onDisk(page)).sort(), ["a map in March", "eleven berths"]);
  await app.saved();
  await app.reload();
  await app.tags.choose("a map in March");
  await app.keys.press("Delete");
  await expectEqual(() => onDisk(page), ["eleven berths"], "the file is found again");
  await openPlace(page);
  await place.getByRole("button", { name: "Stop writing it" }).click();
  await expectVisible(place.getByRole("button", { name: "Choose a file" }));
});

story("a file that cannot be written is told, with the reason, and can be tried again", {
  before: () => {
    window.showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle("talks.demarche.json", { create: true });
      const write = handle.createWritable.bind(handle);
      window.diskIsFull = true;
      handle.createWritable = async () => {
        if (window.diskIsFull) {
          throw new DOMException("The disk is full", "QuotaExceededError");
        }
        return write();
      };
      return handle;
    };
  },
  skip: IS_FIREFOX && "Firefox cannot",
}, async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await openPlace(page);
  await placeOf(page).getByRole("button", { name: "Choose a file" }).click();
  await expectVisible(placeOf(page).getByText(/could not be written/));
  await page.keyboard.press("Escape");
  const line = page.getByRole("region", { name: "Backup" });
  await expectMatch(() => line.textContent(), /“talks\.demarche\.json” could not be written: The disk is full/);
  await page.evaluate(() => {
    window.diskIsFull = false;
  });
  await line.getByRole("button", { name: "Try again" }).click();
  await expectHidden(line);
});

story("what was kept before larger changes is named where the work is", async ({ app, page }) => {
  await app.openArticle(dataFile("article.txt"), "article");
  await openPlace(page);
  await placeOf(page).getByRole("button", { name: "Earlier versions" }).click();
  const versions = await app.dialogs.expect("Earlier versions");
  await expectVisible(versions.getByText(/the newest 20 are kept/));
});
