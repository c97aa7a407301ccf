"""What is asked: words of a passage, as somebody would ask who remembers it.

Half of the queries take three to eight of a passage's words as they come, the commonest words
(there, *of* and *the* would be) among them; half leave the hundred commonest lemmas of the language
out. They take turns, so that the first of a list are like the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.ranking.corpus import SEED
from tests.benchmarks.ranking.lemmas import PER_LANGUAGE

if TYPE_CHECKING:
    from tests.benchmarks.ranking.corpus import Corpus

COMMONEST = 100
FEWEST, MOST = 3, 8


@dataclass(frozen=True, slots=True)
class Question:
    """A query.

    Attributes:
        terms: Lemmas, each once.
        places: Their places in the corpus's lemmas.
        source: The ordinal of the passage whose words they are.
        common: Whether it may hold the commonest lemmas.
    """

    terms: tuple[str, ...]
    places: tuple[int, ...]
    source: int
    common: bool


def ask(corpus: Corpus, passages: int, count: int) -> list[Question]:
    """Draws questions about the first so many passages of a corpus."""
    random = np.random.default_rng([SEED, passages, count])
    return [_question(corpus, passages, random, common=number % 2 == 0) for number in range(count)]


def _question(
    corpus: Corpus,
    passages: int,
    random: np.random.Generator,
    *,
    common: bool,
) -> Question:
    while True:
        source = int(random.random() * passages)
        wanted = FEWEST + int(random.random() * (MOST - FEWEST + 1))
        tokens = corpus.tokens_of(source)
        shuffled = tokens[np.argsort(random.random(len(tokens)))].tolist()
        eligible = dict.fromkeys(
            place for place in shuffled if common or place % PER_LANGUAGE >= COMMONEST
        )
        if len(eligible) >= wanted:
            places = tuple(eligible)[:wanted]
            return Question(tuple(corpus.lemmas[at] for at in places), places, source, common)
