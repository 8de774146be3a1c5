"""Reads CoNLL files with seqeval, and with spaCy where they are tagged BIO: python tests/readers/conll.py FOLDER

Tags have to be strict IOB2 or IOBES, and spaCy has to find the same entities on the same words as the tags say.
tokens.jsonl has to have the same words, as many articles, and rising places.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.pop(0)  # This folder: a file in it is called like the program.

import spacy  # noqa: E402
from seqeval.metrics import f1_score  # noqa: E402
from seqeval.scheme import IOB2, IOBES, Entities  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402


def documents(file):
    """The sentences of each article: lists of words and tags."""
    found = []
    for paragraph in file.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in paragraph.split("\n") if line.strip()]
        if rows and rows[0][0] == "-DOCSTART-":
            assert len(rows) == 1 and len(rows[0]) == 4, f"{file}: {rows[0]}"
            found.append([])
        elif rows:
            assert all(len(row) == 4 for row in rows), f"{file}: {rows}"
            found[-1].append([(row[0], row[3]) for row in rows])
    return found


def entities(words_and_tags):
    """Label and words of each entity, read plainly."""
    found = []
    for word, tag in words_and_tags:
        if tag[0] in "BS":
            found.append((tag[2:], [word]))
        elif tag[0] in "IE":
            assert found[-1][0] == tag[2:], f"{tag} goes on with nothing"
            found[-1][1].append(word)
    return found


def strict(file, sentences):
    tags = [[tag for _, tag in sentence] for sentence in sentences]
    scheme = IOBES if any(tag[0] in "SE" for line in tags for tag in line) else IOB2
    marks = sum(len(entities(sentence)) for sentence in sentences)
    if marks:
        found = sum(len(line) for line in Entities(tags, scheme).entities)
        assert found == marks, f"{file}: seqeval finds {found} of {marks}"
        score = f1_score(tags, tags, mode="strict", scheme=scheme)
        assert score == 1.0, f"{file}: {score} against itself"
    return scheme, marks


def by_spacy(file, sentences):
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, "-m", "spacy", "convert", file.resolve(), made, "-c", "ner", "-n", "1"]
        run = subprocess.run(command, capture_output=True, text=True, cwd=made)
        assert run.returncode == 0, f"{file}: {run.stdout}{run.stderr}"
        docs = DocBin().from_disk(Path(made) / f"{file.stem}.spacy").get_docs(spacy.blank("xx").vocab)
        found = [(token.text, ent) for doc in docs for token, ent in zip(doc, tags_of(doc))]
    said = [pair for sentence in sentences for pair in sentence]
    assert found == said, f"{file}: spaCy reads other words or tags"


def tags_of(doc):
    return ["O" if t.ent_iob_ in ("O", "") else f"{t.ent_iob_}-{t.ent_type_}" for t in doc]


def main(folder):
    folder = Path(folder)
    files = sorted(folder.glob("*.conll"))
    assert files, "no files"
    words = None
    for file in files:
        articles = documents(file)
        own = [[[word for word, _ in sentence] for sentence in article] for article in articles]
        words = words or own
        assert own == words, f"{file}: other words than in {files[0]}"
        sentences = [sentence for article in articles for sentence in article]
        scheme, marks = strict(file, sentences)
        if scheme is IOB2:
            by_spacy(file, sentences)
        print(f"{file.name}: {len(articles)} articles, {len(sentences)} sentences, {marks} entities, strict {scheme.__name__}")
    beside = folder / "tokens.jsonl"
    if beside.exists():
        lines = [json.loads(line) for line in beside.read_text(encoding="utf-8").split("\n") if line]
        assert [[[t["token"] for t in s] for s in line["sentences"]] for line in lines] == words, "tokens.jsonl: other words"
        for line in lines:
            ends = [n for s in line["sentences"] for t in s for n in (t["start"], t["end"])]
            assert ends == sorted(ends), "tokens.jsonl: places do not rise"
            for token in (t for s in line["sentences"] for t in s):
                assert token["end"] - token["start"] == len(token["token"]), f"tokens.jsonl: {token}"


if __name__ == "__main__":
    main(*sys.argv[1:])
