"""Reads all that export.mjs saved, each format with the program of its field: python tests/readers/run.py FOLDER

Prints a line for each export and writes table.md: format, articles, tags compared, verdict, and what is lost and said to be lost
(round-trip.tsv, of the native half). A format without a reader fails, and so does one that was not exported; and so does a reader
that does not notice when a single tag of a file has become one of another kind.
"""

import importlib.util
import json
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from truth import Truth  # noqa: E402

READERS = {
    "Project file": "project",
    "Labelled dataset (JSONL)": "dataset",
    "Table of tags (CSV)": "tables",
    "Long table of statements (CSV)": "tables",
    "Wide table of statements (CSV)": "tables",
    "Table of tags (TSV)": "tags",
    "Table of tags for Excel (CSV)": "tags",
    "Tags as lines of JSON (JSONL)": "tags",
    "doccano (JSONL)": "doccano",
    "Label Studio (JSON)": "labelstudio",
    "brat (.txt and .ann)": "brat",
    "INCEpTION (UIMA CAS JSON)": "uima",
    "UIMA CAS XMI": "uima",
    "WebAnno TSV 3.3": "webanno",
    "W3C Web Annotation (JSON-LD)": "w3c",
    "REFI-QDA project (.qdpx)": "refi",
    "MARDY / DebateNet (JSON)": "mardy",
    "Taguette (CSV)": "taguette",
    "DNA event list (CSV)": "dna",
    "DNA database, by way of R (ZIP)": "dna",
    "spaCy (Doc JSON)": "spacy",
    "Prodigy (JSONL)": "prodigy",
    "CoNLL-2003 (word and tag)": "conll",
    "Hugging Face dataset (JSONL)": "huggingface",
    "Report (web page)": "pages",
    "Markdown, with footnotes": "pages",
}

COLUMNS = ["Format", "Articles", "Tags compared", "Read by", "Verdict", "Losses told", "Facts lost: expected", "observed"]


def reader(name):
    """A script of this folder: under another name, as some are called like the programs that they use."""
    spec = importlib.util.spec_from_file_location(f"reader_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def title(export):
    chosen = ", ".join(export["choices"].values())
    return f"{export['format']}: {chosen}" if chosen else export["format"]


def verdict(export, folder, project):
    """What was compared, who read it and what is wrong; the last is nothing if it is well."""
    truth = Truth(project)
    try:
        assert export["format"] in READERS, "no program reads this format: add one in tests/readers"
        by = reader(READERS[export["format"]]).read(folder / export["folder"], truth, export["choices"])
        assert truth.checked > 0 and truth.compared, "nothing was compared"
        return truth, by, None
    except AssertionError as problem:
        return truth, "", str(problem)[:2000] or traceback.format_exc()
    except Exception:
        return truth, "", traceback.format_exc()


def notices(export, folder, project):
    """Whether a file with one wrong label is seen to be wrong: the last “Demand” of the largest file."""
    with tempfile.TemporaryDirectory() as other:
        shutil.copytree(folder / export["folder"], Path(other) / export["folder"])
        files = [file for file in (Path(other) / export["folder"]).rglob("*") if file.is_file() and b"Demand" in file.read_bytes()]
        largest = max(files, key=lambda file: file.stat().st_size)
        before, after = largest.read_bytes().rsplit(b"Demand", 1)
        largest.write_bytes(before + b"Claim" + after)
        return verdict(export, Path(other), project)[2] is not None


def main(folder):
    folder = Path(folder).resolve()
    exports = json.loads((folder / "exports.json").read_text("utf-8"))
    rows = ((folder / "round-trip.tsv").read_text("utf-8") if (folder / "round-trip.tsv").exists() else "").split("\n")
    back = {row.split("\t")[0]: row.split("\t")[4:] for row in rows if row}
    own = next(export for export in exports if export["format"] == "Project file")
    project = folder / own["folder"] / own["files"][0]
    table, failed = [COLUMNS, ["---"] * len(COLUMNS)], 0
    for export in exports:
        truth, by, problem = verdict(export, folder, project)
        if problem is None and export is not own and not notices(export, folder, project):
            problem = "its reader does not notice when a tag is of another kind"
        failed += problem is not None
        said = "agrees" if problem is None else "DISAGREES"
        print(f"test {title(export)} ... {'ok' if problem is None else 'FAILED'}: {len(truth.compared)} articles, {truth.checked} tags; {by or problem}", flush=True)
        losses = back.get(export["folder"], ["–"] * 3)
        table.append([title(export), str(len(truth.compared)), str(truth.checked), by, said, *losses])
    well = len(exports) - failed
    for format in set(READERS) - {export["format"] for export in exports}:
        print(f"test {format} ... FAILED: it was not exported")
        failed += 1
    text = "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in table)
    (folder / "table.md").write_text(text, "utf-8")
    print(f"\n{text}\ntest result: {'FAILED' if failed else 'ok'}. {well} passed; {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
