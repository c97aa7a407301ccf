"""A question that was mistyped -> how it was probably meant: whole readings, likeliest first.

A question's parts (what white space separates) are read in turn

1. with the letters of each word in one alphabet (`lookalikes`),
2. on the other keyboard (`layouts`), or as Russian in Latin letters (`romanization`),
3. with words spelt right that are a letter off (`spelling`).

A reading has to make words of what were none: words of the documents that may be read before words
of a dictionary (`familiarity`). Where most of the question becomes words, all of it is read so,
small words too that mean something as they stand («do», «on»); else those parts alone that become
words of the documents. What is right as it is, is left as it is: a word that a dictionary has gets
no other spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from index.languages import language_of
from index.model import CorrectionKind
from index.search.corrections.draft import (
    Part,
    corrections,
    is_plausible,
    known_letters,
    letters,
    text,
)
from index.search.corrections.familiarity import Familiarity, Standing
from index.search.corrections.spelling import Spelling
from index.search.corrections.ways import UNMIXED, WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer
    from index.collection import Passages
    from index.model import Correction
    from index.ranking import Ranker, Vocabulary
    from index.search.corrections.draft import Draft
    from index.search.corrections.ways import Way
    from index.search.hits import Hits

MOST = 3
"""Readings at most."""

_PARTS = 64
"""How many parts of a question are looked at: the rest of a longer one is read as it was typed."""

_SPELT = 5
"""For how many parts of a question a spelling is looked for."""

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Corrected:
    """How a question may have been meant.

    Attributes:
        text: The question, put right.
        corrections: What of it was read otherwise than it was typed, in order.
        lang: The language of most of its letters, or None where it has none.
    """

    text: str
    corrections: tuple[Correction, ...]
    lang: str | None


class Corrector:
    """Finds such readings in one state of a collection.

    Attributes:
        spelling: What knows likely spellings, sure and unsure ones.
    """

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
        self._analyzer = analyzer
        self._familiarity = Familiarity(ranker, analyzer)
        self.spelling = Spelling(vocabulary, ranker, passages, hits, analyzer)

    def readings(
        self, question: str, unknown: Sequence[str], collections: frozenset[str] | None
    ) -> tuple[Corrected, ...]:
        """How a question may have been meant, likeliest first; none where it is right as typed.

        Args:
            question: As it was typed.
            unknown: Its words that stand in no passage that may be read; without any there is
                nothing to put right.
            collections: What may be read, or None for all.
        """
        if not unknown:
            return ()
        typed = self._read(question, collections)
        if not any(part.is_noise for part in typed):
            return ()
        drafts = self._drafts(typed, collections)
        spelt = [self._spelt(draft, collections) for draft in drafts]
        spelt.sort(key=known_letters, reverse=True)
        found: dict[str, Corrected] = {}
        for draft in (*spelt, *drafts):
            meant = text(question, draft)
            if meant != question and meant not in found:
                language = language_of(meant)
                code = language.code if language else None
                found[meant] = Corrected(meant, corrections(question, draft), code)
        return tuple(found.values())[:MOST]

    def _read(self, question: str, collections: frozenset[str] | None) -> Draft:
        """The parts of a question as they were typed."""
        chunks = list(islice(_CHUNK.finditer(question), _PARTS))
        shown = [chunk.group() for chunk in chunks]
        if question.isupper():  # who types in capitals throughout means nothing by them
            shown = [chunk.lower() for chunk in shown]
        standings = self._familiarity.of(shown, collections)
        return tuple(
            Part(chunk.start(), chunk.group(), chunk.group(), standing)
            for chunk, standing in zip(chunks, standings, strict=True)
        )

    def _drafts(self, typed: Draft, collections: frozenset[str] | None) -> list[Draft]:
        """Readings of whole words; the one as typed last, where it may be right but for slips."""
        plain = self._turned(typed, UNMIXED, collections) or typed
        found = []
        for way in WAYS:
            turned = self._turned(plain, way, collections)
            if turned is not None:
                found.append(turned)
                if is_plausible(turned):
                    break
        alone = found and is_plausible(found[-1]) and not is_plausible(plain)
        return found if alone else [*found, plain]

    def _turned(self, draft: Draft, way: Way, collections: frozenset[str] | None) -> Draft | None:
        """A draft with those parts turned that become words; None where none is."""
        concerned = [
            part for part in draft if part.standing is not None and way.lang in {None, part.lang}
        ]
        right = [part for part in concerned if not part.is_noise]
        turned = self._best([part for part in concerned if part.is_noise], way, collections)
        words = [part for part in turned.values() if not part.is_noise]
        if way.lang is not None and letters(words) > letters(right):
            others = self._best(right, way, collections)
            for part in right:
                other = others.get(part.start, part)
                if (other.standing or 0) >= (part.standing or 0):
                    turned[part.start] = other
        else:
            turned = {
                start: part
                for start, part in turned.items()
                if part.standing in way.alone and len(part.typed) >= way.shortest
            }
        return tuple(turned.get(part.start, part) for part in draft) if turned else None

    def _best(
        self, parts: Sequence[Part], way: Way, collections: frozenset[str] | None
    ) -> dict[int, Part]:
        """What each of some parts becomes, by where it begins: the first of the best known."""
        proposed = [
            replace(part, meant=meant, kind=way.kind)
            for part in parts
            for meant in way.proposals(part.meant)
        ]
        standings = self._familiarity.of([part.meant for part in proposed], collections)
        best: dict[int, Part] = {}
        for part, standing in zip(proposed, standings, strict=True):
            known = replace(part, standing=standing)
            if standing is not None and (
                part.start not in best or known.worth > best[part.start].worth
            ):
                best[part.start] = known
        return best

    def _spelt(self, draft: Draft, collections: frozenset[str] | None) -> Draft:
        """A draft with words spelt right where that is sure enough."""
        shouted = all(part.meant.isupper() for part in draft if part.standing is not None)
        spelt = {}
        for part in islice((part for part in draft if part.is_noise), _SPELT):
            capital_tells = part is not draft[0] and not shouted
            meant = self._spelt_words(part.meant, collections, capital_tells=capital_tells)
            if meant != part.meant:
                spelt[part.start] = replace(
                    part,
                    meant=meant,
                    standing=Standing.FOUND,
                    kind=part.kind or CorrectionKind.SPELLING,
                )
        return tuple(spelt.get(part.start, part) for part in draft)

    def _spelt_words(
        self, chunk: str, collections: frozenset[str] | None, *, capital_tells: bool
    ) -> str:
        """A part with its words spelt right.

        Args:
            chunk: The part.
            collections: What may be read, or None for all.
            capital_tells: Whether a word with a capital is a name.
        """

        def spelt(match: re.Match[str]) -> str:
            typed = match.group()
            for word in self._analyzer.words(typed.lower())[:1]:
                name = capital_tells and typed[0].isupper()
                spelling = self.spelling.sure(word, collections, name=name)
                if spelling is not None:
                    return _in_case_of(typed, spelling)
            return typed

        return _WORD.sub(spelt, chunk)


def _in_case_of(typed: str, spelling: str) -> str:
    """A spelling with a capital, or in capitals, where the typed word has it so."""
    if typed.isupper() and len(typed) > 1:
        return spelling.upper()
    return spelling[:1].upper() + spelling[1:] if typed[:1].isupper() else spelling
