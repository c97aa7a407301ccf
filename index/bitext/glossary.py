"""What outside dictionaries say about two vocabularies, before anything is learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.bitext.cognates import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.bitext.vocabulary import Vocabulary


def glossary_pairs(
    entries: Iterable[tuple[Sequence[str], Sequence[str]]], a: Vocabulary, b: Vocabulary
) -> Pairs:
    """The pairs of types that stand for each other in some entry, each once.

    Which word of a phrase stands for which of its translation no dictionary says: all of them for
    each other, by equal shares of the longer side. What is sure of a pair is what the entry that
    is surest of it says.

    Args:
        entries: Words of language a and of language b that mean the same.
        a: The types of language a.
        b: Those of language b.
    """
    a_places = {word: place for place, word in enumerate(a.types)}
    b_places = {word: place for place, word in enumerate(b.types)}
    width = max(1, len(b.types))
    weights: dict[int, float] = {}  # one number a pair, which is quicker to look up
    for a_words, b_words in entries:
        of_b = [b_places[word] for word in b_words if word in b_places]
        if not of_b:
            continue
        share = 1.0 / max(len(a_words), len(b_words))
        for word in a_words:
            if word in a_places:
                row = a_places[word] * width
                for place in of_b:
                    if weights.get(row + place, 0.0) < share:
                        weights[row + place] = share
    pairs = np.fromiter(weights, np.int64, len(weights))
    weight = np.fromiter(weights.values(), np.float64, len(weights))
    return Pairs(pairs // width, pairs % width, weight)
