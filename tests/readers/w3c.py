"""Reads a folder of Web Annotations: python tests/readers/w3c.py FOLDER PROJECT

By what the model of the W3C says that annotations, collections and pages must have, by the words at each position, and as
RDF with pyld: whatever a file says has to arrive there.
"""

import json
import re
import sys
from importlib.metadata import version
from urllib.parse import unquote

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from pyld import jsonld  # noqa: E402
from truth import META, Mark, Tie, main  # noqa: E402

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
MOTIVATIONS = """assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating
questioning replying tagging""".split()


def names(prefix, words):
    return {word: prefix + word for word in words.split()}


def links(prefix, pairs):
    return {key: {"@id": prefix + name, "@type": "@id"} for key, name in pairs.items()}


# The terms of the standard's context that these files use, so that nothing has to be fetched.
TERMS = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "AnnotationCollection": "http://www.w3.org/ns/activitystreams#OrderedCollection",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    **names(OA, "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector"),
    **names(OA, "start end exact prefix suffix"),
    **names(OA, " ".join(MOTIVATIONS)),
    **links(OA, {"body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector"}),
    **links("http://purl.org/dc/terms/", {"creator": "creator"}),
    **links("http://www.w3.org/ns/activitystreams#", {key: key for key in "partOf first last next prev".split()}),
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "created": "http://purl.org/dc/terms/created",
    "total": "http://www.w3.org/ns/activitystreams#totalItems",
    "startIndex": "http://www.w3.org/ns/activitystreams#startIndex",
}


def loader(url, options):
    assert url == CONTEXT, f"another context: {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}


def many(value):
    return value if isinstance(value, list) else [value]


def head(thing, of_type):
    """What every file on its own has."""
    assert CONTEXT in many(thing["@context"]), "no context of the standard"
    assert IRI.fullmatch(thing["id"]), f"id {thing['id']}"
    assert of_type in many(thing["type"]), f"type {thing['type']}"


def check_body(body):
    assert body["type"] in {"TextualBody", "SpecificResource"}, body
    assert body["purpose"] in MOTIVATIONS, body
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str), f"one value each: {body}"
    else:
        assert IRI.fullmatch(body["source"]), f"one source each: {body}"


def check_target(target, article):
    text = article["value"]
    assert target["type"] == "SpecificResource" and target["source"] == article["id"], target
    quote, place = target["selector"]
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector"), target
    start, end = place["start"], place["end"]
    assert 0 <= start < end <= len(text), f"{start}-{end} lies outside the text"
    assert quote["exact"] == text[start:end], f"“{quote['exact']}”, but there stands “{text[start:end]}”"
    assert quote["prefix"] == text[max(0, start - 32) : start], f"{quote['prefix']} does not stand before {start}"
    assert quote["suffix"] == text[end : end + 32], f"{quote['suffix']} does not stand behind {end}"


def check(one, article, ids):
    """What an annotation must have. Its number of targets that are text, and whether it is a link."""
    assert one["type"] == "Annotation" and IRI.fullmatch(one["id"]), one
    assert one["id"] not in ids, f"{one['id']} is there twice"
    assert "@context" not in one, f"{one['id']}: a context of its own, inside a page"
    ids.add(one["id"])
    assert one["motivation"] in MOTIVATIONS, one["motivation"]
    if "created" in one:
        assert TIME.fullmatch(one["created"]), one["created"]
    if "creator" in one:
        assert one["creator"]["type"] == "Person" and one["creator"]["name"], one["creator"]
    assert 0 <= one.get("confidence", 0) <= 1, one["confidence"]
    assert one["body"] and one["target"], f"{one['id']}: no body or no target"
    for body in many(one["body"]):
        check_body(body)
    if one["motivation"] == "linking":
        assert [b["purpose"] for b in one["body"]].count("linking") == 1, one
        return 0, True
    for target in many(one["target"]):
        check_target(target, article)
    return len(many(one["target"])), False


