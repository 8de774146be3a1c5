"""Reads a dataset with datasets and duckdb: python tests/readers/huggingface.py FOLDER PROJECT

The columns have to be of the types that the card declares and none without values of a type, every row as it is in the file,
every tag on its own words, every article in one split.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = os.environ["HF_DATASETS_OFFLINE"] = "1"
sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import datasets  # noqa: E402
import duckdb  # noqa: E402
from conll import entities  # noqa: E402
from truth import META, Mark, Tie, lines, longest, main  # noqa: E402

datasets.disable_progress_bars()


def check(row, truth, scheme):
    article, where = truth.by_id[row["doc_id"]], row["title"]
    assert truth.articles[row["number"] - 1] is article, f"{where}: number {row['number']}"
    marks = []
    for span in row["spans"]:
        assert row["text"][span["start"] : span["end"]] == span["text"] != "", f"{where}: {span}"
        parts = [(part["start"], part["end"]) for part in span["parts"]]
        assert (parts[0][0], parts[-1][1]) == (span["start"], span["end"]), f"{where}: {span}"
        attributes = {(pair["name"], pair["value"]) for pair in span["attributes"]}
        marks.append(Mark(span["label"], parts, span["id"], span["note"], span["coder"], span["confidence"] or None, span["created"],
                          attributes, (span["entity_id"], span["entity_name"])))
    ties = [Tie(tie["type"], tie["head"], tie["tail"], tie["note"]) for tie in row["relations"]]
    date = "-".join(f"{row[part]:02}" for part in ("year", "month", "day") if row[part])
    meta = {name: row[name] for name in META if row.get(name)} | ({"date": row["date_as_written"] or date} if date or row["date_as_written"] else {})
    truth.compare(article, row["text"], marks, ties, meta=meta, apart=False)
    words, at = [], 0
    for token in row["tokens"]:
        at = row["text"].index(token, at)
        words.append((at, at + len(token)))
        at += len(token)
    assert "".join(row["tokens"]) == "".join(row["text"].split()), f"{where}: other words"
    assert not any(tag[0] in "SE" for tag in row["ner_tags"]) or scheme == "BIOES", f"{where}: not {scheme}"
    found = {(words[first][0], words[last][1], label) for label, first, last in entities(row["ner_tags"])}
    _, wanted, _ = truth.held(article, apart=False, edges=False)
    wanted = [(*mark.parts[0], mark.label) for mark in wanted if len(mark.parts) == 1]
    assert found <= set(wanted), f"{where}: {found - set(wanted)} are no tags"
    assert sorted(one[:2] for one in found) == longest(one[:2] for one in wanted), f"{where}: other tags than the longest"


def nothing_null(value, where):
    assert value is not None, f"{where}: null"
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        nothing_null(one, f"{where}.{key}")


def read(folder, truth, choices):
    with tempfile.TemporaryDirectory() as cache:
        data = datasets.load_dataset(str(folder), cache_dir=cache)
        assert set(data) == {"train", "validation", "test"}, f"splits {set(data)}"
        for split, rows in data.items():
            file = folder / f"{split}.jsonl"
            said = lines(file)
            assert len(said) == len(rows), f"{split}: {len(rows)} rows of {len(said)}"
            names = rows.features["ner_tags"].feature.names
            assert "Json" not in str(rows.features) and "null" not in str(rows.features), rows.features
            for n, (row, line) in enumerate(zip(rows, said), 1):
                row["ner_tags"] = [names[tag] for tag in row["ner_tags"]]
                differing = [key for key in line if row[key] != line[key]]
                assert row == line, f"{split}, row {n}: {[(k, row[k], line[k]) for k in differing][:1]}"
                nothing_null(row, f"{split}, row {n}")
                check(row, truth, choices.get("Words are tagged in", "BIO"))
            query = "select doc_id::varchar, len(spans), len(relations), len(tokens), text from read_json(?, " \
                    "maximum_object_size = 100000000, sample_size = -1)"
            rest = duckdb.execute(query, [str(file)]).fetchall()
            own = [(r["doc_id"], len(r["spans"]), len(r["relations"]), len(r["tokens"]), r["text"]) for r in said]
            assert rest == own, f"{split}: duckdb reads other rows"
    truth.all_compared()
    sizes = "/".join(str(len(data[split])) for split in ("train", "validation", "test"))
    assert len(data["train"]) > len(data["test"]) > 0 < len(data["validation"]), f"splits of {sizes}"
    return f"datasets {datasets.__version__}, duckdb {duckdb.__version__}, split {sizes}"


if __name__ == "__main__":
    main(read)
