"""A word that stands nowhere -> how it was probably meant, in words of what may be read.

The distance is Damerau and Levenshtein's in the form of optimal string alignment: letters added,
left out, replaced, and neighbours that changed places, none of them twice. A word of the vocabulary
is a lemma, so that the word typed and what it would be the form of are both compared with it; shown
is the form nearest to what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from index.languages import LANGUAGES
from index.model import Suggestion
from index.ranking import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer, Token, Word
    from index.collection import Passages
    from index.ranking import Ranker, Vocabulary
    from index.search.hits import Hits

_SHORTEST, _LONG = 4, 8
"""Letters from which a word may have one wrong, and from which two."""

_MOST_WORDS = 5
"""For how many words of a question a spelling is looked for: a question of noise has none."""

_READ = 3
"""In how many passages the form nearest to what was typed is looked for."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Finds likely spellings in one state of a collection.

    Attributes:
        vocabulary: Its words.
        ranker: What knows how common they are, and where they stand.
        passages: Where passages are stored.
        hits: What knows which of them may be read.
        analyzer: The one that the words were found by.
    """

    vocabulary: Vocabulary
    ranker: Ranker
    passages: Passages
    hits: Hits
    analyzer: Analyzer

    def suggestions(
        self, words: Sequence[str], collections: frozenset[str] | None
    ) -> tuple[Suggestion, ...]:
        """Likely spellings of words, from the collections that may be read alone.

        Args:
            words: As they were typed; those that stand somewhere get none.
            collections: What may be read, or None for all.
        """
        found = []
        for typed in words[:_MOST_WORDS]:
            for word in self.analyzer.words(typed)[:1]:
                term = self._likeliest(word, collections)
                if term is not None:
                    found.append(Suggestion(typed, self._as_written(term, word, collections)))
        return tuple(found)

    def _likeliest(self, word: Word, collections: frozenset[str] | None) -> str | None:
        """The term nearest to a word, the most common one of several; None where none is near."""
        wrong = mistakes(word.form)
        readings = (word.form, *word.terms)
        filters = Filters(collections=collections)
        if not wrong or is_right(word) or self.ranker.frequencies(readings, filters).terms:
            return None
        near = dict(self._near(readings, wrong, collections))
        common = self.ranker.frequencies(near, filters).terms
        ranked = sorted(common, key=lambda term: (near[term], -common[term], term))
        return ranked[0] if ranked else None

    def _near(
        self, readings: Sequence[str], wrong: int, collections: frozenset[str] | None
    ) -> Iterator[tuple[str, int]]:
        """Terms with at most so many letters wrong, and how many; the nearest come last."""
        lengths = sorted(map(len, readings))
        letters = range(max(_SHORTEST - 1, lengths[0] - wrong), lengths[-1] + wrong + 1)
        found = []
        for terms in self.vocabulary.terms(letters, collections):
            if terms:
                distances = cdist(
                    readings, terms, scorer=OSA.distance, score_cutoff=wrong, dtype=np.uint8
                ).min(axis=0)
                near = np.flatnonzero(distances <= wrong).tolist()
                found += [(terms[place], int(distances[place])) for place in near]
        yield from sorted(found, key=lambda one: -one[1])

    def _as_written(self, term: str, word: Word, collections: frozenset[str] | None) -> str:
        """The form of a term that is nearest to a word, as some passage has it."""
        scored = self.ranker.top({term: 1.0}, Filters(collections=collections), _READ)
        forms: set[tuple[int, str]] = set()
        for stored in self.passages.get([one.passage for one in scored]):
            if self.hits.card(stored.document, collections) is None:
                continue
            text = stored.passage.text
            for token in self.analyzer.tokens(text):
                if term in token.terms:
                    shown = text[slice(*token.span)]
                    if shown.istitle() and is_right(token):  # no name: a sentence began with it
                        shown = shown.lower()
                    forms.add((OSA.distance(word.form, token.form), shown))
        return min(forms)[1] if forms else term


def mistakes(form: str) -> int:
    """How many letters of a word may be wrong: none of a short one or one with a figure."""
    if len(form) < _SHORTEST or not form.isalpha():
        return 0
    return 1 if len(form) < _LONG else 2


def is_right(word: Word | Token) -> bool:
    """Whether a dictionary has the word as it is, so that it needs no other spelling."""
    return word.lang is not None and not LANGUAGES[word.lang].is_name(word.form)
