// The whole app: its parts, and what concerns none of them alone.

import { BASE_URL } from "../support/environment.mjs";
import { downloadOf } from "../support/downloads.mjs";
import { expectEqual, expectTrue, expectVisible } from "../support/expect.mjs";
import { assertOffsetsHold, parseCsv, parseJsonl } from "../support/exports.mjs";
import { Article } from "./article.mjs";
import { CodebookScreen } from "./codebook.mjs";
import { Coding } from "./coding.mjs";
import { Correcting } from "./correcting.mjs";
import { Corpus } from "./corpus.mjs";
import { Dialogs } from "./dialogs.mjs";
import { Exporting } from "./exporting.mjs";
import { Finding } from "./finding.mjs";
import { FromTool } from "./from-tool.mjs";
import { Header } from "./header.mjs";
import { Importing } from "./importing.mjs";
import { Keyboard } from "./keyboard.mjs";
import { Log } from "./log.mjs";
import { OtherTabs } from "./other-tabs.mjs";
import { Register } from "./register.mjs";
import { Margin } from "./margin.mjs";
import { TableOfTags } from "./table-of-tags.mjs";
import { TagDetails } from "./tag-details.mjs";
import { TagList } from "./tag-list.mjs";
import { Todo } from "./todo.mjs";

const FORMATS = {
  project: { name: "Project file", parse: JSON.parse },
  jsonl: { name: "Labelled dataset (JSONL)", parse: parseJsonl },
  csv: { name: "Table of tags (CSV)", parse: parseCsv },
  statements: { name: "Long table of statements (CSV)", parse: parseCsv },
  pca: { name: "Wide table of statements (CSV)", parse: parseCsv },
};

export class App {
  #choosers = [];

  /** `downloads`: the folder where the browser's downloads land; `address`: where the app is. */
  constructor(page, downloads, address = BASE_URL) {
    this.page = page;
    this.address = address;
    this.downloads = downloads;
    // Listened to all the time: a file dialog that nobody waits for is the system's, and lost to the test.
    page.on("filechooser", (chooser) => this.#choosers.push(chooser));
    this.header = new Header(page);
    this.article = new Article(page);
    this.tags = new TagList(page);
    this.details = new TagDetails(page);
    this.coding = new Coding(page);
    this.register = new Register(page);
    this.log = new Log(page);
    this.todo = new Todo(page);
    this.finding = new Finding(page);
    this.codebook = new CodebookScreen(page);
    this.importing = new Importing(page);
    this.exporting = new Exporting(page);
    this.fromTool = new FromTool(page);
    this.tableOfTags = new TableOfTags(page);
    this.margin = new Margin(page);
    this.corpus = new Corpus(page);
    this.correcting = new Correcting(page);
    this.dialogs = new Dialogs(page);
    this.otherTabs = new OtherTabs(page);
    this.keys = new Keyboard(page);
    this.articles = page.getByRole("navigation", { name: "Articles" });
    this.toolbar = page.getByRole("toolbar", { name: "Tag the selection" });
    this.offer = page.getByRole("group", { name: "More mentions" });
    this.empty = page.getByRole("heading", { name: "No article yet" });
  }

  /** Goes to the app and waits until it can be worked with. */
  async open() {
    await this.page.goto(this.address);
    await this.ready();
  }

  /** The same project in another tab, once it can be looked at. */
  async anotherTab(prepare = async () => {}) {
    const page = await this.page.context().newPage();
    await prepare(page);
    const other = new this.constructor(page, this.downloads, this.address);
    await other.open();
    return other;
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  async ready() {
    await expectVisible(this.article.element.or(this.empty));
  }

  /** Waits until the part of the program has come that is loaded after the start, by itself. */
  async whole() {
    await expectTrue(() => partLoaded(this.page), "the rest of the program comes by itself, with nobody asking");
  }

  /** Opens files by the button: paths, or `{ name, mimeType, buffer }`. */
  async openFiles(files) {
    await this.chooseFiles(() => this.header.openFiles.click(), files);
  }

  /** Opens several files by the button, and brings in what the report shows. */
  async importFiles(files) {
    await this.openFiles(files);
    await this.importing.bringIn();
  }

  /** Does what opens a file dialog, and chooses these files there. */
  async chooseFiles(act, files) {
    this.#choosers = [];
    await act();
    await expectTrue(() => this.#choosers.length > 0, "a file dialog opens");
    await this.#choosers[0].setFiles(files);
  }

  /** Opens files, and waits until the one with this title is on the screen. */
  async openArticle(path, title) {
    await this.openFiles([path]);
    await expectVisible(this.page.getByRole("article", { name: `Article: ${title}`, exact: true }));
  }

  /** Drops files (`{ name, mimeType, buffer }`) on an element; with `hold`, they are held over it first. */
  async drop(files, { on = this.page.locator("body"), hold = async () => {} } = {}) {
    // What takes them comes with the rest of the program, sooner than anybody has fetched a file.
    await this.whole();
    const data = await this.page.evaluateHandle(
      (files) => {
        const data = new DataTransfer();
        for (const { name, mimeType, bytes } of files) {
          data.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
        }
        return data;
      },
      files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] })),
    );
    await on.dispatchEvent("dragenter", { dataTransfer: data });
    await on.dispatchEvent("dragover", { dataTransfer: data });
    await hold();
    await on.dispatchEvent("drop", { dataTransfer: data });
  }

  /** Exports as "project", "jsonl", "csv", "statements" or "pca": `{ name, content, parsed }`. Positions are checked against the text. */
  async export(format = "project") {
    const { name, parse } = FORMATS[format];
    const file = await this.exportAs(name);
    const parsed = parse(file.content);
    if (format === "project") {
      assertOffsetsHold(parsed);
    }
    return { ...file, parsed };
  }

  /** Exports as the format of this name: `{ name, content, bytes }`. */
  async exportAs(name) {
    await this.exporting.open();
    await this.exporting.choose(name);
    return this.download(() => this.exporting.save.click());
  }

  /** Does `act`, and gives the file that the browser saves: `{ name, content, bytes }`. */
  async download(act) {
    return downloadOf(this.page, this.downloads, act);
  }

  /** Waits until the app says that everything is kept. */
  async saved() {
    await expectVisible(this.page.getByText("Saved in this browser", { exact: true }));
  }

  /** What the live region said last. */
  async said() {
    const lines = await this.page.getByRole("status").allTextContents();
    return lines.map((line) => line.trim()).filter(Boolean).join(" ");
  }

  /** Titles in the list of articles, in its order. */
  async articleTitles() {
    const rows = this.articles.getByRole("listitem").getByRole("button");
    return rows.evaluateAll((buttons) => buttons.map((b) => b.querySelector("span").textContent.trim()));
  }

  /** The row of an article in the list. */
  articleRow(title) {
    return this.articles.getByRole("button").filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** Goes to an article by the list. */
  async goToArticle(title) {
    await this.articleRow(title).click();
    await this.expectArticle(title);
  }

  /** Waits until this article is on the screen. */
  async expectArticle(title) {
    await expectEqual(() => this.article.title(), title);
  }
}

function partLoaded(page) {
  // That its file was fetched is too early: its styles take effect once it runs.
  return page.evaluate(() => document.getElementById("later-styles")?.hasAttribute("media") === false);
}
