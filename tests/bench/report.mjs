// The figures as a table, with ratios to the baseline of the same run and the targets beside them.

/** The middle one. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
/** Chromium speaks of blocks from 50 ms on. */
const block = (value) => (value === 0 ? "< 50 ms" : ms(value));
const ratio = (ours, plain) => `${(ours / plain).toFixed(2)}×`;
const met = (ok) => (ok ? "met" : "missed");

/** As Markdown, to be read in a terminal as well. `shipped`: kilobytes. */
export function table(rows, shipped) {
  const lines = [["size", "what", "plain", "Demarche", "ratio", "target", ""]];
  for (const { size, plain, ours } of rows) {
    const name = `${size.words.toLocaleString("en")} words, ${size.tags.toLocaleString("en")} tags`;
    const add = (...cells) => lines.push([name, ...cells]);
    add("open → painted", ms(plain.open), ms(ours.open), ratio(ours.open, plain.open), `≤ ${size.open}×`, met(ours.open <= size.open * plain.open));
    add("project file → painted", "–", ms(ours.fromFile), ratio(ours.fromFile, plain.open), "", "");
    add("tag → painted", ms(plain.tag), ms(ours.tag), ratio(ours.tag, plain.tag), "≤ 16.7 ms", met(ours.tag <= 16.7));
    add("tag → painted, slowest of 15", ms(plain.slowestTag), ms(ours.slowestTag), "", "", "");
    add("tag → list and details painted", "–", ms(ours.tagShown), ratio(ours.tagShown, plain.tag), "", "");
    add("delete → painted", ms(plain.remove), ms(ours.remove), ratio(ours.remove, plain.remove), "", "");
    add("undo → painted", "–", ms(ours.undo), ratio(ours.undo, plain.remove), "≤ 16.7 ms", met(ours.undo <= 16.7));
    add("export → file handed over", "–", ms(ours.exported.ms), "", "", "");
    add("longest block: opening, tagging, undoing", "–", block(ours.blocked), "", "≤ 50 ms", met(ours.blocked <= 50));
    add("longest block: export", "–", block(ours.exported.longest), "", "≤ 50 ms", met(ours.exported.longest <= 50));
    add("scrolling: longest frame", ms(plain.scrolled.longest), ms(ours.scrolled.longest), "", "≤ 33 ms", met(ours.scrolled.longest <= 34));
    add("scrolling: frames a second", plain.scrolled.fps.toFixed(1), ours.scrolled.fps.toFixed(1), "", "≥ 58", met(ours.scrolled.fps >= 58));
    add("JavaScript heap", `${plain.memory.toFixed(1)} MB`, `${ours.memory.toFixed(1)} MB`, "", "", "");
    add("memory of the program", "–", `${ours.program.toFixed(1)} MB`, "", "", "");
  }
  lines.push(["any", "page ready, gzip", "–", `${shipped.toFixed(0)} kB`, "", "≤ 300 kB", met(shipped <= 300)]);
  return markdown(lines);
}

/** The same for coding: a small project beside a large one. */
export function codingTable({ few, many, plainSearch }) {
  const size = ({ statements, actors }) => `${statements.toLocaleString("en")} statements, ${actors.toLocaleString("en")} actors`;
  const grows = (small, large) => met(large <= Math.max(1.3 * small, small + 4));
  return markdown([
    ["what", size(few), size(many), "ratio", "target", ""],
    ["a letter typed → actors offered", ms(few.letter), ms(many.letter), ratio(many.letter, few.letter), "≤ 50 ms", met(many.letter <= 50)],
    ["the slowest letter", ms(few.slowestLetter), ms(many.slowestLetter), "", "≤ 100 ms", met(many.slowestLetter <= 100)],
    ["a letter typed in a plain list of as many names", "–", ms(plainSearch), ratio(many.letter, plainSearch), "", ""],
    ["an answer changed → painted", ms(few.edit), ms(many.edit), ratio(many.edit, few.edit), "does not grow", grows(few.edit, many.edit)],
    ["an answer changed → all of it painted", ms(few.editAll), ms(many.editAll), ratio(many.editAll, few.editAll), "does not grow", grows(few.editAll, many.editAll)],
    ["the slowest of 20", ms(few.slowestEdit), ms(many.slowestEdit), "", "", ""],
  ]);
}

