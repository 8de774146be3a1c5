// What an analyst sees of a project, from the outside: on the screen after each step, and in the file it exports.

/** Run in the page: the article on the screen with its marks, the list of articles, what undo and redo say, and whether
 * the app says that all is saved, all at one moment. */
export function screen() {
  const article = document.querySelector("article");
  const marks = new Map();
  for (const piece of article?.querySelectorAll("[data-a]") ?? []) {
    const mark = marks.get(piece.dataset.a) ?? { kind: piece.dataset.say, words: "" };
    mark.words += piece.textContent;
    marks.set(piece.dataset.a, mark);
  }
  const rows = document.querySelectorAll("nav[aria-label=Articles] li button");
  const says = (verb) => document.querySelector(`header [aria-label=${verb}]`)?.title ?? "";
  return {
    title: (article?.getAttribute("aria-label") ?? "").replace(/^Article: /, ""),
    marks: [...marks.values()].map((mark) => `${mark.kind}: ${mark.words}`).sort(),
    articles: [...rows].map((row) => row.querySelector("span").textContent.trim()).sort(),
    undo: says("Undo"),
    redo: says("Redo"),
    saved: document.querySelector(".save-state")?.dataset.state === "saved",
    notices: [...document.querySelectorAll(".banner")].map((banner) => banner.textContent),
  };
}

/** A project as `{ articles: { title: marks }, links }`. */
export class Seen {
  constructor(articles, links) {
    this.articles = articles;
    this.links = links;
  }

  /** As an exported file has it. */
  static ofFile(file) {
    const titles = new Map(file.documents.map((d) => [d.id, d.title]));
    const articles = Object.fromEntries([...titles.values()].map((title) => [title, []]));
    for (const tag of file.annotations) {
      articles[titles.get(tag.document)].push(`${tag.kind}: ${tag.anchor.quote.exact}`);
    }
    Object.values(articles).forEach((marks) => marks.sort());
    return new Seen(articles, (file.relations ?? []).length);
  }

  /** As it is once the screen shows this; articles that are not on it are as they were. */
  after(screen, links) {
    const articles = Object.fromEntries(screen.articles.map((title) => [title, this.articles[title] ?? []]));
    articles[screen.title] = screen.marks;
    return new Seen(articles, links);
  }

  /** The same for the same project. */
  get words() {
    const titles = Object.keys(this.articles).sort();
    const lines = titles.map((title) => `${title}: ${this.articles[title].join(", ")}`);
    return [...lines, `${this.links} links`].join("\n");
  }

  /** Whether one step leads from here to the other: one tag or one link more or less, or articles that came or went. */
  isOneStepFrom(other) {
    const all = [...new Set([...Object.keys(this.articles), ...Object.keys(other.articles)])];
    const has = (seen, title) => title in seen.articles;
    const moved = all.filter((title) => has(this, title) !== has(other, title));
    const text = (seen, title) => seen.articles[title].join("\n");
    const changed = all.filter((t) => has(this, t) && has(other, t) && text(this, t) !== text(other, t));
    const links = Math.abs(this.links - other.links);
    if (moved.length > 0) {
      // They come in empty and all together: a part of an import would be torn.
      const bare = moved.every((t) => (this.articles[t] ?? other.articles[t]).length === 0);
      return bare && changed.length === 0 && links === 0 && [1, 3].includes(moved.length);
    }
    if (changed.length > 1) return false;
    if (changed.length === 0) return links <= 1;
    const [here, there] = [this, other].map((seen) => new Set(seen.articles[changed[0]]));
    const only = (a, b) => [...a].filter((mark) => !b.has(mark)).length;
    // A tag more or less, perhaps with its link; or one of another kind.
    return only(here, there) <= 1 && only(there, here) <= 1;
  }
}
