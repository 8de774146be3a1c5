"""Reads files for spaCy with spaCy itself: python tests/readers/spacy.py FOLDER PROJECT

Every line has to be a Doc, come through the DocBin of the script beside it, and have each tag on its own words.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import spacy  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402
from spacy.training import Example, offsets_to_biluo_tags  # noqa: E402
from truth import Mark, Tie, lines, longest, main  # noqa: E402


def marks(doc, ours):
    """The spans of a Doc with what stands beside them."""
    assert len(doc.spans["sc"]) == len(ours["spans"]["sc"]), "details of other spans"
    for span, details in zip(doc.spans["sc"], ours["spans"]["sc"]):
        assert span.text == doc.text[span.start_char : span.end_char], f"“{span.text}”"
        assert details.get("entity_id", "") == span.kb_id_, f"“{span.text}” names {span.kb_id_}"
        attributes = {(pair["name"], pair["value"]) for pair in details.get("attributes", [])}
        who = details.get("entity_name", "")
        yield Mark(span.label_, [(span.start_char, span.end_char)], details["id"], details.get("note", ""), details.get("coder", ""),
                   details.get("confidence"), details.get("created", ""), attributes, (span.kb_id_, who))


def check(doc, row, truth):
    ours = row["demarche"]
    found = list(marks(doc, ours))
    ties = [Tie(tie["label"], tie["from"], tie["to"], tie.get("note", "")) for tie in ours["relations"]]
    truth.compare(truth.by_id[ours["id"]], doc.text, found, ties, edges=False, meta=ours["meta"])
    places = [(ent.start_char, ent.end_char) for ent in doc.ents]
    assert places == longest(mark.parts[0] for mark in found), f"{ours['id']}: other entities than the longest"
    labels = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
    assert labels <= {(*mark.parts[0], mark.label) for mark in found}, f"{ours['id']}: an entity that is no tag"


def read(folder, truth, _choices):
    rows, nlp = lines(folder / "demarche.jsonl"), spacy.blank("xx")
    for row in rows:
        doc = Doc(nlp.vocab).from_json(row, validate=True)
        assert doc.text == row["text"]
        check(doc, row, truth)
        entities = [(s["start"], s["end"], s["label"]) for s in row["ents"]]
        assert "-" not in offsets_to_biluo_tags(doc, entities), "an entity off the tokens"
        Example(nlp.make_doc(doc.text), doc)
    truth.all_compared()
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / "demarche.spacy"
        script = folder / "to_docbin.py"
        run = subprocess.run([sys.executable, script, folder / "demarche.jsonl", target], cwd=made, capture_output=True, text=True)
        assert run.returncode == 0, f"to_docbin.py: {run.stderr}"
        Doc.set_extension("demarche", default=None, force=True)
        docs = list(DocBin().from_disk(target).get_docs(spacy.blank("xx").vocab))
    assert len(docs) == len(rows), "articles got lost in the DocBin"
    truth.compared.clear()
    for doc, row in zip(docs, rows):
        # A DocBin has tuples where there were lists.
        assert json.loads(json.dumps(doc._.demarche)) == row["demarche"], "the DocBin has other details"
        check(doc, row, truth)
    truth.checked //= 2
    return f"spaCy {spacy.__version__}, Doc and DocBin"


if __name__ == "__main__":
    main(read)
