"""An article with tags (HTML, Pango, XDXF) -> its text in lines."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

XDXF_ASIDE = frozenset(
    {"abbr", "abr", "co", "ex", "gr", "iref", "k", "kref", "opt", "pos", "rref", "tr"}
)
"""Elements of XDXF that hold no translation: the headword, transcription, examples, comments,
references, grammar and labels."""

_ALWAYS_ASIDE = frozenset({"script", "style", "head"})
_BLOCKS = frozenset(
    {"ar", "blockquote", "br", "dd", "def", "div", "dl", "dt", "h1", "h2", "h3", "h4", "hr", "li"}
    | {"ol", "p", "table", "td", "tr", "ul"}
)
_TAG = re.compile(r"(<[^<>]{1,500}>)")
_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9]*)")


def plain(text: str, aside: frozenset[str]) -> str:
    """The text between tags; what stands in angle brackets is never a translation.

    Args:
        text: May hold tags and entities, broken ones too.
        aside: Names of elements that are left out with all that they hold, besides scripts.
    """
    return unescape("".join(_kept(text, aside | _ALWAYS_ASIDE)))


def _kept(text: str, aside: frozenset[str]) -> Iterator[str]:
    within: list[str] = []  # the open elements that are left out
    for place, found in enumerate(_TAG.split(text)):
        if place % 2 == 0:
            if not within:
                yield found
            continue
        tag = _NAME.match(found)
        name = tag[1].lower() if tag else ""
        if name not in aside:
            if name in _BLOCKS and not within:
                yield "\n"
        elif not found.startswith("</"):
            if not found.endswith("/>"):
                within.append(name)
        elif within and within[-1] == name:
            within.pop()
            yield " "
