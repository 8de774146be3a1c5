"""Reads the tables of Taguette with Python’s csv and duckdb: python tests/readers/taguette.py FOLDER PROJECT

Taguette writes such tables and reads the codebook; the columns are those of its own exports.
"""

import csv
import sys
from collections import Counter

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import duckdb  # noqa: E402
from truth import main, same  # noqa: E402


def rows(file, columns):
    with open(file, encoding="utf-8", newline="") as table:
        head, *found = csv.reader(table, strict=True)
    assert head == columns, f"{file}: columns {head}"
    assert all(len(row) == len(columns) for row in found), f"{file}: rows of other lengths"
    query = "select * from read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
    other = [["" if cell is None else cell for cell in row] for row in duckdb.execute(query, [str(file)]).fetchall()]
    assert other == found, f"{file}: duckdb reads other rows"
    return found


def read(folder, truth, _choices):
    codebook = rows(folder / "codebook.csv", ["tag", "description"])
    assert codebook == [[kind["label"], kind.get("definition", "")] for kind in truth.kinds.values()], "another codebook"
    highlights = rows(folder / "highlights.csv", ["id", "document", "tag", "content"])
    assert [row[0] for row in highlights] == [str(n + 1) for n in range(len(highlights))], "ids are no numbers from 1"
    wanted = Counter()
    for article in truth.articles:
        _, marks, _ = truth.held(article)
        wanted.update((article.meta["title"], mark.label, article.words(mark)) for mark in marks)
    same(Counter(map(tuple, (row[1:] for row in highlights))), wanted, "highlights")
    truth.checked += len(highlights)
    truth.compared |= {truth.by_title[row[1]].id for row in highlights}
    truth.all_compared()
    return f"Python’s csv and duckdb {duckdb.__version__}"


if __name__ == "__main__":
    main(read)
