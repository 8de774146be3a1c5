"""Reads CoNLL files with seqeval, and with spaCy where they are tagged BIO: python tests/readers/conll.py FOLDER PROJECT

Tags have to be strict IOB2 or IOBES, and spaCy has to find the same entities on the same words as the tags say. By the places in
tokens.jsonl, these have to be the tags of the project that do not overlap longer ones.
"""

import contextlib
import io
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import spacy  # noqa: E402
from seqeval.metrics import f1_score  # noqa: E402
from seqeval.scheme import IOB2, IOBES, Entities  # noqa: E402
from spacy.cli.convert import convert  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402
from truth import lines, longest, main  # noqa: E402


def documents(file):
    """The sentences of each article: lists of words and tags."""
    found = []
    for paragraph in file.read_bytes().decode("utf-8").split("\n\n"):
        rows = [line.split(" ") for line in paragraph.split("\n") if line]
        if rows and rows[0][0] == "-DOCSTART-":
            assert len(rows) == 1 and len(rows[0]) == 4, f"{file}: {rows[0]}"
            found.append([])
        elif rows:
            assert all(len(row) == 4 and row[0].split() == [row[0]] for row in rows), f"{file}: {rows}"
            found[-1].append([(row[0], row[3]) for row in rows])
    return found


def entities(tags):
    """Label, first word and last word of each entity, read plainly."""
    found = []
    for n, tag in enumerate(tags):
        if tag[0] in "BS":
            found.append([tag[2:], n, n])
        elif tag[0] in "IE":
            assert found and found[-1][0] == tag[2:] and found[-1][2] == n - 1, f"{tag} goes on with nothing"
            found[-1][2] = n
        else:
            assert tag == "O", tag
    return found


def strict(file, sentences, scheme):
    tags = [[tag for _, tag in sentence] for sentence in sentences]
    marks = sum(len(entities(line)) for line in tags)
    if marks:
        found = sum(len(line) for line in Entities(tags, scheme).entities)
        assert found == marks, f"{file}: seqeval finds {found} of {marks}"
        score = f1_score(tags, tags, mode="strict", scheme=scheme)
        assert score == 1.0, f"{file}: {score} against itself"


def by_spacy(file, sentences):
    with tempfile.TemporaryDirectory() as made:
        # What `python -m spacy convert FILE FOLDER -c ner -n 1` does; it leaves with a message where it cannot.
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                convert(file, made, file_type="spacy", converter="ner", n_sents=1, silent=False)
        except SystemExit as end:
            raise AssertionError(f"{file}: {said.getvalue()}") from end
        docs = DocBin().from_disk(Path(made) / f"{file.stem}.spacy").get_docs(spacy.blank("xx").vocab)
        found = [(token.text, ent) for doc in docs for token, ent in zip(doc, tags_of(doc))]
    said = [pair for sentence in sentences for pair in sentence]
    assert found == said, f"{file}: spaCy reads other words or tags"


def tags_of(doc):
    return ["O" if t.ent_iob_ in ("O", "") else f"{t.ent_iob_}-{t.ent_type_}" for t in doc]


def plain(label):
    return re.sub(r"\s", "_", label)


def read(folder, truth, choices):
    scheme = IOBES if choices.get("Words are tagged in") == "BIOES" else IOB2
    files = sorted(folder.glob("*.conll"))
    places = lines(folder / "tokens.jsonl")
    found = [set() for _ in truth.articles]
    assert len(places) == len(truth.articles), "tokens.jsonl has other articles"
    for file in files:
        articles = documents(file)
        sentences = [sentence for article in articles for sentence in article]
        strict(file, sentences, scheme)
        if scheme is IOB2:
            by_spacy(file, sentences)
        assert len(articles) == len(places), f"{file}: {len(articles)} articles"
        for n, (article, place) in enumerate(zip(articles, places)):
            text = truth.by_id[place["id"]].text
            spoken = "".join(word for sentence in article for word, _ in sentence)
            assert spoken == "".join(text.split()), f"{file}, article {n + 1}: other words than in its text"
            counts = [len(sentence) for sentence in article]
            assert counts == [len(starts) for starts in place["starts"]], f"{file}, article {n + 1}: other words"
            for sentence, starts in zip(article, place["starts"]):
                for (word, _), start in zip(sentence, starts):
                    assert text[start : start + len(word)] == word, f"tokens.jsonl: “{word}” is not at {start}"
                for label, first, last in entities([tag for _, tag in sentence]):
                    one = starts[first], starts[last] + len(sentence[last][0]), label
                    assert one not in found[n] or len(files) == 1, f"{file}: {one} is in two layers"
                    found[n].add(one)
    for place, marks in zip(places, found):
        article = truth.by_id[place["id"]]
        assert place["title"] == article.meta["title"], f"tokens.jsonl: “{place['title']}”"
        _, wanted, _ = truth.held(article, edges=False)
        wanted = [(*mark.parts[0], plain(mark.label)) for mark in wanted]
        layers = [wanted]
        if choices.get("Tags that overlap") == "A file for each tag type":
            layers = [[mark for mark in wanted if mark[2] == label] for label in set(mark[2] for mark in wanted)]
        kept = [place for layer in layers for place in longest(mark[:2] for mark in layer)]
        assert sorted(mark[:2] for mark in marks) == sorted(kept), f"{place['title']}: other tags than the longest"
        assert marks <= set(wanted), f"{place['title']}: {marks - set(wanted)} are no tags"
        truth.compared.add(article.id)
        truth.checked += len(marks)
    truth.all_compared()
    convert = f", spaCy {spacy.__version__} convert" if scheme is IOB2 else ""
    return f"seqeval {version('seqeval')} strict {scheme.__name__}{convert}"


if __name__ == "__main__":
    main(read)
