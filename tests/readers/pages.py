"""Looks through pages that are made for reading, with lxml: python tests/readers/pages.py FOLDER PROJECT

Every article has to be there, and of each tag a note with its words and all that is coded. A page must not run anything or ask for anything.
"""

import re
import sys

sys.path.sort(key=__file__.startswith)  # This folder last: files in it are called like programs.

from lxml import etree, html  # noqa: E402
from truth import allowed, main  # noqa: E402


def plain(*texts):
    """Letters and digits alone: how a page sets the rest is its own business."""
    return "".join(c for text in texts for c in allowed(text) if c.isalnum())


def by_html(file):
    """The text, and what is said of each tag."""
    page = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    assert not page.xpath("//script | //link | //iframe | //img | //*[@src]"), f"{file.name} asks for something"
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")], f"{file.name} runs something"
    return page.text_content(), [note.text_content() for note in page.xpath("//ol/li[q]")]


def by_markdown(file):
    text = file.read_bytes().decode("utf-8")
    # A tag may end in the headline.
    return re.sub(r"\[\^\d+\](?!:)", "", text), [note[1] for note in re.finditer(r"^\[\^\d+\]: (.*)$", text, re.M)]


def read(folder, truth, _choices):
    pages = []
    for file in (file for file in folder.rglob("*") if file.suffix in (".html", ".md")):
        text, notes = (by_html if file.suffix == ".html" else by_markdown)(file)
        pages.append((plain(text), [plain(note) for note in notes]))
    assert sum(len(notes) for _, notes in pages) == sum(len(article.marks) for article in truth.articles), "not one note for each tag"
    for article in truth.articles:
        where = f"“{article.meta['title']}”"
        there = [page for page in pages if plain(article.meta["title"]) in page[0]]
        assert there, f"{where} is on no page"
        notes = [note for page in there for note in page[1]]
        for mark in article.marks:
            said = [mark.note, mark.coder, mark.entity[1], *(value for _, value in mark.attributes)]
            begins = plain(mark.label, article.words(mark))
            found = [n for n in notes if n.startswith(begins) and all(plain(value) in n for value in said)]
            assert found, f"{where}: no note says all of {mark.label} “{article.words(mark)}”"
            notes.remove(found[0])
            truth.checked += 1
        truth.compared.add(article.id)
    return f"lxml {etree.__version__}"


if __name__ == "__main__":
    main(read)
