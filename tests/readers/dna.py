"""Checks tables for DNA by the columns, forms and signs that DNA writes: python tests/readers/dna.py FOLDER PROJECT

Of an event list, or of the archive for R: what stands from start to stop, counted in UTF-16 units, has to be the words of the
statement. With R and rDNA at hand, make_dna.R can be run as it is.
"""

import csv
import re
import sys
from collections import Counter

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from truth import main, same  # noqa: E402

FRONT = ["statement_id", "time", "person", "organization", "concept", "agreement"]
BEHIND = ["start_position", "stop_position", "text", "coder", "document_id", "document_title", "document_author",
          "document_source", "document_section", "document_type"]
AGREES = {"1": "1", "2": "1", "-1": "0", "-2": "0"}


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
    assert row["concept"] == row.get("issue", ""), f"another issue: {row}"
    assert row["agreement"] == AGREES.get(row.get("position", ""), ""), f"agreement is “{row['agreement']}”: {row}"
    assert row.get("claimant", "") in (row["person"], row["organization"]), f"whose? {row}"
    return row["kind"], row["text"], row["claimant"], row["issue"], row["note"], row["coder_name"]


def events(path):
    names, rows = table(path, ";")
    assert names[:6] == FRONT and names[-10:] == BEHIND, f"columns {names}"
    for n, row in enumerate(rows, 1):
        assert row["statement_id"] == str(n), f"statement {row['statement_id']} in row {n}"
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?", row["time"]), f"time “{row['time']}”"
        width = int(row["stop_position"]) - int(row["start_position"])
        assert width == len(row["text"].encode("utf-16-le")) // 2, f"{width} units for “{row['text']}”"
        assert row["document_id"].isdigit() and (row["coder"] == "" or row["coder"].isdigit())
    return [(row["document_title"], *variables(row)) for row in rows]


def archive(folder, truth):
    _, documents = table(folder / "documents.csv", ",")
    _, rows = table(folder / "statements.csv", ",")
    texts = {row["document_id"]: row["text"].encode("utf-16-le") for row in documents}
    assert len(texts) == len(documents), "two texts of one number"
    titles = {}
    for row in documents:
        article = truth.by_id[row["article_id"]]
        assert (row["text"], row["title"]) == (article.text, article.meta["title"]), f"{row['title']}: another text"
        titles[row["document_id"]] = row["title"]
    for row in rows:
        words = texts[row["document_id"]][2 * int(row["start"]) : 2 * int(row["stop"])].decode("utf-16-le")
        assert words and words == row["text"], f"“{words}” stands there, not “{row['text']}”"
    for name in ("make_dna.R", "README.txt"):
        assert (folder / name).stat().st_size > 500, f"{name} is missing"
    truth.compared |= {row["article_id"] for row in documents}
    return [(titles[row["document_id"]], *variables(row)) for row in rows]


def read(folder, truth, _choices):
    packed = (folder / "statements.csv").exists()
    found = archive(folder, truth) if packed else events(next(folder.iterdir()))
    wanted, told = Counter(), set()
    for article in truth.articles:
        for mark in article.marks:
            of = lambda name: [value for key, value in mark.attributes if key == name]
            for claimant in of("claimant") or [""]:
                for issue in of("issue") or [""]:
                    if claimant or issue:
                        told.add(article.id)
                        wanted[article.meta["title"], mark.label, article.extent(mark), claimant, issue, mark.note, mark.coder] += 1
    same(Counter(found), wanted, "statements")
    truth.checked += len(found)
    truth.compared |= told
    truth.all_compared()
    return "form of DNA’s tables"


if __name__ == "__main__":
    main(read)
