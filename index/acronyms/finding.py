"""Where a text says what an acronym is short for.

«Министерство иностранных дел (МИД)», "SCO (Shanghai Cooperation Organisation)", «Организация
Объединённых Наций (далее – ООН)», "the Shanghai Cooperation Organisation, or SCO", «ООН – это
Организация Объединённых Наций». Several acronyms side by side («МИД РК») are defined together.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.acronyms.names import Named, name_words, named
from index.acronyms.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.acronyms.names import Acronym

_MOST = 200
"""How many mentions of a passage are looked at: more than any has that was written by people."""

_REACH = 200
"""How many characters a full name and what follows it may take."""

_TRAILING = 2
"""How many words with capitals may stand between a name and its acronym: «… дел Казахстана»."""

_TELLING = 3
"""Letters that are not found by chance; fewer must stand in brackets on their own."""

_CONNECTOR = re.compile(r"\(| (?:or|или) | [–—-] ")
_ASIDE = frozenset({"(", "–", "—", "-"})
"""The connectors that a full name may stand behind."""

# what may stand between a connector and the acronym or the name; nothing is tried twice
_LEAD = re.compile(
    r"(?:(?:далее|по|тексту|именуем\w{2,4}|также|или|сокращ[её]нно|сокр|это|the|or|an?|also|is|as"
    r"|known|called|herein(?:after)?|hereafter|henceforth|referred|to|abbreviated|short|for)\b"
    r"[ .:,–—-]*+|[«\"“„'‘])*+",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<first>[^\W\d_]{2,14}+)(?![^\W_])(?:[ -][^\W\d_]{2,20}+(?![^\W_])){0,2}")
_SHORT_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_]{2,14}[ -])?[^\W\d_]{2,14}$")
_BEFORE = 30  # characters: two acronyms
_PARTS = re.compile("[ -]")
_ENDS = re.compile(r"[»\"”’' ]*+(?:[),;/]|$)")
_BORDER = re.compile(r"[.;:!?()\[\]]")


class _Mention(NamedTuple):
    """Acronyms that stand where a name may be given for them.

    Attributes:
        tokens: Words, of which those next to the connector look like acronyms.
        start: Where the name may begin.
        end: Where it may end.
        in_brackets: Whether it stands in brackets: the name, if that is what follows, or the first
            acronym on its own.
        is_before: Whether the acronyms stand before the name.
    """

    tokens: tuple[str, ...]
    start: int
    end: int
    in_brackets: bool
    is_before: bool = False


def acronyms(text: str) -> tuple[Acronym, ...]:
    """The acronyms whose full names a text gives, each once, in order.

    Args:
        text: A passage, its white space folded.
    """
    found = (
        one
        for mention in islice(_mentions(text), _MOST)
        for one in (_behind if mention.is_before else _in_front)(text, mention)
    )
    return tuple(dict.fromkeys(found))


def _mentions(text: str) -> Iterator[_Mention]:
    for connector in _CONNECTOR.finditer(text):
        mark = connector.group().strip()
        lead = _LEAD.match(text, connector.end())
        start = lead.end() if lead else connector.end()
        short = _SHORT.match(text, start)
        if short is not None and shapes(short["first"]):
            alone = mark == "(" and _ENDS.match(text, short.end("first")) is not None
            end = connector.start()
            first = max(0, end - _REACH)
            borders = [border.end() for border in _BORDER.finditer(text, first, end)]
            tokens = tuple(_PARTS.split(short.group()))
            yield _Mention(tokens, max([first, *borders]), end, alone)
        if mark in _ASIDE:
            end = connector.start()
            short = _SHORT_BEFORE.search(text[max(0, end - _BEFORE) : end].rstrip("»\"”’' "))
            if short is not None:
                tokens = tuple(_PARTS.split(short.group()))
                if shapes(tokens[-1]):
                    border = _BORDER.search(text, start, start + _REACH)
                    last = border.start() if border else min(len(text), start + _REACH)
                    yield _Mention(tokens, start, last, mark == "(", is_before=True)


def _in_front(text: str, mention: _Mention) -> tuple[Acronym, ...]:
    """The acronyms of a mention that names stand before."""
    tokens = mention.tokens
    words = name_words(text, mention.start, mention.end)
    for some in dict.fromkeys((tokens, tokens[:2], tokens[:1])):
        found = _safe(named(text, some, words), sure=mention.in_brackets or len(some) > 1)
        if found is not None:
            return found.acronyms
    left_out = 0
    while words and (words[-1].is_small or words[-1].is_capital):
        left_out += not words.pop().is_small
        if left_out > _TRAILING:
            break
        found = _safe(named(text, tokens[:1], words, freely=False), sure=False)
        if found is not None:
            return found.acronyms
    return ()


def _behind(text: str, mention: _Mention) -> tuple[Acronym, ...]:
    """The acronyms of a mention that names stand behind."""
    words = name_words(text, mention.start, mention.end)
    for some in dict.fromkeys((mention.tokens, mention.tokens[-1:])):
        if not (words and all(map(shapes, some)) and _begins(some[0], words[0].form)):
            continue
        found = []
        for end in range(1, len(words) + 1):
            following = words[end].start if end < len(words) else mention.end
            is_whole = end == len(words) or text[words[end - 1].end : following] != " "
            whole = mention.in_brackets and is_whole
            one = _safe(named(text, some, words[:end], freely=whole), sure=whole)
            if one is not None and one.start == 0:
                found.append(one)
        if found:
            return min(found, key=lambda one: one.cost).acronyms
    return ()


def _begins(token: str, form: str) -> bool:
    """Whether a name that begins with a word may be what an acronym is short for."""
    return form[:1] == token[0].lower()


def _safe(found: Named | None, *, sure: bool) -> Named | None:
    """What was found, if it is no chance: two letters are, save where brackets hold them alone."""
    if found is None or sure or all(len(one.short) >= _TELLING for one in found.acronyms):
        return found
    return None
