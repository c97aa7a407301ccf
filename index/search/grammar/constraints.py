"""What was typed beside the question, made ready to be held against passages and documents.

Phrases are found by Shift-And (Baeza-Yates and Gonnet, A New Approach to Text Searching, 1992) over
words in the place of letters, all phrases in one pass: a number has a bit for each word of each
phrase, set where the phrase stands in the text up to that word. Words are as good as equal where
they have a reading in common. The cost is linear in the passage, however often a phrase begins in
it in vain.

Between two words of a text stand only space and marks, hyphens among them, since letters and digits
make words. So words that follow each other stand side by side.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.model import fold_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from index.analysis import Analyzer, Word
    from index.search.grammar import Phrase, Typed

_FORMS = 100_000
"""How many words are remembered in their exact form: those of a large collection that recur."""

_UNSEEN = re.compile(r"[\u0300\u0301\u00ad\u200b-\u200d]")  # marks of stress, places to break at
_terms = attrgetter("terms")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Phrases as one Shift-And automaton; each of their words is any of several keys.

    Attributes:
        ends: For each phrase the bit of its last word.
        starts: The bits of their first words.
        masks: For each key the bits of the words that it can stand for.
    """

    ends: Mapping[Phrase, int]
    starts: int
    masks: Mapping[str, int]

    @classmethod
    def of(cls, phrases: Mapping[Phrase, Sequence[Iterable[str]]]) -> Patterns:
        """Makes the automaton.

        Args:
            phrases: For each phrase the keys of each of its words, of which it has one at least.
        """
        ends: dict[Phrase, int] = {}
        masks: dict[str, int] = {}
        starts, bit = 0, 1
        for phrase, words in phrases.items():
            starts |= bit
            for keys in words:
                for key in keys:
                    masks[key] = masks.get(key, 0) | bit
                bit <<= 1
            ends[phrase] = bit >> 1
        return cls(ends, starts, masks)

    def found(self, words: Iterable[Iterable[str]]) -> set[Phrase]:
        """The phrases that stand in a text.

        Args:
            words: The keys of each of its words, in order.
        """
        masks, starts = self.masks, self.starts
        foreign = masks.keys().isdisjoint
        state = seen = 0
        for keys in words:
            if foreign(keys):  # as nearly all words of a passage are
                state = 0
                continue
            fitting = 0
            for key in keys:
                fitting |= masks.get(key, 0)
            state = (state << 1 | starts) & fitting
            seen |= state
        return {phrase for phrase, end in self.ends.items() if seen & end}


class Held(NamedTuple):
    """What a passage holds of what it is to hold.

    Attributes:
        allowed: Whether it holds all that is required, and nothing that is excluded.
        preferred: The preferred phrases that it holds.
    """

    allowed: bool
    preferred: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What was typed beside the question, by the terms of an analyzer.

    Attributes:
        required: What a passage must hold to be shown.
        preferred: What makes a passage come before others.
        excluded: What a passage must not hold.
        terms: For each word of each required phrase the terms of which a passage that holds the
            phrase has one.
        dates: The first and the last day that a document may be dated, or None for any.
        names: Parts of names and titles, folded, of which a document has one; none for any.
        analyzer: What tells the words of passages.
        lemmas: The phrases in any form, by terms.
        forms: The exact ones, by folded words.
    """

    required: frozenset[Phrase]
    preferred: tuple[Phrase, ...]
    excluded: frozenset[Phrase]
    terms: tuple[tuple[frozenset[str], ...], ...]
    dates: tuple[date, date] | None
    names: tuple[str, ...]
    analyzer: Analyzer
    lemmas: Patterns
    forms: Patterns

    @classmethod
    def of(cls, typed: Typed, analyzer: Analyzer) -> Constraints:
        """Makes ready what was typed.

        Small words alone exclude nothing («кто -то»), save in their exact form: nearly every
        passage holds one.

        Args:
            typed: What was typed.
            analyzer: The one that passages are analysed by.
        """
        excluded = [one for one in typed.excluded if one.exact or not _is_small(one, analyzer)]
        phrases = (*typed.required, *typed.preferred, *excluded)
        words = {phrase: _words(phrase, analyzer) for phrase in phrases}
        return cls(
            frozenset(typed.required),
            typed.preferred,
            frozenset(excluded),
            tuple(words[phrase] for phrase in typed.required),
            typed.dates,
            tuple(map(_folded, typed.documents)),
            analyzer,
            Patterns.of({one: words[one] for one in phrases if not one.exact}),
            Patterns.of({one: _forms(one, analyzer) for one in phrases if one.exact}),
        )

    @property
    def binds(self) -> bool:
        """Whether there is a passage that may not be shown."""
        return bool(self.required or self.excluded or self.dates or self.names)

    def holds(self, passage: str) -> bool:
        """Whether a passage holds all that is required, and nothing that is excluded."""
        return not (self.required or self.excluded) or self.held(passage).allowed

    def held(self, passage: str) -> Held:
        """What a passage holds of what it is to hold."""
        typed = self.analyzer.split(passage) if self.forms.ends else ()
        return self.held_by(self.analyzer.words(passage) if self.lemmas.ends else (), typed)

    def held_by(self, words: Iterable[Word], typed: Iterable[str]) -> Held:
        """The same of a passage whose words are known.

        Args:
            words: What the analyzer tells of them, in order.
            typed: The same as they stand.
        """
        found: set[Phrase] = set()
        if self.lemmas.ends:
            found |= self.lemmas.found(map(_terms, words))
        if self.forms.ends:
            found |= self.forms.found((_form(word),) for word in typed)
        return Held(
            self.required <= found and self.excluded.isdisjoint(found),
            tuple(phrase for phrase in self.preferred if phrase in found),
        )

    def admits(self, name: str, title: str | None) -> bool:
        """Whether a document is one of those that were named, if any were."""
        if not self.names:
            return True
        known = [_folded(one) for one in (name, title or "")]
        return any(part in one for part in self.names for one in known)


def _words(phrase: Phrase, analyzer: Analyzer) -> tuple[frozenset[str], ...]:
    """For each word of a phrase the terms that a passage has where it holds the phrase.

    A small word in capitals is an acronym, with a term of its own (WHO, US). Who types it so means
    that, unless all of the phrase is in capitals or the exact form is asked for, which pays no heed
    to capitals; who types it in small letters may mean both.
    """
    typed = analyzer.split(phrase.text)
    shouted = phrase.exact or (len(typed) > 1 and phrase.text.isupper())
    found = []
    for word in typed:
        cases = (word,) if word.isupper() and not shouted else (word.lower(), word.upper())
        found.append(frozenset(term for case in cases for term in analyzer.read(case).terms))
    return tuple(found)


def _forms(phrase: Phrase, analyzer: Analyzer) -> list[tuple[str]]:
    """The words of a phrase as they are compared where their form is meant."""
    return [(_form(word),) for word in analyzer.split(phrase.text)]


@lru_cache(_FORMS)
def _form(word: str) -> str:
    """A word without what cannot be heard or seen: capitals, the dots of ё, marks of stress."""
    small = unicodedata.normalize("NFC", word.lower()).replace("ё", "е").replace("’", "'")
    return small if small.isascii() else _UNSEEN.sub("", small)


def _is_small(phrase: Phrase, analyzer: Analyzer) -> bool:
    """Whether a phrase has no word that says what a text is about."""
    return all(word.is_stop for word in analyzer.words(phrase.text))


def _folded(name: str) -> str:
    """A name or title as it is compared: without capitals, ё, underscores, wide letters."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е").replace("_", " ")
    return fold_space(folded)
