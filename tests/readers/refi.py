"""Checks a .qdpx file, or a folder with what is in one, against the schema of REFI-QDA; or a codebook, .qdc, against its own.
Usage: refi.py FILE SCHEMA [TAGS [TIES]], refi.py FILE.qdc SCHEMA [CODES]"""

import sys
import zipfile
from pathlib import Path

from lxml import etree

NS = {"q": "urn:QDA-XML:project:1.0"}


def parts(path):
    if path.is_dir():
        return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, f"{path}: damaged"
        return {name: archive.read(name) for name in archive.namelist()}


def codebook(file, schema, expected):
    root = etree.parse(file).getroot()
    assert schema.validate(root), f"{file}: {schema.error_log}"
    guids = [code.get("guid") for code in root.iter("{*}Code")]
    assert len(set(guids)) == len(guids), f"{file}: a guid stands twice"
    loose = {one.get("guid") for one in root.iter("{*}MemberCode")} - set(guids)
    assert not loose, f"{file}: the sets name {loose}, which are no codes"
    assert not expected or len(guids) == int(expected[0]), f"{file}: {len(guids)} codes"
    print(f"{len(guids)} codes: valid")


def main(file, schema, *expected):
    if file.endswith(".qdc"):
        return codebook(file, etree.XMLSchema(etree.parse(schema)), expected)
    files = parts(Path(file))
    schema = etree.XMLSchema(etree.parse(schema))
    root = etree.fromstring(files["project.qde"])
    assert schema.validate(root), f"{file}: {schema.error_log}"
    tags = 0
    for source in root.iterfind(".//q:TextSource", NS):
        name = source.get("plainTextPath").removeprefix("internal://")
        text = files[f"sources/{name}"].decode("utf-8").replace("\r\n", "\n")
        for selection in source.iterfind("q:PlainTextSelection", NS):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            assert 0 <= start < end <= len(text), f"{name}: {start}-{end} lies outside the text"
            assert text[start:end].startswith(selection.get("name")), f"{name}: other words at {start}"
            tags += 1
    found = [tags, len(root.findall(".//q:Link", NS))]
    wanted = [int(n) for n in expected]
    assert found[: len(wanted)] == wanted, f"{file}: {found} tags and ties, not {wanted}"
    print(f"{len(files) - 1} texts, {found[0]} tags, {found[1]} ties: valid")


if __name__ == "__main__":
    main(*sys.argv[1:])
