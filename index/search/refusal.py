"""Whether what was found answers: the probability that it does, and the reason where it does not.

A logistic regression over what can be said of a passage in the same units in a collection of ten
passages and of a million: shares of the question's weight, chances, and how far ahead it is. Each
word of the question weighs what its rarest reading weighs in BM25, counted over the passages that
may be read; a word that stands nowhere weighs as much as one that stands once, since it is at least
as rare, and a name or number twice that: for a word the passage may have a synonym, for a name not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import TYPE_CHECKING, Self

from index.languages import language_of
from index.model import ReadingKind, Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.search.evidence import Held
    from index.search.grammar.constraints import Constraints
    from index.search.query import QueryWord
    from index.search.retrieval import Candidate, Inquiry

ASKING = 0.3
"""How much of a word counts that only asks: a passage that answers need not hold it."""

UNKNOWN_NAME = 2.0
"""How many times a name or number that stands nowhere weighs what another such word does."""

BASE, COVERED, MISSING_NAMES, SURPRISE, LEAD, STRENGTH = -3.3, 3.2, -3.3, 1.8, 3.3, 3.5
"""The regression; see `Signs`."""

FULL = 4.0
"""What a passage scores that leaves nothing to be asked for, in weights of the question.

rank-bm25 gives a word up to 2.5 times its weight, what stands together and the version add to it.
"""

ENOUGH = 0.5
"""The probability from which on a passage is called an answer."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage and against it.

    Attributes:
        covered: The share of the question's weight in words that it holds, or its version does.
        missing_names: The share in names and numbers that neither holds.
        surprise: How little chance explains that these words stand together, in units of the
            weight of a word that stands once: negative where some passage of so many had to. Where
            nothing is missing it does not matter: counted by the share that is.
        lead: How far it is ahead of the best passage of any other document, as a share of its
            score, counted by the share that it covers; 0 where it is not ahead.
        strength: How much of what it could score it does.
    """

    covered: float
    missing_names: float
    surprise: float
    lead: float
    strength: float

    @property
    def log_odds(self) -> tuple[float, ...]:
        """What each of them adds to the log odds, in their order."""
        return (
            COVERED * self.covered,
            MISSING_NAMES * self.missing_names,
            SURPRISE * self.surprise,
            LEAD * self.lead,
            STRENGTH * self.strength,
        )

    @property
    def probability(self) -> float:
        """How probably the passage answers."""
        return 1.0 / (1.0 + math.exp(-BASE - sum(self.log_odds)))


@dataclass(frozen=True, slots=True)
class Standing:
    """The best of the passages found, by their documents.

    Attributes:
        document: The document of the best one, None where nothing was found.
        runner_up: The score of the best passage of any other document, 0 where there is none.
    """

    document: int | None
    runner_up: float

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Self:
        """Looks for the best.

        Args:
            candidates: The passages found, best first.
        """
        if not candidates:
            return cls(None, 0.0)
        document = candidates[0].passage.document
        others = (one.evidence.score for one in candidates if one.passage.document != document)
        return cls(document, next(others, 0.0))

    def lead(self, candidate: Candidate) -> float:
        """How far a passage is ahead of any other document's, as a share of its score."""
        score = candidate.evidence.score
        if candidate.passage.document != self.document or not score:
            return 0.0
        return max(0.0, 1.0 - self.runner_up / score)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judges the passages found by a question.

    Attributes:
        words: The words of the question.
        rarity: How much each of them tells as a whole word.
        told: How much each tells in the question.
        passages: How many passages the question was put to, at least 1.
        unseen: What a word tells that stands once.
        unknown: The words that stand nowhere, in no language, as they were typed.
        demanded: Whether the question says by itself what a passage must hold.
        narrowed: What it was narrowed down to, for people to read; nothing where it was not.
    """

    words: tuple[QueryWord, ...]
    rarity: tuple[float, ...]
    told: tuple[float, ...]
    passages: int
    unseen: float
    unknown: tuple[str, ...]
    demanded: bool
    narrowed: tuple[str, ...] = ()

    @classmethod
    def of(cls, inquiry: Inquiry) -> Judgement:
        """Weighs the words of a question."""
        query = inquiry.query
        passages = max(1, *(counted.passages for counted in inquiry.frequencies.values()))
        unseen = math.log(passages + 1)
        langs = [query.lang, *(lang for lang in inquiry.queries if lang != query.lang)]
        rarity, unknown = [], []
        for place, word in enumerate(query.words):
            weight = next(filter(None, (_weight(inquiry, lang, place) for lang in langs)), None)
            if not any(_stands(inquiry, lang, place) for lang in langs):
                unknown.append(word.typed)
            if weight is None:
                weight = unseen * (UNKNOWN_NAME if word.name else 1.0)
            rarity.append(weight)
        constraints = inquiry.narrowing.constraints
        demanded = bool(constraints.required)
        counts = [
            word.share * (ASKING if word.span in query.asked.asking else 1.0)
            for word in query.words
        ]
        told = tuple(map(mul, counts, rarity))
        nowhere = tuple(dict.fromkeys(unknown))
        narrowed = tuple(_narrowed(constraints))
        return cls(query.words, tuple(rarity), told, passages, unseen, nowhere, demanded, narrowed)

    def weights(self, words: Sequence[QueryWord]) -> dict[QueryWord, float]:
        """How much words tell as whole words, the same question's in any language."""
        return dict(zip(words, self.rarity, strict=True))

    def signs(self, candidate: Candidate, standing: Standing) -> Signs:
        """What speaks for and against a passage.

        Args:
            candidate: The passage.
            standing: Of all that were found.
        """
        total = sum(self.told)
        if not total:
            return Signs(0.0, 0.0, 0.0, 0.0, 0.0)
        evidence = candidate.evidence
        there = _shares(self.words, evidence.version) or [0.0] * len(self.words)
        held = list(map(max, _shares(self.words, evidence.held), there))
        covered = sum(told * share for told, share in zip(self.told, held, strict=True))
        missing = sum(
            told * (1.0 - share)
            for word, told, share in zip(self.words, self.told, held, strict=True)
            if word.name
        )
        together = max(
            sum(self.told[place] for place in places)
            for places in (evidence.together, evidence.version_together)
        )
        surprise = (together - math.log(self.passages)) / self.unseen
        return Signs(
            covered / total,
            missing / total,
            surprise * (1.0 - covered / total),
            standing.lead(candidate) * covered / total,
            min(1.0, evidence.score / (FULL * total)),
        )

    def answers(self, signs: Signs) -> bool:
        """Whether a passage is called an answer."""
        return signs.probability >= ENOUGH

    def refusal(self, signs: Sequence[Signs]) -> Refusal | None:
        """The reason not to answer, or None where a passage answers.

        Args:
            signs: Those of the passages that may lead the answer.
        """
        if not self.words:
            return Refusal(RefusalKind.NO_WORDS)
        if (self.demanded and signs) or any(map(self.answers, signs)):
            return None
        if self.narrowed and not signs and not self._unknown_throughout:
            return Refusal(RefusalKind.NARROWED, self.narrowed)
        if self.unknown:
            return Refusal(RefusalKind.UNKNOWN_WORDS, self.unknown)
        return Refusal(RefusalKind.SCATTERED)

    @property
    def _unknown_throughout(self) -> bool:
        """Whether no word stands anywhere, so that nothing would be found by a wider question."""
        return {word.typed for word in self.words} <= set(self.unknown)


