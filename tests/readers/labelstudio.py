"""Reads a folder of Label Studio files and checks what stands in them. Usage: labelstudio.py FOLDER [TAGS [RELATIONS]]

With Label Studio's own library: config.xml has to be a sound configuration, each annotation in tasks.json one that fits it;
and the words of each region have to be those that stand there.
"""

import json
import re
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface


def check(task, interface):
    text = task["data"]["text"]
    tags = ties = 0
    for annotation in task["annotations"]:
        result = annotation["result"]
        errors = interface.validate_prediction({"result": result}, return_errors=True)
        assert errors == [], f"{task['data'].get('title')}: {errors}"
        places = {}
        for item in result:
            if item["type"] == "relation":
                ties += 1
                assert item["from_id"] in places and item["to_id"] in places, f"a relation to nowhere: {item}"
                continue
            value = item["value"]
            if "start" not in value:
                continue
            assert re.fullmatch(r"[A-Za-z0-9_-]+", item["id"]), item["id"]
            place = value["start"], value["end"]
            assert 0 <= place[0] < place[1] <= len(text), f"{item['id']}: {place} lies outside the text"
            if item["type"] == "labels":
                tags += 1
                assert item["id"] not in places, f"{item['id']} is there twice"
                places[item["id"]] = place
                words = text[place[0] : place[1]]
                assert value["text"] == words, f"{item['id']}: “{value['text']}”, but there stands “{words}”"
            else:
                assert places[item["id"]] == place, f"{item['id']}: an attribute elsewhere than its tag"
    return tags, ties


def main(folder, *expected):
    folder = Path(folder)
    interface = LabelInterface((folder / "config.xml").read_text("utf-8"))
    interface.validate()
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))
    assert tasks, f"{folder}: no task"
    found = [sum(column) for column in zip(*(check(task, interface) for task in tasks))]
    wanted = [int(n) for n in expected]
    assert found[: len(wanted)] == wanted, f"{folder}: {found} tags and relations, not {wanted}"
    print(f"{len(tasks)} tasks, {found[0]} tags, {found[1]} relations")


if __name__ == "__main__":
    main(*sys.argv[1:])
