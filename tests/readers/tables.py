"""Reads our own tables with Python’s csv and duckdb: python tests/readers/tables.py FOLDER PROJECT

Both have to find the same cells; and in them, what is coded in the project. For the table of tags, the long table of statements and
the wide one: which of them it is is told by its columns.
"""

import csv
import sys
from collections import Counter

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

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


def number(text):
    return None if text == "" else round(float(text), 9)


def joined(value):
    return "; ".join(value) if isinstance(value, list) else value


def agree(row, wanted):
    """Whether a row says what is coded, in all of these columns."""
    differing = [(name, row[name], value) for name, value in wanted.items() if row[name] != value]
    assert not differing, f"{row['title']}: {differing[:1]}"


def said(row, article, mark):
    """What all tables say of a tag and its article."""
    meta = article.meta
    agree(row, {"document_id": article.id, "label": mark.label, "quote": article.words(mark), "memo": mark.note, "coder": mark.coder,
                "title": meta["title"], "published": meta.get("date", ""), **{n: meta.get(n, "") for n in ("outlet", "author", "section")}})
    assert number(row["confidence"]) == mark.confidence, row


def tags(table, truth, marks):
    for row in table:
        article, mark = marks[row["annotation_id"]]
        said(row, article, mark)
        quote = truth.tags[mark.id]["anchor"]["quote"]
        agree(row, {"spans": " ".join(f"{start}..{end}" for start, end in mark.parts), "prefix": quote["prefix"], "suffix": quote["suffix"],
                    "created": mark.created, "category": mark.kind, **{name: joined(v) for name, v in truth.coded(mark).items()}})
    same(Counter(row["annotation_id"] for row in table), Counter(marks.keys()), "rows")


def statements(table, truth, marks):
    wanted = Counter()
    for article, mark in (pair for pair in marks.values() if pair[1].kind == "statement"):
        coded = truth.coded(mark)
        claimants, issues = list(zip(coded["claimants"], coded["claimant_ids"])), list(zip(coded["issues"], coded["issue_ids"]))
        for claimant in claimants or [("", "")]:
            for issue in issues or [("", "")]:
                wanted[mark.id, *claimant, str(len(claimants)), *issue, str(len(issues))] += 1
    columns = "statement_id claimant claimant_id claimant_count issue issue_id issue_count".split()
    same(Counter(tuple(row[name] for name in columns) for row in table), wanted, "rows")
    of_each = ("claimants", "claimant_ids", "claimant_mentions", "issues", "issue_ids", "actor", "actor_id", "naming")
    for row in table:
        article, mark = marks[row["statement_id"]]
        said(row, article, mark)
        agree(row, {name: joined(value) for name, value in truth.coded(mark).items() if name not in of_each})
        agree(row, {f"claimant_{name}": value for name, value in truth.about(row["claimant_id"]).items()})


SHORT = {"typ": "type", "scop": "scope", "coun": "country", "par": "party"}
SIGNS = {"-2": "-1", "-1": "-1", "0": "0", "ambivalent": "0", "1": "1", "2": "1", "": ""}


def pca(table, truth, marks):
    columns = table[0]
    for row in table:
        article, mark = marks[row["statement_id"]]
        said(row, article, mark)
        coded = truth.coded(mark)
        signs = [SIGNS[coded["position"]]] * max(1, len(coded["issues"]))
        positions = [SIGNS[one] for one in coded["justification_positions"]]
        beside = {"act": coded["claimants"], "adr": coded["addressees"], "adreval": coded["addressee_evaluations"], "obj": coded["objects"],
                  "objeval": coded["object_evaluations"], "issue": coded["issues"], "posit": signs, "frame": coded["justifications"],
                  "posfra": positions}
        for name, listed in beside.items():
            there = [row[column] for column in columns if column[: len(name)] == name and column[len(name) :].isdigit()]
            assert there == listed + [""] * (len(there) - len(listed)), f"{row['title']}: {name} are {there}, not {listed}"
        agree(row, {name: joined(coded[name]) for name in ("proposition", "condition", "attribution", "reporters", "form")})
        date = dict(zip(("year", "month", "day"), coded["claim_date"].split("-")))
        assert [int(row[name] or 0) for name in ("year", "month", "day")] == [int(date.get(n) or 0) for n in ("year", "month", "day")], row
        place = coded["claim_place"]
        city, comma, country = (part.strip() for part in place.rpartition(","))
        agree(row, {"place": place, "city": city if comma else "", "country": country if comma else ""})
        for name, ids in {"act": "claimant_ids", "adr": "addressee_ids", "obj": "object_ids"}.items():
            for n, actor in enumerate(coded[ids], 1):
                about = truth.about(actor)
                agree(row, {f"{name}{short}{n}": about[long] for short, long in SHORT.items()})
    same(Counter(row["statement_id"] for row in table), Counter(i for i, (_, mark) in marks.items() if mark.kind == "statement"), "rows")


def read(folder, truth, _choices):
    (file,) = folder.iterdir()
    table = rows(file)
    columns = table[0]
    check = tags if "annotation_id" in columns else pca if "act1" in columns else statements
    check(table, truth, {mark.id: (article, mark) for article in truth.articles for mark in article.marks})
    truth.checked += len({row.get("annotation_id") or row["statement_id"] for row in table})
    truth.compared |= {row["document_id"] for row in table}
    truth.all_compared()
    return f"Python’s csv and duckdb {duckdb.__version__}"


if __name__ == "__main__":
    main(read)
