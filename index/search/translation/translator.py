"""What all sources say of a word -> its readings in the other language, with their weights.

What is known of a word before anything was learned counts as if it had been seen once, as it does
in learning (`index.bitext.knowledge`): with c(a, b) times that links taught b for a, t(a) times
that they taught anything for it, d(b | a) a dictionary's shares and s(b) how surely b sounds alike,

    p(b | a) = (c(a, b) + d(b | a) + s(b) · max s / Σ s) / (t(a) + [a dictionary has a] + max s)

A word of the stem of a translation has `KIN` of its probability: dictionaries have one aspect of a
verb, or the verb without its noun. A reading weighs the square root of its probability. Scoring
takes the best reading of a word and not the sum of all; the root stands in for what others of them
would add, and is the geometric mean of "this is what the word means" and "any of them is".

XQuAD in 8 folds of 3 articles, one language of a fold's articles left out, its questions asked in
that language (1264 questions, half of them in each): recall at 1 and at 5 among the passages of the
other language by the sum of each word's best `weight · BM25 of the term`, nothing else; without a
dictionary and with mueller7:

    terms that are the same there        .17 .22    .17 .22
    and words that sound alike           .54 .76    .54 .76
    and CLDR's names, the dictionary     .55 .77    .80 .95
    and the lexicon                      .60 .80    .81 .96
    and kin                              .61 .82    .82 .96
    all of it without sounds             .37 .54    .72 .90
    all of it, weights p and not √p      .58 .81    .77 .94
    all of it, every weight 1            .60 .80    .76 .92

Each constant is a round number in the middle of a plateau: half and twice the 1 that a dictionary
or a sound counts, and a quarter and four fifths for `KIN`, change recall at 1 by .01 at most.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.languages import language_of
from index.model import Reading, ReadingKind
from index.ranking import Filters
from index.search.translation.dictionaries import DictionaryWords
from index.search.translation.lexicon import LearnedWords
from index.search.translation.segments import SegmentWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.collection import Collection
    from index.ranking import Ranker, Snapshot
    from index.ranking.files import Written
    from index.search.query import Query, QueryWord
    from index.search.translation.lexicon import Counts

    # languages, a term, names of collections, what dictionaries say of it in this question
    _Asked = tuple[str, str, str, tuple[str, ...], tuple[tuple[str, float], ...]]

KIN = 0.5
"""How probable a word of the same stem is, beside the translation itself."""

_KEPT = 5_000
"""Of how many words it is kept what they may stand for: some 2 KB each."""

MOST_READINGS = 12
"""How many readings a word has at most: the surest of those that stand in passages."""


class Meaning(NamedTuple):
    """A word of the other language that a word may stand for.

    Attributes:
        probability: How probably it does.
        kind: Whether that is known, or heard.
    """

    probability: float
    kind: ReadingKind


class Translator:
    """Carries questions over into the words of passages in another language.

    It reads a collection that is pinned and keeps what it read. One thread at a time may use it.

    Attributes:
        segments: The words of each segment, by its file.
    """

    segments: dict[Written, SegmentWords]

    def __init__(
        self,
        collection: Collection,
        ranker: Ranker,
        snapshot: Snapshot,
        *,
        previous: Translator | None = None,
    ) -> None:
        """Reads nothing yet: what a question needs is read when it is asked.

        Args:
            collection: Pinned; its lexicons and its dictionaries are asked.
            ranker: What knows which terms stand in passages that may be read.
            snapshot: The index that the ranker searches.
            previous: One for an older state: what was found out about segments is taken over.
        """
        self._ranker = ranker
        self._learned = LearnedWords(collection.lexicons)
        self._dictionaries = DictionaryWords(collection)
        self._meant: dict[_Asked, dict[str, Meaning]] = {}
        known = previous.segments if previous else {}
        self.segments = {
            entry.file: known[entry.file] if entry.file in known else SegmentWords(segment)
            for segment in snapshot.segments
            for entry in (segment.entry,)
        }

    def translated(self, query: Query, to: str, collections: frozenset[str] | None) -> Query:
        """The same question in the words of another language.

        A word's readings there are its own where the other language's passages hold them (numbers,
        acronyms, Latin names inside Russian texts) and its translations; a word that has none of
        these keeps its own, which no passage of that language holds.

        Args:
            query: The question, with whatever readings its words have.
            to: The code of the language to carry it over into.
            collections: Whose lexicons are asked and whose passages' terms taken, or None for all.
        """
        segments = [
            one
            for one in self.segments.values()
            if one.lang == to and (collections is None or one.collection in collections)
        ]
        meanings: dict[str, dict[str, Meaning]] = {}
        for lang, terms in _by_language(query.terms).items():
            if lang != to:
                meanings |= self._meanings(terms, (lang, to), segments)
        names = dict.fromkeys(query.terms)
        for found in meanings.values():
            names |= dict.fromkeys(found)
        held = self._ranker.frequencies(names, Filters(to, collections)).terms
        words = tuple(_carried_over(word, meanings, held) for word in query.words)
        return replace(query, lang=to, words=words)

    def _meanings(
        self, terms: Sequence[str], langs: tuple[str, str], segments: Sequence[SegmentWords]
    ) -> dict[str, dict[str, Meaning]]:
        """For each term of a language what it may stand for in another, in these segments."""
        names = tuple(sorted({segment.collection for segment in segments}))
        known = self._dictionaries.shares(terms, langs)
        asked = {term: (*langs, term, names, tuple(known.get(term, {}).items())) for term in terms}
        if len(self._meant) >= _KEPT:
            self._meant.clear()
        missing = [term for term, key in asked.items() if key not in self._meant]
        if missing:
            learned = self._learned.counts(missing, langs, names)
            heard: dict[str, dict[str, float]] = {term: {} for term in missing}
            for segment in segments:
                for term, near in segment.near(missing).items():
                    heard[term] |= near
            for term in missing:
                meant = _meanings_of(learned.get(term), known.get(term, {}), heard[term])
                self._meant[asked[term]] = _with_kin(meant, segments)
        return {term: self._meant[key] for term, key in asked.items()}


def _by_language(terms: Sequence[str]) -> dict[str, list[str]]:
    """Terms by the language of their letters; numbers, which have none, are left out."""
    found: dict[str, list[str]] = {}
    for term in terms:
        language = language_of(term)
        if language is not None:
            found.setdefault(language.code, []).append(term)
    return found


def _with_kin(
    meanings: Mapping[str, Meaning], segments: Sequence[SegmentWords]
) -> dict[str, Meaning]:
    """Meanings, and words of their stems."""
    found = dict(meanings)
    for term, (probability, kind) in meanings.items():
        for segment in segments:
            for other in segment.kin(term):
                if other not in found or found[other].probability < KIN * probability:
                    found[other] = Meaning(KIN * probability, kind)
    return found


def _meanings_of(
    learned: Counts | None, known: Mapping[str, float], heard: Mapping[str, float]
) -> dict[str, Meaning]:
    """p(b | a) for each translation b of a word a; see the module."""
    surest, sum_heard = max(heard.values(), default=0.0), sum(heard.values())
    times = dict(known)
    seen = surest
    if known:
        seen += 1.0
    if learned:
        seen += learned.taught
        for other, count in learned.times.items():
            times[other] = times.get(other, 0.0) + count
    sounds = {other: sure * surest / sum_heard for other, sure in heard.items()}
    found = {}
    for other in dict.fromkeys([*times, *sounds]):
        said, sounded = times.get(other, 0.0), sounds.get(other, 0.0)
        kind = ReadingKind.TRANSLATION if said > sounded else ReadingKind.SOUND
        found[other] = Meaning((said + sounded) / seen, kind)
    return found


def _carried_over(
    word: QueryWord, meanings: Mapping[str, Mapping[str, Meaning]], held: Mapping[str, int]
) -> QueryWord:
    """A word with its readings among the terms that passages hold."""
    found: dict[str, Reading] = {}
    for reading in word.readings:
        carried = [
            Reading(term, reading.weight * math.sqrt(meaning.probability), meaning.kind)
            for term, meaning in meanings.get(reading.term, {}).items()
        ]
        for one in (reading, *carried):
            if one.term in held and (one.term not in found or found[one.term].weight < one.weight):
                found[one.term] = one
    best = sorted(found.values(), key=lambda one: (-one.weight, one.term))[:MOST_READINGS]
    return replace(word, readings=tuple(best) or word.readings)
