"""Markdown (CommonMark with tables): rendered to plain text, every block of it a passage.

Marks of emphasis go, the words of a link and of an image's description stay, raw HTML loses its
tags. Front matter in YAML may state title, date and address; where it is broken, the document is
read without it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from index.model import fold_space
from index.reading.dates import find_dates
from index.reading.decoding import clean, decode
from index.reading.draft import Draft, join
from index.reading.statements import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_HIDDEN_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][^<>]*>|<[!?][^<>]*>", re.IGNORECASE)
_CELL_GAP = " | "


def read(data: bytes, path: str) -> Draft:
    """A Markdown file -> its rendered text and blocks.

    Raises:
        CutOff: It ends in the middle of a character.
        NotText: It is no text.
    """
    tokens = _parser().parse(decode(data, path))
    matter = _front_matter(tokens)
    blocks = [clean(block) for block in _blocks(tokens)]
    text, spans = join(blocks)
    dates = find_dates(matter.get("date", ""))
    headings = (fold_space(clean(heading)) for heading in _main_headings(tokens))
    return Draft(
        title=matter.get("title") or next(filter(None, headings), None),
        date=dates[0][1] if dates else date_of((), blocks),
        url=matter.get("canonical") or matter.get("url"),
        text=text,
        blocks=spans,
    )


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)


def _front_matter(tokens: Sequence[Token]) -> dict[str, str]:
    """The front matter's plain entries, keys in lower case; empty where there is none to read.

    The document is composed, not constructed: its nodes are text, so that nothing in it is carried
    out, and a date that does not exist is no error.
    """
    if not tokens or tokens[0].type != "front_matter":
        return {}
    try:
        node = yaml.compose(tokens[0].content, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):  # broken, or nested without end
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(key.value).lower(): fold_space(clean(value.value))
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode)
        and isinstance(value, yaml.ScalarNode)
        and not value.tag.endswith(":null")
    }


def _main_headings(tokens: Sequence[Token]) -> Iterator[str]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            yield _plain(inline.children or ())


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each block; a table gives one a row, its cells parted by bars."""
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "tr_open":
                row = []
            case "tr_close":
                yield _CELL_GAP.join(row or ())
                row = None
            case "inline" if row is not None:
                row.append(_plain(token.children or ()))
            case "inline":
                yield _plain(token.children or ())
            case "fence" | "code_block":
                yield token.content
            case "html_block":
                yield _without_tags(token.content)


def _plain(children: Sequence[Token]) -> str:
    """Inline tokens -> the words that a reader sees."""
    parts = []
    for token in children:
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(_plain(token.children or ()))
    return "".join(parts)


def _without_tags(html: str) -> str:
    return _TAG.sub("", _HIDDEN_HTML.sub("", html))
