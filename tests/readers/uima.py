"""Reads a folder of UIMA files with dkpro-cassis and checks what stands in them. Usage: uima.py FOLDER [TAGS [TIES]]

Each tag has to lie in its text, each tie to lead from a tag to a tag, each attribute that is declared to be readable; and
what cassis writes again has to have as many of each.
"""

import sys
from pathlib import Path

import cassis

TAG, TIE = "webanno.custom.Tag", "webanno.custom.Tie"


def load(path, types):
    if path.suffix == ".json":
        return cassis.load_cas_from_json(path.read_text("utf-8"))
    with path.open("rb") as file:
        return cassis.load_cas_from_xmi(file, typesystem=types)


def check(path, types):
    cas = load(path, types)
    text = cas.sofa_string
    tags, ties = list(cas.select(TAG)), list(cas.select(TIE))
    assert text is not None, f"{path}: no text"
    for tag in tags:
        assert 0 <= tag.begin < tag.end <= len(text), f"{path}: {tag.begin}-{tag.end} lies outside the text"
        assert tag.get_covered_text() == text[tag.begin : tag.end], f"{path}: other words at {tag.begin}"
        assert tag.label, f"{path}: a tag without a label"
        for feature in cas.typesystem.get_type(TAG).all_features:
            value = getattr(tag, feature.name, None)
            if value is not None and feature.rangeType.name == "uima.cas.StringArray":
                assert all(value.elements), f"{path}: an empty value of {feature.name}"
    for tie in ties:
        assert tie.Governor in tags and tie.Dependent in tags, f"{path}: a tie to nowhere"
    again = cassis.load_cas_from_json(cas.to_json())
    assert len(list(again.select(TAG))) == len(tags), f"{path}: tags got lost on the way back"
    assert len(list(again.select(TIE))) == len(ties), f"{path}: ties got lost on the way back"
    assert again.sofa_string == text, f"{path}: another text on the way back"
    return len(tags), len(ties)


def main(folder, *expected):
    folder = Path(folder)
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    files = sorted(p for p in folder.iterdir() if p.suffix in {".json", ".xmi"})
    assert files, f"{folder}: no file to read"
    counts = [check(path, types) for path in files]
    found = [sum(column) for column in zip(*counts)]
    wanted = [int(n) for n in expected]
    assert found[: len(wanted)] == wanted, f"{folder}: {found} tags and ties, not {wanted}"
    print(f"{len(files)} files, {found[0]} tags, {found[1]} ties")


if __name__ == "__main__":
    main(*sys.argv[1:])
