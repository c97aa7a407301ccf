"""What these tests start from: links of made sentences, and what is said to differ in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from index.bitext import Knowledge
from index.differences import Comparer
from index.model import Link, Side

if TYPE_CHECKING:
    from index.analysis import Analyzer
    from index.model import Difference, Mark

Told = list[tuple[str, str, str]]
"""For each difference its kind, and the texts of both places."""

Compare = Callable[[str, str], Told]


def linked(english: str, russian: str) -> Link:
    """A link of a passage a line on each side."""
    en, ru = english.split("\n"), russian.split("\n")
    return Link(
        Side("en.txt", "en", tuple(range(3, 3 + len(en))), tuple(en)),
        Side("ru.txt", "ru", tuple(range(5, 5 + len(ru))), tuple(ru)),
        1.0,
    )


def text_of(side: Side, mark: Mark) -> str:
    """What stands in a marked place; the span must lie inside its passage."""
    text = side.texts[side.paragraphs.index(mark.paragraph)]
    assert 0 <= mark.span.start <= mark.span.end <= len(text)
    return text[slice(*mark.span)]


def told(link: Link, found: tuple[Difference, ...]) -> Told:
    """Differences as tests compare them."""
    return [(one.kind.value, text_of(link.a, one.a), text_of(link.b, one.b)) for one in found]


@pytest.fixture(scope="session")
def comparer(analyzer: Analyzer) -> Comparer:
    """One that has learned nothing: names and numbers are all that it knows."""
    return Comparer(Knowledge(), ("en", "ru"), analyzer)


@pytest.fixture(scope="session")
def compare(comparer: Comparer) -> Compare:
    """Compares an English and a Russian text."""

    def compared(english: str, russian: str) -> Told:
        link = linked(english, russian)
        return told(link, *comparer.differences([link]))

    return compared
