"""Reads a file for Prodigy as Prodigy does, with spaCy: python tests/readers/prodigy.py FOLDER PROJECT

Prodigy itself is not free. It makes a Doc of the tokens of a task and takes spans and relations by these (its
documentation, “Annotation task formats”), which is done here.
"""

import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.util import get_words_and_spaces  # noqa: E402
from truth import Mark, Tie, lines, main  # noqa: E402


def check(vocab, task, where):
    text, tokens = task["text"], task["tokens"]
    assert [t["id"] for t in tokens] == list(range(len(tokens))), f"{where}: ids of tokens"
    words, spaces = [t["text"] for t in tokens], [t["ws"] for t in tokens]
    assert get_words_and_spaces(words, text) == (words, spaces), f"{where}: spaCy cuts it otherwise"
    doc = Doc(vocab, words=words, spaces=spaces)
    assert doc.text == text, f"{where}: another text"
    for token, said in zip(doc, tokens):
        assert (token.idx, token.idx + len(token)) == (said["start"], said["end"]), f"{where}: “{token.text}”"
    for span in task["spans"]:
        words = doc[span["token_start"] : span["token_end"] + 1]
        assert (words.start_char, words.end_char) == (span["start"], span["end"]), f"{where}: {span}"
        assert words.text == text[span["start"] : span["end"]], f"{where}: {span}"
        aligned = doc.char_span(span["start"], span["end"], span["label"])
        assert aligned is not None and aligned.label_ == span["label"], f"{where}: {span} off the tokens"
    ids = {span["id"]: span for span in task["spans"]}
    for relation in task["relations"]:
        for end in ("head", "child"):
            span, there = relation[f"{end}_span"], ids[relation[f"{end}_id"]]
            assert relation[end] == span["token_end"], f"{where}: {relation}"
            assert all(there[key] == value for key, value in span.items()), f"{where}: {relation}"
    assert task["answer"] == "accept" and isinstance(task["meta"], dict), where


def mark(span):
    attributes = {(pair["name"], pair["value"]) for pair in span.get("attributes", [])}
    return Mark(span["label"], [(span["start"], span["end"])], span["id"], span.get("note", ""), span.get("coder", ""),
                span.get("confidence"), span.get("created", ""), attributes, (span.get("entity_id", ""), span.get("entity_name", "")))


def read(folder, truth, _choices):
    vocab = spacy.blank("xx").vocab
    (file,) = folder.glob("*.jsonl")
    for task in lines(file):
        article = truth.by_id[task["doc_id"]]
        check(vocab, task, article.meta["title"])
        ties = [Tie(r["label"], r["head_id"], r["child_id"], r.get("note", "")) for r in task["relations"]]
        truth.compare(article, task["text"], list(map(mark, task["spans"])), ties, edges=False, meta=task["meta"])
    truth.all_compared()
    return f"tokens aligned by spaCy {spacy.__version__}"


if __name__ == "__main__":
    main(read)
