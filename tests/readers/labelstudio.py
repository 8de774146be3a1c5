"""Reads files of Label Studio with its own library: python tests/readers/labelstudio.py FOLDER PROJECT

config.xml has to be a sound configuration, each annotation in tasks.json one that fits it.
"""

import json
import re
import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import label_studio_sdk  # noqa: E402
from label_studio_sdk.label_interface import LabelInterface  # noqa: E402
from truth import META, Mark, Tie, main  # noqa: E402


def read(folder, truth, _choices):
    interface = LabelInterface((folder / "config.xml").read_text("utf-8"))
    interface.validate()
    declared = set(interface.get_control("label").labels)
    assert declared == set(truth.labels), f"labels {declared}"
    for task in json.loads((folder / "tasks.json").read_text("utf-8")):
        data = task["data"]
        article = truth.by_id[data["doc_id"]]
        where, text, names = article.meta["title"], data["text"], data.get("attributes", {})
        marks, ties = {}, []
        for annotation in task["annotations"]:
            result = annotation["result"]
            errors = interface.validate_prediction({"result": result}, return_errors=True)
            assert errors == [], f"{where}: {errors}"
            for item in result:
                if item["type"] == "relation":
                    (label,) = item["labels"]
                    assert item["direction"] == "right", item
                    ties.append(Tie(label, item["from_id"], item["to_id"]))
                elif "start" in item["value"]:
                    region(item, text, names, marks, where)
        meta = {name: data[name] for name in META if name in data}
        truth.compare(article, text, marks.values(), ties, across=False, tie_notes=False, meta=meta)
    truth.all_compared()
    return f"label-studio-sdk {label_studio_sdk.__version__}"


def region(item, text, names, marks, where):
    value, name = item["value"], item["from_name"]
    place = value["start"], value["end"]
    assert re.fullmatch(r"[A-Za-z0-9_-]+", item["id"]), item["id"]
    assert 0 <= place[0] < place[1] <= len(text), f"{where}: {place} lies outside the text"
    if item["type"] == "labels":
        assert item["id"] not in marks, f"{where}: {item['id']} is there twice"
        assert value["text"] == text[slice(*place)], f"{where}: “{value['text']}” does not stand there"
        (label,) = value["labels"]
        meta = item.get("meta", {})
        marks[item["id"]] = Mark(label, [place], item["id"], "\n".join(meta.get("text", [])), meta.get("coder", ""),
                                 item.get("score"), meta.get("created", ""))
        return
    mark = marks[item["id"]]
    assert mark.parts == [place], f"{where}: an attribute elsewhere than its tag"
    values = value["choices"] if item["type"] == "choices" else value["text"]
    if name == "entity_id":
        mark.entity = values[0], mark.entity[1]
    elif name == "entity_name":
        mark.entity = mark.entity[0], values[0]
    else:
        mark.attributes |= {(names.get(name, name), one) for one in values}


if __name__ == "__main__":
    main(read)
