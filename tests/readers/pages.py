"""Looks through pages that are made for reading, with lxml: python tests/readers/pages.py FOLDER PROJECT

Every article has to be there, and of each the words of its tags. A page must not run anything or ask for anything.
"""

import sys

sys.path.append(sys.path.pop(0))  # This folder last: files in it are called like programs.

from lxml import etree, html  # noqa: E402
from truth import allowed, main  # noqa: E402


def words_of(text):
    return "".join(c for c in allowed(text) if c.isalnum())


def read(folder, truth, _choices):
    content = {}
    for file in (file for file in folder.rglob("*") if file.suffix in (".html", ".md")):
        text = file.read_bytes().decode("utf-8")
        if file.suffix == ".html":
            page = html.fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
            assert not page.xpath("//script | //link | //iframe | //img | //*[@src]"), f"{file.name} asks for something"
            assert not [name for name in page.xpath("//@*/..") for name in name.attrib if name.startswith("on")], f"{file.name} runs something"
            text = page.text_content()
        content[file.name] = words_of(text)
    for article in truth.articles:
        title = words_of(article.meta["title"])
        there = [text for text in content.values() if title in text]
        assert there, f"“{article.meta['title']}” is on no page"
        for mark in article.marks:
            words = words_of(article.words(mark))
            assert any(words in text for text in there), f"“{article.meta['title']}”: “{article.words(mark)}” is not there"
            truth.checked += 1
        truth.compared.add(article.id)
    return f"lxml {etree.__version__}"


if __name__ == "__main__":
    main(read)
