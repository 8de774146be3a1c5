"""Makes training data for spaCy of demarche.jsonl: demarche.spacy, a DocBin.

    pip install spacy
    python to_docbin.py [demarche.jsonl [demarche.spacy]]

All tags are in doc.spans["sc"], as the span categorizer (spancat) has them; those that overlap no longer one are in
doc.ents as well, for the entity recognizer (ner). What else is coded stands in doc._.demarche, in the order of the spans;
to read it, declare it first: Doc.set_extension("demarche", default=None)
"""

import json
import sys

import spacy
from spacy.tokens import Doc, DocBin


def main(source="demarche.jsonl", target="demarche.spacy"):
    vocab = spacy.blank("xx").vocab
    docs = DocBin(store_user_data=True)
    with open(source, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            for name in {"demarche", *row.get("_", {})}:
                if not Doc.has_extension(name):
                    Doc.set_extension(name, default=None)
            doc = Doc(vocab).from_json(row, validate=True)
            doc._.demarche = row["demarche"]
            docs.add(doc)
    docs.to_disk(target)
    print(f"{len(docs)} articles written to {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