def _narrowed(constraints: Constraints) -> Iterator[str]:
    """What binds, in the order of phrases, words, days, documents."""
    yield from sorted(f"={one.text}" if one.exact else one.text for one in constraints.required)
    yield from sorted(f"-{one.text}" for one in constraints.excluded)
    if constraints.dates is not None:
        first, last = constraints.dates
        days = (
            "" if first == date.min else first.isoformat(),
            "" if last == date.max else last.isoformat(),
        )
        yield days[0] if first == last else "..".join(days)
    yield from constraints.names


def _stands(inquiry: Inquiry, lang: str, place: int) -> bool:
    """Whether a word stands in passages of a language: a name that sounds alike may be another."""
    known = inquiry.frequencies[lang].terms
    readings = inquiry.queries[lang].words[place].readings
    return any(one.term in known and one.kind is not ReadingKind.SOUND for one in readings)


def _shares(words: Sequence[QueryWord], held: Sequence[Held]) -> list[float]:
    """How surely a text holds each word: as surely as its reading means it.

    What merely sounds alike is a sign for names: «процесс» is not what *price* means.
    """
    return [
        0.0
        if one.reading is None or (one.reading.kind is ReadingKind.SOUND and not _is_name(word))
        else one.reading.weight
        for word, one in zip(words, held, strict=False)
    ]


def _is_name(word: QueryWord) -> bool:
    """Whether a word is a name, by how it is written or by what dictionaries don't know."""
    if word.name:
        return True
    own = [one.term for one in word.readings if one.kind is ReadingKind.LEMMA]
    languages = [(language_of(term), term) for term in own]
    return all(language is None or language.is_name(term) for language, term in languages)


def _weight(inquiry: Inquiry, lang: str, place: int) -> float | None:
    """What a word of the question tells in a language; None where none of its readings stands."""
    weights = inquiry.frequencies[lang].weights
    known = [one for one in inquiry.queries[lang].words[place].readings if one.term in weights]
    own = [one for one in known if one.kind is ReadingKind.LEMMA]
    return max((weights[one.term] for one in own or known), default=None)
