// The figures as a table, with ratios to the baseline of the same run and the targets beside them.

/** The middle one. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
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

function markdown(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => [...line[column]].length)));
  const row = (line) => `| ${line.map((cell, column) => cell + " ".repeat(widths[column] - [...cell].length)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [row(lines[0]), rule, ...lines.slice(1).map(row)].join("\n");
}
