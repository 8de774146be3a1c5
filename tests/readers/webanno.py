"""Reads WebAnno TSV 3.3 by its documentation: python tests/readers/webanno.py FOLDER PROJECT

There is no library for it apart from INCEpTION itself. The text is put together as INCEpTION does it, positions count UTF-16 units.
"""

import re
import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from truth import Mark, Tie, code_points, in_order, main  # noqa: E402

ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}


def unescaped(cell):
    return re.sub(r"\\(->|.)", lambda m: ESCAPES.get(m[1], m[1]), cell, flags=re.S)


def values(cell):
    """The values of a cell with their numbers: of tags that lie on each other, in their order."""
    for value in re.split(r"(?<!\\)(?:\\\\)*\|", cell):
        found = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", value, flags=re.S)
        # A bracket of the value itself stands behind a backslash.
        yield found[1], found[2]


def layers(lines):
    found = []
    for line in lines:
        if line.startswith(("#T_SP=", "#T_CH=", "#T_RL=")):
            kind, rest = line[1:].split("=", 1)
            name, *features = rest.split("|")
            found.append((kind, name, features))
    return found


class Table:
    def __init__(self, content):
        lines = content.split("\n")
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3", lines[0]
        self.layers = layers(lines)
        assert [kind for kind, *_ in self.layers] == ["T_SP", "T_RL"], self.layers
        self.text, self.units = "", 0
        sentence, self.rows = [], []
        for line in lines[1:] + [""]:
            if line.startswith("#Text="):
                sentence.append(unescaped(line.removeprefix("#Text=")))
            elif re.match(r"\d+-\d+", line):
                assert line.endswith("\t"), f"no tab at its end: {line}"
                cells = line[:-1].split("\t")
                start, end = map(int, cells[1].split("-"))
                if sentence:
                    self.begin(sentence, start)
                    sentence = []
                self.rows.append((cells[0], start, end, cells[2], cells[3:]))
        if sentence:
            self.begin(sentence, self.units)

    def begin(self, sentence, start):
        """The next sentence, as INCEpTION appends it."""
        if start == self.units - 1:
            self.text, self.units = self.text[:-1], self.units - 1
        self.add(" " * (start - self.units))
        self.add("\n".join(sentence) + "\n")

    def add(self, words):
        self.text += words
        self.units += len(words.encode("utf-16-le")) // 2

    def coded(self):
        """Marks and ties."""
        (_, _, features), (_, _, of_ties) = self.layers
        count = len(features)
        places = code_points(self.text, "UTF-16 units")
        marks, first, ties = {}, {}, []
        left = list(self.text)
        for unit, start, end, words, cells in self.rows:
            place = places[start], places[end]
            assert self.text[slice(*place)] == words, f"{unit}: “{words}” does not stand there"
            left[slice(*place)] = " " * (place[1] - place[0])
            assert len(cells) == count + len(of_ties), f"{unit}: {len(cells)} cells"
            columns = [list(values(cell)) for cell in cells[:count]]
            if columns[0] != [("_", None)]:
                assert len({len(column) for column in columns}) == 1, f"{unit}: stacks of other heights"
                for stack in zip(*columns):
                    (number,) = {number for _, number in stack}
                    one = marks.setdefault(number or unit, ({}, []))
                    said = {name: unescaped(value) for name, (value, _) in zip(features, stack) if value != "*"}
                    assert not one[1] or one[0] == said, f"{unit}: another value within a tag"
                    one[0].update(said)
                    one[1].append(place)
                    first.setdefault(number or unit, unit)
            columns = [list(values(cell)) for cell in cells[count:-1]]
            # Where a tie comes from stands in the last column, with the numbers of both ends.
            ends = [] if cells[-1] == "_" else cells[-1].split("|")
            for *said, end_at in zip(*columns, ends):
                found = re.fullmatch(r"([\d.-]+)(?:\[(\d+)_(\d+)\])?", end_at)
                source = found[2] if found[2] not in (None, "0") else found[1]
                target = found[3] if found[3] not in (None, "0") else unit
                ties.append(({n: unescaped(v) for n, (v, _) in zip(of_ties, said) if v != "*"}, source, target))
        assert not "".join(left).strip(), f"words that are no tokens: {''.join(left).split()[:3]}"
        return marks, first, ties


def read(folder, truth, _choices):
    for path in sorted(folder.glob("*.tsv")):
        table = Table(path.read_bytes().decode("utf-8"))
        coded, _, linked = table.coded()
        marks = []
        for number, (said, places) in coded.items():
            plain = "label uid note coder confidence created entity entityName".split()
            attributes = {(name, in_order(value)) for name, value in said.items() if name not in plain}
            get = lambda name: said.get(name, "")
            confidence = float(said["confidence"]) if "confidence" in said else None
            marks.append(Mark(get("label"), [(places[0][0], places[-1][1])], number, get("note"), get("coder"), confidence,
                              get("created"), attributes, (get("entity"), get("entityName"))))
        ties = [Tie(said.get("label", ""), source, target, said.get("note", "")) for said, source, target in linked]
        ids = {said["uid"] for said, _ in coded.values()}
        (article,) = {a.id: a for a in truth.articles for mark in a.marks if mark.id in ids}.values()
        text = article.text if article.text.endswith("\n") else article.text + "\n"
        lead = len(text) - len(text.lstrip())
        assert table.text == " " * lead + text[lead:], f"{path.name}: another text"
        truth.compare(article, None, marks, ties, edges=False, several=False)
    truth.all_compared()
    return "documentation of WebAnno TSV 3.3"


if __name__ == "__main__":
    main(read)
