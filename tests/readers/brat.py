"""Reads a folder of brat files with pybrat, and by the rules of brat’s own server: python tests/readers/brat.py FOLDER PROJECT

The rules are those of ids, types, references, the words against the text, and the configuration.
"""

import json
import re
import sys
from importlib.metadata import version

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from pybrat.parser import BratParser  # noqa: E402
from truth import META, Mark, Tie, main, over_lines  # noqa: E402

NAME = re.compile(r"[A-Za-z0-9_-]+")
# brat reads lines with Python's codecs, for which lines end at all of these.
LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def sections(path):
    """The lines of each section of a configuration."""
    found, section = {}, None
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#") or not line.strip():
            continue
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = found.setdefault(heading[1], [])
        else:
            assert section is not None, f"{path}: “{line}” stands in no section"
            section.append(line)
    return found


def configuration(folder):
    conf = sections(folder / "annotation.conf")
    assert list(conf) == ["entities", "relations", "events", "attributes"], f"sections {list(conf)}"
    entities = set(conf["entities"])
    relations = {line.split("\t")[0] for line in conf["relations"]}
    assert "<OVERLAP>" in relations, "without <OVERLAP>, brat marks overlapping tags as wrong"
    attributes = {}
    for line in conf["attributes"]:
        name, rest = line.split("\t")
        values = re.search(r"Value:(\S+)", rest)
        attributes[name] = set(values[1].split("|")) if values else None
    for name in entities | (relations - {"<OVERLAP>"}) | set(attributes):
        assert NAME.fullmatch(name), f"brat takes no type “{name}”"
    visual = sections(folder / "visual.conf")
    for line in visual["labels"]:
        name = line.split(" | ")[0]
        assert name in entities | relations | set(attributes), f"visual.conf names “{name}”, which is no type"
    return entities, relations, attributes


def spans(data):
    label, rest = data.split(" ", 1)
    return label, [tuple(map(int, part.split(" "))) for part in rest.split(";")]


def check(ann, text, entities, relations, attributes):
    """By the rules of brat's server. The lines by their ids."""
    rows, marks, ties, said = {}, {}, {}, {}
    content = ann.read_bytes().decode("utf-8")
    assert not set(LINE_ENDS) & set(content), f"{ann}: a line end that is none for all"
    assert content == "" or content.endswith("\n"), f"{ann}: no line end at its end"
    for number, line in enumerate(content.split("\n")[:-1], 1):
        where = f"{ann}, line {number}"
        parts = line.split("\t", 2)
        assert len(parts) >= 2, f"{where}: no tab"
        name, data, tail = parts[0], parts[1], parts[2] if len(parts) > 2 else None
        assert re.fullmatch(r"[TRAN#]\d+", name), f"{where}: id {name}"
        assert name not in rows, f"{where}: {name} twice"
        rows[name] = data, tail
        if name[0] == "T":
            label, places = spans(data)
            assert label in entities, f"{where}: {label} is not in the configuration"
            ends = [0]
            for start, end in places:
                assert ends[-1] <= start < end <= len(text), f"{where}: {start}-{end}"
                ends.append(end)
            words = " ".join(text[start:end] for start, end in places)
            assert "\n" not in words and tail == words, f"{where}: “{tail}”, but there stands “{words}”"
            marks[name] = label, places
        elif name[0] == "R":
            found = re.fullmatch(r"(\S+) Arg1:(T\d+) Arg2:(T\d+)", data)
            assert found and found[1] in relations, f"{where}: {data}"
            ties[name] = found[1], found[2], found[3]
        else:
            said[name] = data, tail, where
    for _, one, other in ties.values():
        assert one in marks and other in marks, f"{ann}: a relation to nowhere"
    valued = set()
    for name, (data, tail, where) in said.items():
        if name[0] == "A":
            label, target, *value = data.split(" ")
            assert label in attributes, f"{where}: {label} is not in the configuration"
            assert len(value) == (attributes[label] is not None), f"{where}: {data}"
            assert not value or value[0] in attributes[label], f"{where}: {value} is no value of {label}"
            assert target in marks and (label, target) not in valued, f"{where}: {data}"
            valued.add((label, target))
        elif name[0] == "N":
            found = re.fullmatch(r"Reference (T\d+) ([^\s:]+):(\S+)", data)
            assert found and found[1] in marks and tail.strip(), f"{where}: {data}"
        else:
            label, target = data.split(" ")
            assert NAME.fullmatch(label) and (target in marks or target in ties), f"{where}: {data}"
    return marks, ties, said


