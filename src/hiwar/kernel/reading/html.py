"""HTML: the words of a page a paragraph a line, without its furniture (menus, scripts, forms)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hiwar.kernel.reading.model import Page, ReadingError
from hiwar.kernel.reading.text import tidy

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "nav",
        "form",
        "button",
        "select",
        "textarea",
        "iframe",
        "object",
        "head",
    ]
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_DEEPEST = 400
"""Elements one inside another that are followed; no page of words has nearly as many."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_LOOKS = re.compile(
    rb"^\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.IGNORECASE | re.DOTALL
)


def is_html(data: bytes) -> bool:
    """Whether a file begins as a page of HTML does."""
    return bool(_LOOKS.match(data[:4096].removeprefix(b"\xef\xbb\xbf")))


def pages(data: bytes, _max_pages: int) -> list[Page]:
    """The words of a page of HTML: the title first, then a paragraph a line. ReadingError when it holds no letter."""
    parser = _Words()
    parser.feed(_decoded(data))
    parser.close()
    title = " ".join("".join(parser.title).split())
    lines = [" ".join(line.split()) for line in "".join(parser.words).split("\n")]
    lines = [line for line in lines if line]
    if title and not any(_same(title, line) for line in lines[:5]):
        lines.insert(0, title)
    text = tidy("\n".join(lines))
    if not any(map(str.isalpha, text)):
        raise ReadingError("the page has no words in it", remedy="check that this is the right file")
    return [Page(1, text)]


def _same(title: str, line: str) -> bool:
    """Whether a line is the title, which pages print once more, often with the name of the site."""
    return len(line) > 10 and (line in title or title in line)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    for charset in ("utf-8", named[1].decode("ascii") if named else "utf-8"):
        try:
            return data.removeprefix(b"\xef\xbb\xbf").decode(charset)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


class _Words(HTMLParser):
    """Collects the words outside of what is silent, a line feed at every block, and those of `title`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.title: list[str] = []
        self._silent: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = True
        if tag in _SILENT and tag not in _VOID and len(self._silent) < _DEEPEST:
            self._silent.append(tag)
        if tag == "body":
            self._silent.clear()
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag == "q":
            self.words.append("“")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag == "q":
            self.words.append("”")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self.words.append(data)
