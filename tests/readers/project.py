"""Checks a project file by its published schema, with jsonschema: python tests/readers/project.py FOLDER PROJECT"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from jsonschema import Draft202012Validator  # noqa: E402
from truth import main  # noqa: E402

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "demarche-project-2.schema.json"


def read(folder, truth, _choices):
    (file,) = folder.iterdir()
    project = json.loads(file.read_text("utf-8"))
    for problem in Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(project):
        raise AssertionError(f"{problem.json_path}: {problem.message[:200]}")
    for article in truth.articles:
        for mark in article.marks:
            assert truth.tags[mark.id]["anchor"]["quote"]["exact"] == article.words(mark), mark.id
        truth.compared.add(article.id)
        truth.checked += len(article.marks)
    return f"jsonschema {version('jsonschema')}"


if __name__ == "__main__":
    main(read)
