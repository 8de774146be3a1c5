"""Reads files for Prodigy as Prodigy does, with spaCy: python tests/readers/prodigy.py FILE

Prodigy itself is not free. It makes a Doc of the tokens of a task and takes spans and relations by these (its
documentation, “Annotation task formats”), which is done here.
"""

import json
import sys

sys.path.pop(0)  # This folder: a file in it is called like the program.

import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.util import get_words_and_spaces  # noqa: E402


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
    assert len(ids) == len(task["spans"]), f"{where}: an id twice"
    for relation in task["relations"]:
        for end in ("head", "child"):
            span, there = relation[f"{end}_span"], ids[relation[f"{end}_id"]]
            assert relation[end] == span["token_end"], f"{where}: {relation}"
            assert all(there[key] == value for key, value in span.items()), f"{where}: {relation}"
        assert relation["label"], f"{where}: {relation}"
    assert task["answer"] == "accept" and isinstance(task["meta"], dict), where


def main(file):
    vocab = spacy.blank("xx").vocab
    with open(file, encoding="utf-8", newline="\n") as lines:
        tasks = [json.loads(line) for line in lines]
    assert tasks, "no articles"
    for n, task in enumerate(tasks, 1):
        check(vocab, task, f"line {n}")
    print(f"Prodigy’s tasks by spaCy {spacy.__version__}: {len(tasks)} articles, {sum(len(t['spans']) for t in tasks)} spans, "
          f"{sum(len(t['relations']) for t in tasks)} relations")


if __name__ == "__main__":
    main(*sys.argv[1:])
