"""Reads a folder of brat files and checks what stands in them. Usage: brat.py FOLDER [TAGS [RELATIONS]]

Twice: by the rules of brat's own server (ids, types, references, words against the text, the configuration), and with pybrat.
"""

import re
import sys
from pathlib import Path

from pybrat.parser import BratParser

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
    """By the rules of brat's server."""
    seen, marks, ties = set(), {}, {}
    said = {}
    content = ann.read_text("utf-8")
    assert not set(LINE_ENDS) & set(content), f"{ann}: a line end that is none for all"
    assert content == "" or content.endswith("\n"), f"{ann}: no line end at its end"
    lines = content.split("\n")[:-1]
    for number, line in enumerate(lines, 1):
        where = f"{ann}, line {number}"
        parts = line.split("\t", 2)
        assert len(parts) >= 2, f"{where}: no tab"
        name, data, tail = parts[0], parts[1], parts[2] if len(parts) > 2 else None
        assert re.fullmatch(r"[TRAN#]\d+", name), f"{where}: id {name}"
        assert name not in seen, f"{where}: {name} twice"
        seen.add(name)
        if name[0] == "T":
            label, places = spans(data)
            assert label in entities, f"{where}: {label} is not in the configuration"
            ends = [0]
            for start, end in places:
                assert ends[-1] <= start < end <= len(text), f"{where}: {start}-{end}"
                ends.append(end)
            words = " ".join(text[start:end] for start, end in places)
            assert "\n" not in words and tail == words, f"{where}: “{tail}”, but there stands “{words}”"
            marks[name] = places
        elif name[0] == "R":
            found = re.fullmatch(r"(\S+) Arg1:(T\d+) Arg2:(T\d+)", data)
            assert found and found[1] in relations, f"{where}: {data}"
            ties[name] = found[2], found[3]
        else:
            said[name] = data, tail, where
    for one, other in ties.values():
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
    return marks, ties


def main(folder, *expected):
    folder = Path(folder)
    entities, relations, attributes = configuration(folder)
    found = {}
    for ann in sorted(folder.rglob("*.ann")):
        text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
        assert "\r" not in text, f"{ann}: a text with CR"
        key = str(ann.relative_to(folder).with_suffix(""))
        found[key] = check(ann, text, entities, relations, attributes)
    assert found, f"{folder}: no file to read"
    # pybrat takes two tags on the same words for a mistake, which brat does not; whatever else it finds has shown above.
    for example in BratParser(error="ignore").parse(folder):
        marks, ties = found[example.id]
        places = {e.id: [(s.start, s.end) for s in e.spans] for e in example.entities}
        assert places == marks, f"{example.id}: pybrat reads other tags"
        ends = {r.id: (r.arg1.id, r.arg2.id) for r in example.relations}
        assert ends == ties, f"{example.id}: pybrat reads other relations"
    counts = [sum(len(marks) for marks, _ in found.values()), sum(len(ties) for _, ties in found.values())]
    wanted = [int(n) for n in expected]
    assert counts[: len(wanted)] == wanted, f"{folder}: {counts} tags and relations, not {wanted}"
    print(f"{len(found)} articles, {counts[0]} tags, {counts[1]} relations")


if __name__ == "__main__":
    main(*sys.argv[1:])
