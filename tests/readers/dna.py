"""Checks tables for DNA. Usage: dna.py FILE.events.csv | FOLDER [STATEMENTS]

An event list by the columns, forms and signs that DNA writes; the archive for R by its texts: what stands from start to stop,
counted in UTF-16 units, has to be the words of the statement. Needs nothing but Python. With R at hand, make_dna.R can be run as
it is.
"""

import csv
import re
import sys
from pathlib import Path

FRONT = ["statement_id", "time", "person", "organization", "concept", "agreement"]
BEHIND = ["start_position", "stop_position", "text", "coder", "document_id", "document_title", "document_author",
          "document_source", "document_section", "document_type"]


def table(path, delimiter):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        names = next(reader)
        assert len(set(names)) == len(names), f"{path}: two columns of one name"
        rows = []
        for row in reader:
            assert len(row) == len(names), f"{path}: line {reader.line_num} has {len(row)} cells of {len(names)}"
            rows.append(dict(zip(names, row)))
        return names, rows


def variables(row):
    assert row["person"] or row["organization"] or row["concept"], f"nothing is coded: {row}"
    assert row["agreement"] in ("", "0", "1"), f"agreement is “{row['agreement']}”"
    assert row["claimant"] in (row["person"], row["organization"]) if "claimant" in row else True, f"whose? {row}"


def events(path):
    names, rows = table(path, ";")
    assert names[:6] == FRONT and names[-10:] == BEHIND, f"columns {names}"
    for n, row in enumerate(rows, 1):
        assert row["statement_id"] == str(n), f"statement {row['statement_id']} in row {n}"
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?", row["time"]), f"time “{row['time']}”"
        width = int(row["stop_position"]) - int(row["start_position"])
        assert width == len(row["text"].encode("utf-16-le")) // 2, f"{width} units for “{row['text']}”"
        assert row["document_id"].isdigit() and (row["coder"] == "" or row["coder"].isdigit())
        variables(row)
    return len(rows)


def archive(folder):
    _, documents = table(folder / "documents.csv", ",")
    _, rows = table(folder / "statements.csv", ",")
    texts = {row["document_id"]: row["text"].encode("utf-16-le") for row in documents}
    assert len(texts) == len(documents), "two texts of one number"
    for row in rows:
        words = texts[row["document_id"]][2 * int(row["start"]) : 2 * int(row["stop"])].decode("utf-16-le")
        assert words and words == row["text"], f"“{words}” stands there, not “{row['text']}”"
        variables(row)
    for name in ("make_dna.R", "README.txt"):
        assert (folder / name).stat().st_size > 500, f"{name} is missing"
    return len(rows)


def main():
    path = Path(sys.argv[1])
    found = archive(path) if path.is_dir() else events(path)
    if len(sys.argv) > 2:
        assert found == int(sys.argv[2]), f"{found} statements"
    print(f"dna: {found} statements")


if __name__ == "__main__":
    main()
