"""What is coded in a project, from its project file, for comparing with what another program reads from an exported file.

This is written anew here, in another language than the app, on purpose: it says what the formats ought to hold by their
documentation (docs/formats.md), and not by the code that writes them.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

META = "title date outlet author section language url notes".split()
FIELDS = "note coder confidence created attributes entity".split()
ROLES = {"claimants": "claimant", "addressees": "addressee", "objects": "object"}


def is_white(c):
    """White space as the formats for training have it: Unicode’s, and the separators that Python counts as well."""
    return c.isspace()


@dataclass
class Mark:
    label: str
    parts: list
    id: str = ""
    note: str = ""
    coder: str = ""
    confidence: float | None = None
    created: str = ""
    attributes: set = field(default_factory=set)
    entity: tuple = ("", "")
    kind: str = ""

    @property
    def place(self):
        return tuple(self.parts)


@dataclass
class Tie:
    label: str
    source: str
    target: str
    note: str = ""


@dataclass
class Article:
    id: str
    meta: dict
    text: str
    marks: list
    ties: list

    def words(self, mark):
        return " … ".join(self.text[start:end] for start, end in mark.parts)

    def extent(self, mark):
        return self.text[mark.parts[0][0] : mark.parts[-1][1]]


class Truth:
    """A project; and how much of it has been compared so far."""

    def __init__(self, file):
        self.raw = json.loads(Path(file).read_text("utf-8"))
        book = self.raw["codebook"]
        self.kinds = {kind["id"]: kind for kind in book["kinds"]}
        self.labels = [kind["label"] for kind in book["kinds"]]
        self.links = {link["id"]: link["label"] for link in book["relations"]}
        self.actors = {actor["id"]: actor for actor in self.raw["actors"]}
        self.coders = {coder["id"]: coder["name"] for coder in self.raw["coders"]}
        self.tags = {tag["id"]: tag for tag in self.raw["annotations"]}
        self.codes = {name: {code["id"]: code for code in book[name]} for name in ("issues", "forms", "justifications")}
        self.articles = [self._article(document) for document in self.raw["documents"]]
        self.by_id = {article.id: article for article in self.articles}
        self.by_title = {article.meta["title"]: article for article in self.articles}
        self.compared, self.checked = set(), 0

    def _article(self, document):
        meta = {"title": document["title"], "date": document.get("published", "")}
        meta |= {name: document.get(name, "") for name in META[2:]}
        tags = [tag for tag in self.raw["annotations"] if tag["document"] == document["id"]]
        here = {tag["id"] for tag in tags}
        ties = []
        for tag in tags:
            for slot, role in ROLES.items():
                named = (part.get("mention") for part in tag.get("frame", {}).get(slot, []))
                ties += [Tie(role, tag["id"], mention) for mention in dict.fromkeys(filter(None, named))]
        links = (link for link in self.raw["relations"] if link["from"] in here and link["to"] in here)
        ties += [Tie(self.links[link["type"]], link["from"], link["to"], link.get("note", "")) for link in links]
        meta = {name: value for name, value in meta.items() if value}
        return Article(document["id"], meta, document["text"], [self._mark(tag) for tag in tags], ties)

    def _mark(self, tag):
        kind = self.kinds[tag["kind"]]
        mention = kind["category"] == "mention"
        actor = self.actors.get(tag.get("actor")) if mention else None
        attributes = {("naming", tag["naming"])} if mention and "naming" in tag else set()
        return Mark(
            kind["label"],
            [(part["start"], part["end"]) for part in tag["anchor"]["fragments"]],
            tag["id"],
            tag.get("memo", ""),
            self.coders[tag["coder"]],
            tag.get("confidence"),
            tag["created"],
            attributes if mention else self._attributes(tag.get("frame", {})),
            (actor["wikidata"] if actor.get("wikidata") else actor["id"], actor["name"]) if actor else ("", ""),
            kind["category"],
        )

    def _who(self, part):
        """The name of whoever is meant: of the mention, where that is linked; nothing where nobody is known."""
        mention = self.tags[part["mention"]] if "mention" in part else {}
        actor = mention.get("actor") or part.get("actor")
        return self.actors[actor]["name"] if actor else None

    def named(self, part):
        """Somebody known by a mention alone stands there with its words."""
        return self._who(part) or self.tags[part["mention"]]["anchor"]["quote"]["exact"]

    def path(self, codes, code):
        labels = []
        while code:
            labels.append(self.codes[codes][code]["label"])
            code = self.codes[codes][code].get("parent")
        return " › ".join(reversed(labels))

    def _attributes(self, frame):
        found = []
        for slot, role in ROLES.items():
            for part in frame.get(slot, []):
                found.append((role, self.named(part)))
                if "evaluation" in part:
                    found.append((f"{role}_evaluation", f"{part['evaluation']} {self.named(part)}"))
        found += [("issue", self.path("issues", code)) for code in frame.get("issues", [])]
        found.append(("form", self.path("forms", frame.get("form"))))
        for reason in frame.get("justifications", []):
            path = self.path("justifications", reason["code"])
            found.append(("justification", path))
            if "position" in reason:
                found.append(("justification_position", f"{reason['position']} {path}"))
        found += [("reporter", self.actors[actor]["name"]) for actor in frame.get("reporters", [])]
        plain = {"position": "position", "proposition": "proposition", "condition": "condition", "attribution": "attribution",
                 "date": "claim_date", "place": "claim_place"}
        found += [(name, str(frame[key])) for key, name in plain.items() if key in frame]
        return {(name, value) for name, value in found if value and value.strip()}

    def coded(self, mark):
        """What our own tables and dataset say is coded of a tag, by the names of their columns; but for `demand_status`."""
        tag = self.tags[mark.id]
        frame, mention = tag.get("frame", {}), mark.kind == "mention"
        actor = self.actors.get(tag.get("actor")) if mention else None
        found = {"actor": actor["name"] if actor else "", "actor_id": actor["id"] if actor else "", "naming": tag.get("naming", "")}
        for slot, role in ROLES.items():
            parts = frame.get(slot, [])
            evaluations = [str(part.get("evaluation", "")) for part in parts]
            found |= {slot: [self.named(part) for part in parts], f"{role}_ids": [self.named_id(part) for part in parts]}
            if role != "claimant":
                found[f"{role}_evaluations"] = evaluations if any(evaluations) else []
            mentions = [part.get("mention", "") for part in parts]
            found[f"{role}_mentions"] = mentions if any(mentions) else []
        for plural, singular in {"issues": "issue", "forms": "form", "justifications": "justification"}.items():
            given = {"issues": frame.get("issues", []), "forms": [frame["form"]] if "form" in frame else [],
                     "justifications": [reason["code"] for reason in frame.get("justifications", [])]}[plural]
            paths = [self.path(plural, code) for code in given]
            alone = plural == "forms"
            found |= {singular if alone else plural: "".join(paths) if alone else paths,
                      f"{singular}_id" if alone else f"{singular}_ids": "".join(given) if alone else given}
        positions = [str(reason.get("position", "")) for reason in frame.get("justifications", [])]
        found["justification_positions"] = positions if any(positions) else []
        found |= {name: str(frame.get(name, "")) for name in ("position", "proposition", "condition", "attribution")}
        found |= {"claim_date": frame.get("date", ""), "claim_place": frame.get("place", ""),
                  "reporters": [self.actors[one]["name"] for one in frame.get("reporters", [])], "reporter_ids": frame.get("reporters", [])}
        links = [link for link in self.raw["relations"] if link["from"] == mark.id]
        return found | {"links": [link["type"] for link in links], "linked_ids": [link["to"] for link in links],
                        "link_labels": [self.links[link["type"]] for link in links]}

    def about(self, actor):
        """What the register says of an actor; nothing of a mention that is linked to nobody."""
        return {name: self.actors.get(actor, {}).get(name, "") for name in ("type", "scope", "country", "party")}

    def named_id(self, part):
        mention = self.tags[part["mention"]] if "mention" in part else {}
        return mention.get("actor") or part.get("actor") or f"mention:{part['mention']}"

    def held(self, article, apart=True, edges=True, lines=True, xml=False, across=True, tie_notes=True, several=True, hull=False):
        """An article as a format holds it: its marks, and its ties by the places of their ends."""
        if xml:
            article = spelled(article)
        if not several:
            article = replace(article, marks=[replace(mark, attributes=as_one(mark.attributes)) for mark in article.marks])
        marks = {}
        for mark in article.marks:
            parts = mark.parts if edges else list(filter(None, (trimmed(article.text, part) for part in mark.parts)))
            if not lines:
                parts = over_lines(article.text, parts)
            if hull:
                parts = [(parts[0][0], parts[-1][1])]
            if parts:
                marks[mark.id] = [replace(mark, parts=[part]) for part in parts] if apart else [replace(mark, parts=parts)]
        ties = [tie for tie in article.ties if tie.source in marks and tie.target in marks]
        if not across:
            ties = [tie for tie in ties if marks[tie.source][0].coder == marks[tie.target][0].coder]
        if not tie_notes:
            ties = [replace(tie, note="") for tie in ties]
        ends = lambda tie: (marks[tie.source][0], marks[tie.target][0])
        return article, [mark for split in marks.values() for mark in split], [(tie, *ends(tie)) for tie in ties]

    def compare(self, article, text, marks, ties=None, fields=FIELDS, label=str, meta=None, **holds):
        """Whether a reader found what is coded. `ties`: of Tie, by ids of marks; `label`: what becomes of labels."""
        where = f"“{article.meta['title']}”"
        assert article.id not in self.compared, f"{where} is there twice"
        self.compared.add(article.id)
        said, there, tied = self.held(article, **holds)
        assert text is None or text == said.text, f"{where}: another text"
        assert meta is None or meta == said.meta, f"{where}: known are {meta}, not {said.meta}"
        same(Counter(key(mark, fields) for mark in marks), Counter(key(m, fields, label) for m in there), f"{where}, tags")
        self.checked += len(marks)
        if ties is None:
            return
        ends = {mark.id: mark for mark in marks}
        assert len(ends) == len(marks), f"{where}: an id twice"
        end = lambda mark, label=str: (label(mark.label), mark.place)
        found = Counter((tie.label, end(ends[tie.source]), end(ends[tie.target]), tie.note) for tie in ties)
        wanted = Counter((tie.label, end(source, label), end(target, label), tie.note) for tie, source, target in tied)
        same(found, wanted, f"{where}, relations")

    def all_compared(self, *but):
        """Whether no article was left out."""
        missing = [a.meta["title"] for a in self.articles if a.id not in self.compared and a.id not in but]
        assert not missing, f"{len(missing)} articles are missing, such as {missing[:1]}"


def key(mark, fields, label=str):
    plain = {"confidence": lambda n: None if n is None else round(float(n), 9), "attributes": frozenset}
    return label(mark.label), mark.place, *(plain.get(name, lambda v: v)(getattr(mark, name)) for name in fields)


def same(found, wanted, where):
    missing, new = list((wanted - found).elements()), list((found - wanted).elements())
    assert not missing and not new, f"{where}: {len(missing)} missing, {len(new)} wrong: {missing[:1]}, but there is {new[:1]}"


def allowed(text):
    """As XML 1.0 can hold it."""
    fits = lambda c: c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    return "".join(c if fits(c) else "\ufffd" for c in text)


def as_one(attributes):
    """Several values of an attribute as one; in which order they stand is left open."""
    names = {name for name, _ in attributes}
    return {(name, in_order("; ".join(value for key, value in attributes if key == name))) for name in names}


def in_order(values):
    return "; ".join(sorted(values.split("; ")))


def spelled(article):
    mark = lambda m: replace(m, label=allowed(m.label), note=allowed(m.note), coder=allowed(m.coder),
                             entity=tuple(map(allowed, m.entity)), attributes={(allowed(n), allowed(v)) for n, v in m.attributes})
    return replace(article, text=allowed(article.text), marks=list(map(mark, article.marks)),
                   meta={name: allowed(value) for name, value in article.meta.items()},
                   ties=[replace(tie, label=allowed(tie.label), note=allowed(tie.note)) for tie in article.ties])


def trimmed(text, part):
    start, end = part
    while start < end and is_white(text[start]):
        start += 1
    while start < end and is_white(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def over_lines(text, parts):
    """Parts that nothing but a line end keeps apart are one."""
    left = []
    for start, end in parts:
        gap = text[left[-1][1] : start] if left else ""
        if left and all(map(is_white, gap)) and set(gap) & set("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
            left[-1] = (left[-1][0], end)
        else:
            left.append((start, end))
    return left


def longest(places):
    """Of places that overlap the longest, then the earliest."""
    kept = []
    for start, end in sorted(places, key=lambda p: (p[0] - p[1], p[0])):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def code_points(text, unit):
    """The place in code points of each place in another unit."""
    if unit == "UTF-16 units":
        widths = (2 if c > "\uffff" else 1 for c in text)
        steps = [(n, width) for n, width in enumerate(widths)]
    elif unit == "Code points":
        steps = [(n, 1) for n in range(len(text))]
    else:
        import regex

        steps = [(m.start(), 1) for m in regex.finditer(r"\X", text)]
    places, at = {}, 0
    for n, width in steps:
        places[at] = n
        at += width
    places[at] = len(text)
    return places


def lines(file):
    """The values of a file of JSON lines, of which a line feed alone ends one."""
    content = Path(file).read_bytes().decode("utf-8")
    assert content.endswith("\n"), f"{file}: the last line has no end"
    return [json.loads(line) for line in content.split("\n")[:-1]]


def main(read):
    """Runs one reader by hand: FOLDER PROJECT [name of a choice=value …]."""
    folder, project, *choices = sys.argv[1:]
    truth = Truth(project)
    print(read(Path(folder).resolve(), truth, dict(choice.split("=", 1) for choice in choices)))
    print(f"{len(truth.compared)} articles, {truth.checked} tags")
