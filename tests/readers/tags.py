"""Reads tables of tags and lines of JSON with Python’s csv and json and duckdb: python tests/readers/tags.py FOLDER PROJECT"""

import csv
import re
import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import duckdb  # noqa: E402
from truth import META, Mark, in_order, lines, main  # noqa: E402

FRONT = ["document_id", *META, "tag_id", "start", "end", "label", "quote", "entity_id", "entity_name"]
BEHIND = ["note", "coder", "confidence", "created"]


def plain(cell):
    """The words of a cell, without the apostrophe that keeps a spreadsheet from running them. A number is no formula."""
    bare = cell.lstrip("'")
    formula = bare[:1] in [*"=+-@\t\r"] and not re.fullmatch(r"[+-][\d.]+", bare)
    assert not formula or cell != bare, f"a spreadsheet would run {cell}"
    return cell[1:] if formula else cell


def table(file, between):
    with open(file, encoding="utf-8-sig", newline="") as rows:
        names, *cells = csv.reader(rows, delimiter=between, strict=True)
    assert names[: len(FRONT)] == FRONT and names[-len(BEHIND) :] == BEHIND, f"columns {names}"
    query = "select * from read_csv(?, all_varchar = true, header = true, delim = ?, quote = '\"', escape = '\"', sample_size = -1)"
    other = [["" if cell is None else cell for cell in row] for row in duckdb.execute(query, [str(file), between]).fetchall()]
    assert other == cells, f"duckdb reads other rows: {[(a, b) for a, b in zip(other, cells) if a != b][:1]}"
    for row in cells:
        assert len(row) == len(names), f"{len(row)} cells of {len(names)}"
        row = dict(zip(names, map(plain, row)))
        columns = names[len(FRONT) : -len(BEHIND)]
        row["attributes"] = {(name, in_order(row[name])) for name in columns if row[name]}
        yield row


def of_lines(file):
    rows = lines(file)
    found = duckdb.execute("select count(*), count(distinct id), sum(len(attributes)) from read_json(?, format = "
                           "'newline_delimited', sample_size = -1)", [str(file)]).fetchone()
    assert found == (len(rows), len(rows), sum(len(row["attributes"]) for row in rows)), f"duckdb reads {found}"
    for row in rows:
        assert {*row} == {*FRONT, *BEHIND, "id", "attributes"} - {"tag_id"} and None not in row.values(), f"keys {list(row)}"
        row["attributes"] = {(pair["name"], pair["value"]) for pair in row["attributes"]}
        row["tag_id"] = row["id"]
        yield row


def read(folder, truth, _choices):
    (file,) = folder.iterdir()
    between = {".tsv": "\t", ".csv": ";"}.get(file.suffix)
    assert file.suffix != ".csv" or file.read_bytes().startswith(b"\xef\xbb\xbf"), "no byte order mark: Excel would not tell umlauts"
    rows = list(table(file, between) if between else of_lines(file))
    for article in truth.articles:
        marks = []
        for row in (row for row in rows if row["document_id"] == article.id):
            place = int(row["start"]), int(row["end"])
            assert row["quote"] == article.text[slice(*place)], f"“{row['quote']}” does not stand there"
            assert {name: row[name] for name in META if row[name]} == article.meta, f"{row['title']}: something else is known"
            confidence = None if row["confidence"] in ("", None) else float(row["confidence"])
            marks.append(Mark(row["label"], [place], row["tag_id"], row["note"], row["coder"], confidence, row["created"],
                              row["attributes"], (row["entity_id"], row["entity_name"])))
        truth.compare(article, None, marks, several=between is None, hull=True)
    truth.all_compared()
    return f"Python’s {'csv' if between else 'json'} and duckdb {duckdb.__version__}"


if __name__ == "__main__":
    main(read)
