"""Web pages: the main text by trafilatura, without navigation, banners and comments.

trafilatura is asked for precision first, and for its default balance where that finds nothing. What
the page states of itself (title, date, address) is `page_statements`' business.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from index.errors import NoPassages
from index.reading.decoding import clean, decode
from index.reading.draft import Draft, join
from index.reading.furniture import furniture_among
from index.reading.page_statements import address_of, day_of, heading_of
from index.reading.statements import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# where a page names its own encoding, all of it ASCII (HTML Standard: in the first 1024 bytes, but
# pages do it later too)
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes

# «&#151;» for a dash, as old pages have it, and «&#0;», which no tree can hold
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|\d{1,10});?", re.IGNORECASE)
_MARKUP = frozenset("<>&\"'")
_PAGE_BREAK = str.maketrans("\v\f", "\n\n")  # a tree cannot hold these either

# the parser's time grows with the square of an element's attributes; no page means as many
_LONG_TAG = re.compile(r"<([a-z][a-z0-9]*)\s([^<>]{10000,})", re.IGNORECASE)
_MOST_ATTRIBUTES = 500

_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "code", "list", "table", "body"})
_CELL_GAP = " | "
_BLANK_LINE = re.compile(r"\n\s*\n")


def read(data: bytes, path: str) -> Draft:
    """A web page -> its main text and blocks: paragraphs, headings, list items, rows of tables.

    Raises:
        CutOff: It ends in the middle of a character.
        NotText: It is no text.
        NoPassages: It has no main text.
    """
    page = _parse(decode(data, path, _declared(data)))
    blocks = [] if page is None else [clean(block) for block in _main_blocks(page)]
    if page is None or not blocks:
        raise NoPassages(path=path)
    is_around = furniture_among(blocks)
    furniture = [block for block, flag in zip(blocks, is_around, strict=True) if flag]
    prose = [block for block, flag in zip(blocks, is_around, strict=True) if not flag]
    text, spans = join(prose)
    return Draft(
        title=heading_of(page),
        date=day_of(page) or date_of(furniture, prose),
        url=address_of(page),
        text=text,
        blocks=spans,
    )


def _declared(data: bytes) -> str | None:
    found = _DECLARATION.search(data, 0, _DECLARED_WITHIN)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _parse(text: str) -> html.HtmlElement | None:
    """The page's tree, or None where there is not one element in it.

    The text goes in as UTF-8 under a parser that is told so: what the page declares was for the
    bytes that it came in. The parser resolves no entity but characters and goes to no network.
    """
    source = _LONG_TAG.sub(_bound_attributes, _REFERENCE.sub(_resolve, text))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(
            source.translate(_PAGE_BREAK).encode(), parser=parser, ensure_head_body=True
        )
    except etree.ParserError:  # nothing but white space or comments
        return None


def _resolve(reference: re.Match[str]) -> str:
    """The character that a numeric reference stands for, by HTML's rules; none for an invalid one.

    What would be markup is left as it is.
    """
    character = clean(unescape(reference.group())).replace("\ufffd", "")
    return reference.group() if character in _MARKUP else character


def _bound_attributes(tag: re.Match[str]) -> str:
    return tag.group() if tag[2].count("=") <= _MOST_ATTRIBUTES else f"<{tag[1]}"


@cache
def _quiet() -> None:
    """Keeps the libraries' remarks on odd pages from people: what matters of them is raised."""
    for library in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(library).setLevel(logging.CRITICAL)


def _main_blocks(page: html.HtmlElement) -> list[str]:
    _quiet()
    for precise in (True, False):
        found = bare_extraction(
            page, include_comments=False, include_tables=True, favor_precision=precise
        )
        blocks = list(_blocks(found.body)) if isinstance(found, Extraction) else []
        if blocks:
            return blocks
    return []


def _blocks(body: etree._Element) -> Iterator[str]:
    """The text of each block of trafilatura's tree, in order; a table's row is one block."""
    text: list[str] = []
    in_row = False
    for event, element in etree.iterwalk(body, events=("start", "end")):
        breaks = element.tag in _BLOCKS and (element.tag == "row" or not in_row)
        if breaks:
            yield from _pieces(text)
            text = []
        if event == "start":
            in_row = in_row or element.tag == "row"
            if element.tag == "cell" and "".join(text).strip():
                text.append(_CELL_GAP)
            text.append("\n" if element.tag == "lb" else element.text or "")
        else:
            in_row = in_row and element.tag != "row"
            text.append(" " if in_row else "")
            text.append(element.tail or "")
    yield from _pieces(text)


def _pieces(text: list[str]) -> Iterator[str]:
    """A block, or several where empty lines part it, as two line breaks do on old pages."""
    for piece in _BLANK_LINE.split("".join(text)):
        if piece.strip():
            yield piece.strip()
