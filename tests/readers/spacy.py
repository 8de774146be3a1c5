"""Reads files for spaCy with spaCy itself: python tests/readers/spacy.py FOLDER

Every line has to be a Doc, come through the DocBin of the script beside it, and have each tag on its own words.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.pop(0)  # This folder: the file is called like the program.

import spacy  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402
from spacy.training import Example, offsets_to_biluo_tags  # noqa: E402


def places(spans):
    return [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in spans]


def check(doc, row, ours, where):
    text = row["text"]
    assert doc.text == text, f"{where}: another text"
    said = [(s["start"], s["end"], s["label"], s["kb_id"]) for s in row["spans"]["sc"]]
    assert places(doc.spans["sc"]) == said, f"{where}: other spans"
    for span in doc.spans["sc"]:
        assert span.text == text[span.start_char : span.end_char], f"{where}: “{span.text}”"
        assert span.text.strip() == span.text != "", f"{where}: white space at the ends of “{span.text}”"
    ents = {(s["start"], s["end"], s["label"]) for s in row["ents"]}
    assert {p[:3] for p in places(doc.ents)} == ents, f"{where}: other entities"
    assert ents <= {s[:3] for s in said}, f"{where}: an entity that is no span"
    assert len(ours["spans"]["sc"]) == len(said), f"{where}: details of other spans"
    for (_, _, _, entity), details in zip(said, ours["spans"]["sc"]):
        assert details.get("entity_id", "") == entity, f"{where}: another entity"
        assert all(pair["name"] and pair["value"] for pair in details.get("attributes", [])), where
    ids = [details["id"] for details in ours["spans"]["sc"]]
    assert len(set(ids)) == len(ids), f"{where}: an id twice"
    for tie in ours["relations"]:
        assert tie["from"] in ids and tie["to"] in ids, f"{where}: a loose relation"


def main(folder):
    folder = Path(folder).resolve()
    with open(folder / "demarche.jsonl", encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines]
    assert rows, "no articles"
    nlp = spacy.blank("xx")
    for n, row in enumerate(rows, 1):
        doc = Doc(nlp.vocab).from_json(row, validate=True)
        check(doc, row, row["demarche"], f"line {n}")
        entities = [(s["start"], s["end"], s["label"]) for s in row["ents"]]
        assert "-" not in offsets_to_biluo_tags(doc, entities), f"line {n}: an entity off the tokens"
        Example(nlp.make_doc(doc.text), doc)
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / "demarche.spacy"
        script = folder / "to_docbin.py"
        subprocess.run([sys.executable, script, folder / "demarche.jsonl", target], check=True, cwd=made)
        Doc.set_extension("demarche", default=None)
        docs = list(DocBin().from_disk(target).get_docs(spacy.blank("xx").vocab))
    assert len(docs) == len(rows), "articles got lost in the DocBin"
    for n, (doc, row) in enumerate(zip(docs, rows), 1):
        # A DocBin has tuples where there were lists.
        details = json.loads(json.dumps(doc._.demarche))
        assert details == row["demarche"], f"DocBin, article {n}: other details"
        check(doc, row, doc._.demarche, f"DocBin, article {n}")
    ties = sum(len(doc._.demarche["relations"]) for doc in docs)
    print(f"spaCy {spacy.__version__}: {len(docs)} articles, {sum(len(d.spans['sc']) for d in docs)} spans, "
          f"{sum(len(d.ents) for d in docs)} entities, {ties} relations")


if __name__ == "__main__":
    main(*sys.argv[1:])
