"""A word that stands nowhere -> how it was probably meant, in words of what may be read.

Two sources: terms of the collection a letter or two away from the word or its lemma, and forms of a
dictionary one letter away whose lemma stands in the collection. A word of the vocabulary is a
lemma; shown is the form nearest to what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.languages import language_of
from index.model import Suggestion
from index.ranking import Filters
from index.search.corrections.nearness import Nearness, distance
from index.search.corrections.slips import listed_beside
from index.search.corrections.word_lists import is_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer, Word
    from index.collection import Passages
    from index.ranking import Ranker, Vocabulary
    from index.search.hits import Hits

_SHORTEST, _LONG = 4, 8
"""Letters from which a word may have one wrong, and from which two."""

_MOST_WORDS = 5
"""For how many words of a question a spelling is looked for: a question of noise has none."""

_SURE, _SURE_OF_NAME, _SURE_OF_TWO, _SHARE = 5, 7, 10, 0.8
"""When a spelling needs no asking: letters from which a word has one wrong, and a name (Марино is
not Марио), and from which either has two; the share of the passages with any term as near that the
likeliest one needs.

Its first letter is right then (it mostly is: Pollock and Zamora, 1984), and what has a capital
becomes a name. Slips in words of XQuAD put right and put wrong (English, Russian), and how many of
some 540 names of NTREX that XQuAD lacks were taken for others: .69 .69, .002 .008, 0 1; names from
five letters on: .72 .73, .002 .008, 3 3; a capital telling nothing besides: .83 .80, .004 .013,
9 13; no spelling with a rival: .70 .72, .000 .000, 3 3. Two slips in words of eight letters and
more: .32 .40, .000 .021; two letters wrong from eight on: .54 .51, .007 .021, with 4 and 5 names.
"""

_READ = 3
"""In how many passages the form nearest to what was typed is looked for."""


class Near(NamedTuple):
    """A term that a word may have been meant as.

    Attributes:
        wrong: How many letters are wrong then.
        common: In how many passages that may be read it stands.
        term: The term.
        form: The form of it that is nearest, where a dictionary has it.
    """

    wrong: int
    common: int
    term: str
    form: str | None


class Spelling:
    """Finds likely spellings in one state of a collection."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        ranker: Ranker,
        passages: Passages,
        hits: Hits,
        analyzer: Analyzer,
    ) -> None:
        """Reads nothing yet.

        Args:
            vocabulary: The words of the collection.
            ranker: What knows how common they are, and where they stand.
            passages: Where passages are stored.
            hits: What knows which of them may be read.
            analyzer: The one that the words were found by.
        """
        self._nearness = Nearness(vocabulary)
        self._ranker = ranker
        self._passages = passages
        self._hits = hits
        self._analyzer = analyzer

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
            for word in self._analyzer.words(typed)[:1]:
                near = self.near(word, collections)
                if near:
                    found.append(Suggestion(typed, self.as_written(near[0], word, collections)))
        return tuple(found)

    def near(self, word: Word, collections: frozenset[str] | None) -> list[Near]:
        """The terms that a word may have been meant as, likeliest first.

        Args:
            word: One that stands in some passage that may be read, or in a dictionary, has none.
            collections: What may be read, or None for all.
        """
        wrong = mistakes(word.form)
        readings = (word.form, *word.terms)
        filters = Filters(collections=collections)
        if not wrong or is_right(word) or self._ranker.frequencies(readings, filters).terms:
            return []
        forms: dict[str, tuple[int, str | None]] = {
            term: (letters, None)
            for term, letters in self._nearness.terms(
                readings, wrong, _SHORTEST - 1, collections
            ).items()
        }
        for form in sorted(listed_beside(word.form, word.lang or "")):
            for meant in self._analyzer.words(form)[:1]:
                if not meant.is_stop:
                    for term in meant.terms:
                        if forms.get(term, (wrong + 1, None))[1] is None:
                            forms[term] = (1, form)
        common = self._ranker.frequencies(forms, filters).terms
        found = [Near(forms[term][0], common[term], term, forms[term][1]) for term in common]
        return sorted(found, key=lambda one: (one.wrong, -one.common, one.term))

    def sure(
        self, word: Word, collections: frozenset[str] | None, *, name: bool = False
    ) -> str | None:
        """The spelling that a word was surely meant as, or None where that is not sure enough.

        Args:
            word: One that stands nowhere.
            collections: What may be read, or None for all.
            name: Whether it is written like a name: it is a slip in a name then or none.
        """
        near = self.near(word, collections) if len(word.form) >= _SURE else []
        if not near:
            return None
        best = near[0]
        meant = best.form or best.term
        named = _is_name(meant)
        rivals = [one for one in near if one.wrong == best.wrong and meant not in one[2:]]
        if (
            best.wrong > (1 if len(word.form) < _SURE_OF_TWO else 2)
            or meant[0] != word.form[0]
            or best.common < _SHARE * (best.common + sum(one.common for one in rivals))
            or (name and not named)
            or (named and len(word.form) < _SURE_OF_NAME)
        ):
            return None
        return best.form or self.as_written(best, word, collections)

    def as_written(self, near: Near, word: Word, collections: frozenset[str] | None) -> str:
        """The form of a term that is nearest to a word, as some passage has it."""
        scored = self._ranker.top({near.term: 1.0}, Filters(collections=collections), _READ)
        forms: set[tuple[int, str]] = set()
        for stored in self._passages.get([one.passage for one in scored]):
            if self._hits.card(stored.document, collections) is None:
                continue
            text = stored.passage.text
            for token in self._analyzer.tokens(text):
                if near.term in token.terms:
                    shown = text[slice(*token.span)]
                    if shown.istitle() and not _is_name(token.form):  # a sentence began with it
                        shown = shown.lower()
                    forms.add((distance(word.form, token.form), shown))
        return min(forms)[1] if forms else near.term


def mistakes(form: str) -> int:
    """How many letters of a word may be wrong: none of a short one or one with a figure."""
    if len(form) < _SHORTEST or not form.isalpha():
        return 0
    return 1 if len(form) < _LONG else 2


def is_right(word: Word) -> bool:
    """Whether a dictionary has the word as it is, so that it needs no other spelling."""
    return word.lang is None or is_listed(word.form, word.lang)


def _is_name(form: str) -> bool:
    language = language_of(form)
    return language is not None and language.is_name(form)
