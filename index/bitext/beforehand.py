"""What is known of two vocabularies before anything is learned from passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.bitext.cognates import Pairs, cognates
from index.bitext.glossary import glossary_pairs
from index.bitext.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.bitext.vocabulary import Vocabulary


def known_beforehand(
    a: Vocabulary,
    b: Vocabulary,
    glossary: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = (),
) -> Translations:
    """Numbers, names and loan words that look alike, and what dictionaries say.

    Args:
        glossary: Words of language a that stand for words of language b, by dictionaries.
    """
    found = _surest([cognates(a, b), glossary_pairs(glossary, a, b)], len(b.types))
    return Translations.of_weights(*found, (len(a.types), len(b.types)))


def _surest(parts: Sequence[Pairs], width: int) -> Pairs:
    """Each pair once, with the greatest of its weights."""
    a, b, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    keys = a * width + b
    order = np.lexsort((-weight, keys))
    first = np.concatenate([[True], np.diff(keys[order]) > 0])
    kept = order[first[: len(order)]]
    return Pairs(a[kept], b[kept], weight[kept])
