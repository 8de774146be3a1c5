"""Reads a dataset with datasets and duckdb: python tests/readers/huggingface.py FOLDER

The columns have to be of the types that the card declares and none without values of a type, every row as it is in the file,
every tag on its own words, every article in one split.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = os.environ["HF_DATASETS_OFFLINE"] = "1"

import datasets  # noqa: E402
import duckdb  # noqa: E402


def check(row, where):
    text = row["text"]
    ids = [span["id"] for span in row["spans"]]
    assert len(set(ids)) == len(ids), f"{where}: an id twice"
    for span in row["spans"]:
        assert text[span["start"] : span["end"]] == span["text"] != "", f"{where}: {span}"
        parts = span["parts"]
        assert (parts[0]["start"], parts[-1]["end"]) == (span["start"], span["end"]), f"{where}: {span}"
        assert all(a["end"] < b["start"] for a, b in zip(parts, parts[1:])), f"{where}: {span}"
    for tie in row["relations"]:
        assert tie["head"] in ids and tie["tail"] in ids, f"{where}: {tie}"
    assert len(row["tokens"]) == len(row["ner_tags"]), where
    at = 0
    for token in row["tokens"]:
        at = text.index(token, at) + len(token)
    assert "".join(row["tokens"]) == "".join(text.split()), f"{where}: other words"
    tagged = sum(tag.startswith(("B-", "S-")) for tag in row["ner_tags"])
    assert tagged <= len(row["spans"]), where


def nothing_null(value, where):
    assert value is not None, f"{where}: null"
    if isinstance(value, dict):
        for key, inner in value.items():
            nothing_null(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for inner in value:
            nothing_null(inner, where)


def main(folder):
    folder = Path(folder).resolve()
    with tempfile.TemporaryDirectory() as cache:
        data = datasets.load_dataset(str(folder), cache_dir=cache)
        seen, spans = [], 0
        assert set(data) == {file.stem for file in folder.glob("*.jsonl")}, f"splits {set(data)}"
        for split, rows in data.items():
            file = folder / f"{split}.jsonl"
            with open(file, encoding="utf-8", newline="\n") as lines:
                said = [json.loads(line) for line in lines]
            assert len(said) == len(rows), f"{split}: {len(rows)} rows of {len(said)}"
            names = rows.features["ner_tags"].feature.names
            assert "Json" not in str(rows.features) and "null" not in str(rows.features), rows.features
            for n, (row, line) in enumerate(zip(rows, said), 1):
                where = f"{split}, row {n}"
                row["ner_tags"] = [names[tag] for tag in row["ner_tags"]]
                differing = [key for key in line if row[key] != line[key]]
                assert row == line, f"{where}: {[(k, row[k], line[k]) for k in differing][:1]}"
                nothing_null(row, where)
                check(row, where)
                seen.append(row["number"])
                spans += len(row["spans"])
            rest = duckdb.execute(
                "select doc_id::varchar, len(spans), len(relations), len(tokens), text from read_json(?, "
                "maximum_object_size = 100000000, sample_size = -1)", [str(file)]
            ).fetchall()
            own = [(r["doc_id"], len(r["spans"]), len(r["relations"]), len(r["tokens"]), r["text"]) for r in said]
            assert [row[:4] for row in rest] == [row[:4] for row in own], f"{split}: duckdb reads other rows"
            assert [row[4] for row in rest] == [row[4] for row in own], f"{split}: duckdb reads other texts"
    assert sorted(seen) == list(range(1, len(seen) + 1)), "an article is missing or there twice"
    sizes = {split: len(rows) for split, rows in data.items()}
    print(f"datasets {datasets.__version__}, duckdb {duckdb.__version__}: {sizes}, {spans} spans, {len(names)} tags")


if __name__ == "__main__":
    main(*sys.argv[1:])
