"""Reads our own tables with Python’s csv and duckdb: python tests/readers/tables.py FOLDER PROJECT

Both have to find the same cells; and in them, what is coded in the project. For the table of tags, the long table of statements and
the wide one: which of them it is is told by its columns.
"""

import csv
import sys
from collections import Counter

sys.path.append(sys.path.pop(0))  # This folder last: files in it are called like programs.

import duckdb  # noqa: E402
from truth import main, same  # noqa: E402

FORMULA = "=+-@\t\r"


def armed(cell):
    """The words of a cell, without the apostrophe that keeps a spreadsheet from running it."""
    bare = cell.lstrip("'")
    return cell[1:] if cell[:1] == "'" and bare[:1] and bare[0] in FORMULA else cell


def rows(file):
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "no byte order mark: Excel would take it for another encoding"
    with open(file, encoding="utf-8-sig", newline="") as table:
        head, *found = csv.reader(table, strict=True)
    assert len(set(head)) == len(head), f"a column is there twice: {head}"
    assert all(len(row) == len(head) for row in found), "rows of other lengths"
    for row in found:
        for name, cell in zip(head, row):
            # Numbers, and lists of positions, are left alone.
            plain = not set(cell.replace("ambivalent", "")) - set("-0123456789.; ")
            assert cell[:1] not in [*FORMULA] or plain, f"{name}: a spreadsheet would run {cell}"
    query = "select * from read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', sample_size = -1)"
    other = duckdb.execute(query, [str(file)])
    assert [column[0] for column in other.description] == head, "duckdb reads other columns"
    cells = [["" if cell is None else cell for cell in row] for row in other.fetchall()]
    assert cells == found, f"duckdb reads other rows: {[(a, b) for a, b in zip(cells, found) if a != b][:1]}"
    return [dict(zip(head, map(armed, row))) for row in found]


def values(mark, name):
    return sorted(value for key, value in mark.attributes if key == name)


def number(text):
    return None if text == "" else round(float(text), 9)


def tags(table, truth):
    wanted = Counter()
    for article in truth.articles:
        for mark in article.marks:
            places = " ".join(f"{start}..{end}" for start, end in mark.parts)
            said = truth.tags[mark.id]["anchor"]["quote"]
            wanted[article.id, mark.id, mark.label, places, article.words(mark), said["prefix"], said["suffix"], mark.note,
                   mark.confidence, mark.coder, mark.created, mark.entity[1]] += 1
    found = Counter((row["document_id"], row["annotation_id"], row["label"], row["spans"], row["quote"], row["prefix"], row["suffix"],
                     row["memo"], number(row["confidence"]), row["coder"], row["created"], row["actor"]) for row in table)
    same(found, wanted, "rows")


def statements(table, truth):
    wanted = Counter()
    for article in truth.articles:
        for mark in (mark for mark in article.marks if mark.kind == "statement"):
            frame = truth.tags[mark.id].get("frame", {})
            issues = [truth.path("issues", code) for code in frame.get("issues", [])]
            claimants = [truth.named(part) for part in frame.get("claimants", [])]
            for claimant in claimants or [""]:
                for issue in issues or [""]:
                    wanted[mark.id, article.words(mark), claimant, len(claimants), issue, len(issues), "".join(values(mark, "position")),
                           "".join(values(mark, "proposition"))] += 1
    found = Counter((row["statement_id"], row["quote"], row["claimant"], int(row["claimant_count"]), row["issue"], int(row["issue_count"]),
                     row["position"], row["proposition"] if row["proposition"].strip() else "") for row in table)
    same(found, wanted, "rows")


def pca(table, truth):
    wanted = Counter()
    for article in truth.articles:
        for mark in (mark for mark in article.marks if mark.kind == "statement"):
            frame = truth.tags[mark.id].get("frame", {})
            who = [truth.named(part) for part in frame.get("claimants", [])]
            wanted[mark.id, article.words(mark), *(who + [""] * 3)[:3]] += 1
    found = Counter((row["statement_id"], row["quote"], row["act1"], row["act2"], row["act3"]) for row in table)
    same(found, wanted, "rows")


def read(folder, truth, _choices):
    (file,) = folder.iterdir()
    table = rows(file)
    columns = table[0]
    check = tags if "annotation_id" in columns else pca if "act1" in columns else statements
    check(table, truth)
    truth.checked += len({row.get("annotation_id") or row["statement_id"] for row in table})
    truth.compared |= {row["document_id"] for row in table}
    truth.all_compared()
    return f"Python’s csv and duckdb {duckdb.__version__}"


if __name__ == "__main__":
    main(read)