def check_rdf(page, targets, path):
    """Whether all of it arrives as RDF."""
    quads = jsonld.to_rdf(page, {"documentLoader": loader})["@default"]
    of = lambda name: [q for q in quads if q["predicate"]["value"] == OA + name]
    assert len(of("exact")) == len(of("start")) == len(of("end")) == targets, f"{path}: a place got lost"
    typed = [q for q in quads if q["object"]["value"] == OA + "Annotation"]
    assert len(typed) == len(page["items"]), f"{path}: an annotation got lost"
    assert len(of("motivatedBy")) == len(typed), f"{path}: a motivation got lost"
    tagged = [q for q in of("hasPurpose") if q["object"]["value"] == OA + "tagging"]
    assert len(tagged) == len(typed), f"{path}: a label got lost"
    expanded = json.dumps(jsonld.expand(page, {"documentLoader": loader}), ensure_ascii=False)
    said = json.dumps({key: value for key, value in page.items() if key != "@context"})
    for term in "article attribute confidence".split():
        arrived = expanded.count(f'"urn:x-demarche:term:{term}":')
        assert arrived == said.count(f'"{term}":'), f"{path}: {term} got lost"


def plain(iri):
    """An id of ours."""
    return unquote(iri.removeprefix("urn:uuid:").removeprefix("urn:x-demarche:id:"))


def purposes(one):
    found = {}
    for body in many(one["body"]):
        found.setdefault(body["purpose"], []).append(body)
    return found


def mark(one):
    said = purposes(one)
    (label,) = [body["value"] for body in said["tagging"]]
    places = [target["selector"][1] for target in many(one["target"])]
    attributes = {(body["attribute"], body["value"]) for body in said.get("describing", [])}
    entity = ("", "")
    for body in said.get("identifying", []):
        iri = plain(body["source"]).removeprefix("http://www.wikidata.org/entity/")
        entity = iri, body.get("name", iri)
    notes = [body["value"] for body in said.get("commenting", [])]
    return Mark(label, [(p["start"], p["end"]) for p in places], plain(one["id"]), "".join(notes), one.get("creator", {}).get("name", ""),
                one.get("confidence"), one.get("created", ""), attributes, entity)


def tie(one):
    said = purposes(one)
    (label,), (target,) = said["tagging"], said["linking"]
    notes = [body["value"] for body in said.get("commenting", [])]
    return Tie(label["value"], plain(one["target"]), plain(target["source"]), "".join(notes))


def read(folder, truth, _choices):
    collection = json.loads((folder / "collection.jsonld").read_text("utf-8"))
    head(collection, "AnnotationCollection")
    jsonld.expand(collection, {"documentLoader": loader})
    assert [label["name"] for label in collection["labels"]] == truth.labels, "other labels"
    paths = sorted(p for p in folder.rglob("*.jsonld") if p.name != "collection.jsonld")
    pages = [(path, json.loads(path.read_text("utf-8"))) for path in paths]
    pages.sort(key=lambda page: page[1]["startIndex"])
    start, ids = 0, set()
    for path, page in pages:
        head(page, "AnnotationPage")
        article, items = page["article"], page["items"]
        assert page["partOf"] == collection["id"], f"{path}: part of another collection"
        assert page["startIndex"] == start, f"{path}: begins at {page['startIndex']}, not {start}"
        start += len(items)
        links = [one["motivation"] == "linking" for one in items]
        targets = sum(check(one, article, ids)[0] for one in items)
        check_rdf(page, targets, path)
        marks = [mark(one) for one, link in zip(items, links) if not link]
        ties = [tie(one) for one, link in zip(items, links) if link]
        meta = {name: article[name] for name in META if name in article}
        truth.compare(truth.by_id[plain(article["id"])], article["value"], marks, ties, meta=meta, apart=False)
    truth.all_compared()
    assert collection["total"] == start, f"{collection['total']} in all, but there are {start}"
    by_id = {page["id"]: page for _, page in pages}
    assert len(by_id) == len(pages), "two pages of the same id"
    at, last, seen = collection.get("first"), None, 0
    while at:
        assert by_id[at].get("prev") == last, f"{at}: another page before it"
        at, last, seen = by_id[at].get("next"), at, seen + 1
    assert seen == len(pages) and last == collection.get("last"), "not every page is reached from the first"
    return f"PyLD {version('PyLD')} and the model of the W3C"


if __name__ == "__main__":
    main(read)
