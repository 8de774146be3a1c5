"""Reads files of UIMA, as JSON or XMI, with dkpro-cassis: python tests/readers/uima.py FOLDER PROJECT

What cassis writes again has to be the same to it.
"""

import sys
from importlib.metadata import version

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

import cassis  # noqa: E402
from truth import META, Mark, Tie, main  # noqa: E402

TAG, TIE, ARTICLE = "webanno.custom.Tag", "webanno.custom.Tie", "webanno.custom.Article"
PLAIN = "begin end sofa label uid entity entityName note coder confidence created".split()


def load(path, types):
    if path.suffix == ".json":
        return cassis.load_cas_from_json(path.read_text("utf-8"))
    with path.open("rb") as file:
        return cassis.load_cas_from_xmi(file, typesystem=types)


def said(cas):
    """Marks and ties, and what is known of the article."""
    text, marks, ties = cas.sofa_string, [], []
    for tag in cas.select(TAG):
        assert 0 <= tag.begin < tag.end <= len(text), f"{tag.begin}-{tag.end} lies outside the text"
        assert tag.get_covered_text() == text[tag.begin : tag.end], f"other words at {tag.begin}"
        attributes = set()
        for feature in cas.typesystem.get_type(TAG).all_features:
            value = getattr(tag, feature.name, None)
            if value is None or feature.name in PLAIN:
                continue
            several = feature.rangeType.name == "uima.cas.StringArray"
            name = feature.description or feature.name
            attributes |= {(name, one) for one in (value.elements if several else [value])}
        confidence = None if tag.confidence is None else float(tag.confidence)
        marks.append(Mark(tag.label, [(tag.begin, tag.end)], tag.uid, tag.note or "", tag.coder or "", confidence,
                          tag.created or "", attributes, (tag.entity or "", tag.entityName or "")))
    for tie in cas.select(TIE):
        ties.append(Tie(tie.label, tie.Governor.uid, tie.Dependent.uid, tie.note or ""))
    (article,) = cas.select(ARTICLE)
    return article.uid, {name: getattr(article, name) for name in META if getattr(article, name)}, marks, ties


def read(folder, truth, _choices):
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    files = sorted(p for p in folder.iterdir() if p.suffix in {".json", ".xmi"})
    for path in files:
        cas = load(path, types)
        uid, meta, marks, ties = said(cas)
        truth.compare(truth.by_id[uid], cas.sofa_string, marks, ties, meta=meta, xml=path.suffix == ".xmi")
        again = cassis.load_cas_from_json(cas.to_json())
        assert again.sofa_string == cas.sofa_string, f"{path}: another text on the way back"
        assert said(again) == (uid, meta, marks, ties), f"{path}: something else on the way back"
    truth.all_compared()
    return f"dkpro-cassis {version('dkpro-cassis')}"


if __name__ == "__main__":
    main(read)
