"""Reads files as the data of MARDY and DebateNet are published: python tests/readers/mardy.py FOLDER PROJECT

There is no library for them. Keys and types are those of the published files; strong positions are 1 and -1 there.
"""

import json
import re
import sys
from collections import Counter

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from truth import Mark, Tie, lines, main, same  # noqa: E402

POSITIONS = {"1": "1", "2": "1", "-1": "-1", "-2": "-1", "0": "0"}


def mark(one):
    attributes = {(name, value) for name, values in one["attributes"].items() for value in values}
    return Mark(one["kind"], [(one["begin"], one["end"])], one["id"], one.get("note", ""), one.get("coder", ""),
                one.get("confidence"), one.get("created", ""), attributes, (one.get("entity", ""), one.get("name", "")))


def values(attributes, name):
    return [value for key, value in attributes if key == name]


def check_claim(claim, article, meta, attributes):
    assert claim["quote"] == article.text[claim["begin"] : claim["end"]], claim
    assert re.fullmatch(r"(\d{4}(\d\d(\d\d)?)?)?", claim["cdate"]), claim["cdate"]
    said = (values(attributes, "claim_date") or [meta.get("date", "")])[0]
    assert claim["cdate"] == said.replace("-", ""), claim
    assert claim["cpos"] == POSITIONS.get("".join(values(attributes, "position")), "empty"), claim


def read(folder, truth, _choices):
    wanted = Counter()
    for file in sorted(folder.glob("*.json")):
        article = json.loads(file.read_text("utf-8"))
        there = truth.by_id[article["doc_id"]]
        assert [set(token) for token in article["tokens"]] == [{"begin", "end", "pos"}] * len(article["tokens"]), file
        for one in article["tokens"] + article["sentences"]:
            words = article["text"][one["begin"] : one["end"]]
            assert words and words == words.strip(), f"{file}: {one}"
        assert all(entity["category"] in ("I-PER", "I-LOC", "I-ORG", "I-MISC") for entity in article["entities"]), file
        for claim in article["claims"]:
            attributes = mark(claim).attributes
            check_claim(claim, there, article["meta"], attributes)
            assert sorted(claim["claims"]) == sorted(values(attributes, "issue")), claim
            assert sorted(claim["actorvalues"]) == sorted("per_" + name for name in values(attributes, "claimant")), claim
            for name in values(attributes, "claimant") or [""]:
                wanted[claim["id"], name, claim["quote"], tuple(claim["claims"])] += 1
        found = [mark(one) for one in article["entities"] + article["claims"]]
        ties = [Tie(tie["label"], tie["from"], tie["to"], tie.get("note", "")) for tie in article["ties"]]
        truth.compare(there, article["text"], found, ties, meta=article["meta"])
    truth.all_compared()
    rows = lines(folder / "claims.jsonl")
    for row in rows:
        assert row["quote"] == truth.by_id[row["doc_id"]].text[row["begin"] : row["end"]], row
    found = Counter((row["anno_id"], row["name"], row["quote"], tuple(row["claimvalues"])) for row in rows)
    same(found, wanted, "claims.jsonl")
    return "form of the published data"


if __name__ == "__main__":
    main(read)
