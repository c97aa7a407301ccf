"""Numbers as both languages write them -> one value: 1,500.5 and 1 500,5; 50th and 50-й."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?![\d\w])"  # 1 500 000,5
    r"|\d+(?:[.,]\d+)*(?![\d])"
)
_GROUPED = {
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    "ru": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_FIGURES = re.compile(rf"\d(?:[\d.,]|{_SPACE})*")
_DECIMAL = re.compile(r"\d+[.,]\d+")


class Number(NamedTuple):
    """A number where it stands.

    Attributes:
        span: Where its digits stand in the text.
        value: Its digits with a decimal point and no grouping: "1500.5".
    """

    span: Span
    value: str


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers that a text gives in digits, in order.

    A comma before three digits groups thousands in English and is a decimal comma in Russian. What
    is no number as a whole (28.11.2025, 10.0.0.1) is given as its parts.
    """
    found = []
    for match in _written(text):
        written = match.group()
        if written.isdigit():  # as most are
            found.append(Number(Span(*match.span()), written.lstrip("0") or "0"))
            continue
        written = re.sub(_SPACE, "", written)
        if _GROUPED[lang].fullmatch(written):
            grouping = "," if lang == "en" else "."
            written = written.replace(grouping, "")
        if written.isdigit() or _DECIMAL.fullmatch(written):
            found.append(Number(Span(*match.span()), _canonical(written)))
        else:
            found += [
                Number(
                    Span(match.start() + part.start(), match.start() + part.end()),
                    _canonical(part.group()),
                )
                for part in re.finditer(r"\d+", match.group())
            ]
    return found


def _written(text: str) -> Iterator[re.Match[str]]:
    """What looks like a number; `_NUMBER` is tried where digits are, which is seldom."""
    for figures in _FIGURES.finditer(text):
        yield from _NUMBER.finditer(text, figures.start(), figures.end() + 1)


def _canonical(digits: str) -> str:
    whole, _, decimals = digits.replace(",", ".").partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
