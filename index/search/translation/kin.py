"""Words of a segment that share a stem with a word: the other aspect, the noun of a verb.

A dictionary has «изобретать», the text «изобрёл» and «изобретение». Without a table of endings
words are of one stem where they have most of their letters in common from the beginning: three
fifths of the longer one, and five letters at least.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_LETTERS = 5
"""How many letters from the beginning words of one stem have in common."""

LEAST_SHARE = 0.6
"""What share of the longer one these are."""


def kin(word: str, terms: Sequence[str]) -> list[str]:
    """The terms that share a stem with a word, itself left out.

    Args:
        word: Any; one with other marks than letters has none.
        terms: Sorted.
    """
    least = max(LEAST_LETTERS, math.ceil(LEAST_SHARE * len(word)))
    if len(word) < least or not word.isalpha():
        return []
    stem = word[:least]
    first = bisect_left(terms, stem)
    alike = takewhile(
        lambda term: term.startswith(stem), (terms[at] for at in range(first, len(terms)))
    )
    return [term for term in alike if term != word and _are_kin(word, term)]


def _are_kin(a: str, b: str) -> bool:
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return common >= LEAST_SHARE * max(len(a), len(b))
