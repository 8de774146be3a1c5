"""Reads a file for doccano by the rules of its import: python tests/readers/doccano.py FOLDER PROJECT

doccano is an application with a server, and its reader cannot be had without it. What it asks for is in its source: a text that is
not empty, 0 ≤ start < end, ids that are there once, and positions in UTF-16 units, code points or grapheme clusters.
"""

import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from truth import META, Mark, Tie, code_points, lines, main  # noqa: E402

SAID = {"UTF-16 units": "UTF-16 units", "Code points": "code points", "Characters as people see them": "characters as people see them"}


def read(folder, truth, choices):
    unit = choices.get("Positions count", "UTF-16 units")
    (file,) = folder.glob("*.jsonl")
    for row in lines(file):
        article = truth.by_id[row["doc_id"]]
        where, places = article.meta["title"], code_points(row["text"], unit)
        assert row["text"].strip() and "id" not in row and "Comments" not in row, where
        assert row.get("offset_unit", SAID[unit]) == SAID[unit], f"{where}: says {row.get('offset_unit')}"
        ids = [entity["id"] for entity in row["entities"]] + [relation["id"] for relation in row["relations"]]
        assert all(isinstance(n, int) for n in ids), where
        marks = []
        for entity in row["entities"]:
            start, end = entity["start_offset"], entity["end_offset"]
            assert 0 <= start < end and start in places and end in places, f"{where}: {start}–{end} is no place in {unit}"
            assert entity["label"], f"{where}: no label"
            marks.append(Mark(entity["label"], [(places[start], places[end])], entity["id"]))
        ties = [Tie(r["type"], r["from_id"], r["to_id"]) for r in row["relations"]]
        meta = {name: row[name] for name in META if name in row}
        truth.compare(article, row["text"], marks, ties, fields=(), tie_notes=False, meta=meta)
    truth.all_compared()
    return f"rules of doccano’s import, {unit}"


if __name__ == "__main__":
    main(read)