/**
 * The same for a project of many articles. `many` and `few`: `{ articles, statements, found }`; `store`: the bare store
 * with the same bytes; `long`: milliseconds in which the long article is painted as plain paragraphs.
 */
export function scaleTable({ many, few, store, long, said }) {
  const { found } = many;
  const lines = [["what", `${few.articles.toLocaleString("en")} articles`, `${many.articles.toLocaleString("en")} articles`, "longest block", "plain", "ratio", "target", ""]];
  const blocked = (longest) => met(longest <= 50);
  const both = (...all) => (all.every((one) => one === "met") ? "met" : "missed");
  const row = (what, before, now, longest, plain, target, ok) =>
    lines.push([what, before ?? "–", now, longest === null ? "–" : block(longest), plain ? ms(plain[0]) : "–", plain ? ratio(plain[1], plain[0]) : "", target, ok]);
  const opened = found.opened;
  const before = few.found.opened;
  const same = Math.max(1.3 * before.ms, before.ms + 30);
  row("page asked for → an article painted", ms(before.ms), ms(opened.ms), null, null, "≤ 1 s, does not grow", met(opened.ms <= 1000 && opened.ms <= same));
  row("a tag meanwhile → painted", ms(before.tagged), ms(opened.tagged), null, null, "", "");
  row("page asked for → all of it here", ms(before.whole), ms(opened.whole), opened.longest, [store.read, opened.whole], "blocks ≤ 50 ms", blocked(opened.longest));
  const list = [
    ["switched to the long article", "≤ 100 ms", 100, [long, found["switched to the long article"]?.ms]],
    ["switched to an ordinary article", "≤ 100 ms", 100],
    ["tagged", "≤ 16.7 ms", 16.7],
    ["undone", "≤ 16.7 ms", 16.7],
    ["list opened"],
    ["filtered by words in titles", "≤ 100 ms", 100],
    ["filtered by outlet", "≤ 100 ms", 100],
    ["sorted by title"],
    ["sorted by to do"],
    ["a letter typed", "≤ 100 ms", 100],
    ["all texts gone through"],
    ["details of all articles set"],
    ["details of all articles undone"],
    ["file opened", null, null, [store.write, found["file opened"]?.ms]],
    ["export dialog opened"],
    ...Object.keys(found).filter((what) => what.startsWith("exported")).map((what) => [what, "≤ 2 s", 2000]),
    ["a copy opened"],
    ["two copies compared"],
    ["merged"],
    ["merge undone"],
    ["files read"],
    ["files imported"],
    ["import undone"],
  ];
  for (const [what, words, limit, plain] of list) {
    const one = found[what];
    if (!one) continue;
    const within = limit ? met(one.ms <= limit) : "met";
    const target = [words, "blocks ≤ 50 ms"].filter(Boolean).join(", ");
    row(said[what] ?? what, null, one.ms === undefined ? "–" : ms(one.ms), one.longest, plain ?? null, target, both(within, blocked(one.longest)));
  }
  const { heap, program } = found.memory;
  const raw = store.bytes / 1e6;
  lines.push(["memory: JavaScript heap and the program’s", "–", `${(heap + program).toFixed(0)} MB`, "–", `${raw.toFixed(0)} MB`, ratio(heap + program, raw), "≤ 3× texts and annotations", met(heap + program <= 3 * raw)]);
  return markdown(lines);
}

function markdown(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => [...line[column]].length)));
  const row = (line) => `| ${line.map((cell, column) => cell + " ".repeat(widths[column] - [...cell].length)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [row(lines[0]), rule, ...lines.slice(1).map(row)].join("\n");
}
