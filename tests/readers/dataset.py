"""Reads our own labelled dataset with Python’s json and duckdb: python tests/readers/dataset.py FOLDER PROJECT"""

import sys
from collections import Counter

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import duckdb  # noqa: E402
from truth import lines, main, same  # noqa: E402


def read(folder, truth, _choices):
    (file,) = folder.iterdir()
    rows = lines(file)
    for row in rows:
        article = truth.by_id[row["id"]]
        assert row["text"] == article.text, f"{row['title']}: another text"
        assert row["offset_unit"] == "unicode code points", row["offset_unit"]
        found = Counter()
        for span in row["spans"]:
            assert span["text"] == row["text"][span["start"] : span["end"]] != "", f"{row['title']}: {span['text']}"
            coded = truth.coded(next(mark for mark in article.marks if mark.id == span["id"]))
            differing = [(name, span[name], value) for name, value in coded.items() if span[name] != value]
            assert not differing, f"{row['title']}: {differing[:1]}"
            found[span["id"], span["label"], span["start"], span["end"], span["part"], span["parts"], span["memo"], span["coder"],
                  span["confidence"], span["actor"]] += 1
        wanted = Counter((mark.id, mark.label, *place, n, len(mark.parts), mark.note, mark.coder, mark.confidence, mark.entity[1])
                         for mark in article.marks for n, place in enumerate(mark.parts, 1))
        same(found, wanted, row["title"])
        truth.checked += len(row["spans"])
        truth.compared.add(article.id)
    truth.all_compared()
    query = "select id::varchar, text, len(spans) from read_json(?, format = 'newline_delimited', sample_size = -1)"
    other = duckdb.execute(query, [str(file)]).fetchall()
    assert other == [(row["id"], row["text"], len(row["spans"])) for row in rows], "duckdb reads other rows"
    return f"Python’s json and duckdb {duckdb.__version__}"


if __name__ == "__main__":
    main(read)
