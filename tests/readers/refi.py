"""Checks a project of REFI-QDA, unpacked: python tests/readers/refi.py FOLDER PROJECT

By the schema of the standard where DEMARCHE_SHARED names a folder that has it, with lxml; then by what stands in it.
"""

import os
import sys
from pathlib import Path

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from lxml import etree  # noqa: E402
from truth import Mark, Tie, allowed, main  # noqa: E402

NS = {"q": "urn:QDA-XML:project:1.0"}
SENTENCES = {"proposition", "condition"}


def schema(name):
    """The schema of the standard; `None` where it does not lie beside the checkout."""
    folder = os.environ.get("DEMARCHE_SHARED")
    path = folder and Path(folder) / "data" / "refi" / name
    return etree.XMLSchema(etree.parse(path)) if path and path.exists() else None


class Project:
    def __init__(self, root):
        self.root = root
        self.users = {user.get("guid"): user.get("name") for user in root.iterfind(".//q:User", NS)}
        self.codes = {}
        for top in root.iterfind("q:CodeBook/q:Codes/q:Code", NS):
            for code in top.iterfind("q:Code", NS):
                self.code(top.get("name"), code, "")
        self.variables = {one.get("guid"): one.get("name") for one in root.iterfind(".//q:Variable", NS)}
        self.notes = {note.get("guid"): (note.get("name"), self.text(note, "PlainTextContent")) for note in root.iterfind(".//q:Note", NS)}
        self.entities = {}
        for case in root.iterfind(".//q:Case", NS):
            for one in case.iterfind("q:SelectionRef", NS):
                # Whoever has no other id is known by that of the case.
                self.entities[one.get("targetGUID")] = self.values(case).get("entity id", case.get("guid")), case.get("name")

    def code(self, attribute, code, above):
        path = f"{above} › {code.get('name')}" if above else code.get("name")
        self.codes[code.get("guid")] = attribute, path
        for below in code.iterfind("q:Code", NS):
            self.code(attribute, below, path)

    def text(self, element, name):
        found = element.find(f"q:{name}", NS)
        return "" if found is None else found.text or ""

    def values(self, element):
        pairs = ((v.find("q:VariableRef", NS).get("targetGUID"), self.text(v, "TextValue")) for v in element.iterfind("q:VariableValue", NS))
        return {self.variables[guid]: value for guid, value in pairs}

    def noted(self, element):
        return [self.notes[ref.get("targetGUID")] for ref in element.iterfind("q:NoteRef", NS)]

    def mark(self, selection):
        codes = [self.codes[ref.get("targetGUID")] for ref in selection.iterfind("q:Coding/q:CodeRef", NS)]
        (label,) = [value for attribute, value in codes if attribute == "Tags"]
        notes = self.noted(selection)
        attributes = {pair for pair in codes if pair[0] != "Tags"} | {pair for pair in notes if pair[0] in SENTENCES}
        sure = [float(value) for name, value in notes if name == "confidence"]
        guid = selection.get("guid")
        place = int(selection.get("startPosition")), int(selection.get("endPosition"))
        return Mark(label, [place], guid, self.text(selection, "Description"), self.users.get(selection.get("creatingUser"), ""),
                    sure[0] if sure else None, selection.get("creationDateTime", ""), attributes, self.entities.get(guid, ("", "")))


def read(folder, truth, choices):
    tree = etree.parse(folder / "project.qde")
    standard = schema("Project-mrt2019.xsd")
    assert standard is None or standard.validate(tree), f"project.qde: {standard.error_log}"
    project = Project(tree.getroot())
    article_of = {}
    sources = [(source, []) for source in project.root.iterfind(".//q:TextSource", NS)]
    for source, marks in sources:
        marks += [project.mark(selection) for selection in source.iterfind("q:PlainTextSelection", NS)]
        article_of |= {mark.id: source.get("guid") for mark in marks}
    ties = {}
    for link in project.root.iterfind(".//q:Link", NS):
        assert link.get("direction") == "OneWay", link.attrib
        source, notes = link.get("originGUID"), project.noted(link)
        tie = Tie(link.get("name"), source, link.get("targetGUID"), notes[0][1] if notes else "")
        ties.setdefault(article_of[source], []).append(tie)
    for source, marks in sources:
        name = source.get("plainTextPath").removeprefix("internal://")
        raw = (folder / "sources" / name).read_bytes().decode("utf-8").removeprefix("\ufeff")
        windows = choices.get("For") in ("MAXQDA", "NVivo")
        assert raw.count("\r\n") == raw.count("\n") * windows, f"{name}: line ends of {choices}"
        text = raw.replace("\r\n", "\n")
        if choices.get("For") == "NVivo":
            # There, a line end counts as the two characters that it is.
            place = lambda at: len(raw[:at].replace("\r\n", "\n"))
            for mark in marks:
                mark.parts = [(place(start), place(end)) for start, end in mark.parts]
        for mark, selection in zip(marks, source.iterfind("q:PlainTextSelection", NS)):
            ((start, end),) = mark.parts
            assert 0 <= start < end <= len(text), f"{name}: {start}-{end} lies outside the text"
            assert text[start:end].startswith(selection.get("name")), f"{name}: other words at {start}"
        article = truth.by_id[source.get("guid")]
        meta = {"title": source.get("name")} | project.values(source)
        truth.compare(article, text, marks, ties.get(article.id, []), meta=meta, xml=True, label=allowed)
    truth.all_compared()
    return f"lxml {etree.__version__}, " + ("valid by the standard’s schema" if standard else "without the standard’s schema")


if __name__ == "__main__":
    main(read)
