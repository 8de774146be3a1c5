"""Makes training data for spaCy of demarche.jsonl: demarche.spacy, a DocBin.

    pip install spacy
    python to_docbin.py [demarche.jsonl [demarche.spacy]]

All tags are in doc.spans["sc"], as the span categorizer (spancat) has them; those that overlap no longer one are in
doc.ents as well, for the entity recognizer (ner). What else is coded stands in doc._.demarche, in the order of the spans.
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
            docs.add(Doc(vocab).from_json(json.loads(line), validate=True))
    docs.to_disk(target)
    print(f"{len(docs)} articles written to {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