def coded(marks, ties, said, names):
    """What is coded, by the names in the configuration’s comment and the notes beside it."""
    real = lambda name: names["names"].get(name, name)
    found = {name: Mark(real(label), places, name) for name, (label, places) in marks.items()}
    notes, exact = {}, []
    for name, (data, tail, _) in said.items():
        label, target, *value = data.split(" ")
        ours = json.loads(tail) if label == "Demarche" else {}
        if target in ties:
            notes[target] = ours.get("note", notes.get(target, "") if ours else tail)
        elif name[0] == "A":
            pair = names["flags"].get(label)
            pair = pair or (real(label), names["values"].get(label, {}).get(value[0], value[0]))
            found[target].attributes.add(tuple(pair))
        elif name[0] == "N":
            found[target].entity = value[0].split(":", 1)[1], tail
        elif label == "AnnotatorNotes":
            found[target].note = tail
        elif ours:
            mark = found[target]
            mark.note = ours.get("note", mark.note)
            mark.coder, mark.confidence, mark.created = ours.get("coder", ""), ours.get("confidence"), ours.get("created", "")
            exact.append((mark, ours))
        else:
            found[target].attributes.add((real(label), tail))
    for mark, ours in exact:
        # What brat has no place for, exactly.
        mark.entity = tuple(ours.get("entity", mark.entity))
        for key, values in ours.get("attributes", {}).items():
            mark.attributes = {pair for pair in mark.attributes if pair[0] != key} | {(key, value) for value in values}
    return found, [Tie(real(label), one, other, notes.get(name, "")) for name, (label, one, other) in ties.items()]


def read(folder, truth, _choices):
    entities, relations, attributes = configuration(folder)
    comment = next(line for line in (folder / "annotation.conf").read_text("utf-8").split("\n") if line.startswith("# demarche "))
    names = json.loads(comment.removeprefix("# demarche "))
    index = json.loads((folder / "articles.json").read_text("utf-8"))
    found = {}
    for ann in sorted(folder.rglob("*.ann")):
        text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
        assert "\r" not in text, f"{ann}: a text with CR"
        name = ann.name.removesuffix(".ann")
        found[name] = marks, ties, said = check(ann, text, entities, relations, attributes)
        article = truth.by_id[index[name]["id"]]
        for mark in marks.values():
            mark[1][:] = over_lines(text, mark[1])
        marks, ties = coded(marks, ties, said, names)
        meta = {key: index[name][key] for key in META if key in index[name]}
        truth.compare(article, text, marks.values(), ties, meta=meta, apart=False, edges=False, lines=False)
    truth.all_compared()
    # pybrat takes two tags on the same words for a mistake, which brat does not; whatever else it finds has shown above.
    for example in BratParser(error="ignore").parse(folder):
        marks, ties, _ = found[example.id]
        places = {e.id: (e.type, over_lines(example.text, [(s.start, s.end) for s in e.spans])) for e in example.entities}
        assert places == marks, f"{example.id}: pybrat reads other tags"
        ends = {r.id: (r.type, r.arg1.id, r.arg2.id) for r in example.relations}
        assert ends == ties, f"{example.id}: pybrat reads other relations"
    return f"pybrat {version('pybrat')} and rules of brat"


if __name__ == "__main__":
    main(read)
