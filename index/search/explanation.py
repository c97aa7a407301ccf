"""What a question's way to its answer left behind -> an explanation for people.

Nothing is reckoned anew: words, evidence and signs are those that the answer was made by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import (
    ExplainedHit,
    ExplainedWord,
    Explanation,
    PartKind,
    Sign,
    SignKind,
)
from index.search.refusal import BASE, ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Hit, Part, Reading
    from index.search.evidence import Held
    from index.search.refusal import Judgement, Standing
    from index.search.retrieval import Candidate, Inquiry


@dataclass(frozen=True, slots=True)
class Explainer:
    """Says how the answer to a question came about.

    Attributes:
        inquiry: The question.
        judgement: How much its words tell.
        standing: The best of the passages found.
    """

    inquiry: Inquiry
    judgement: Judgement
    standing: Standing

    def explanation(
        self, found: Sequence[Candidate], leading: int, hits: Sequence[Hit]
    ) -> Explanation:
        """Explains an answer.

        Args:
            found: The passages in the order of the answer.
            leading: How many of them, the best, decide whether there is an answer.
            hits: Those of them that are shown.
        """
        candidates = {one.passage.id: one for one in found}
        leaders = {one.passage.id for one in found[:leading]}
        return Explanation(
            tuple(self._words()),
            tuple(
                self._hit(hit, candidates[hit.passage_id], leads=hit.passage_id in leaders)
                for hit in hits
            ),
            BASE,
            ENOUGH,
            self.judgement.demanded,
        )

    def _words(self) -> Iterator[ExplainedWord]:
        query, queries = self.inquiry.query, self.inquiry.queries
        langs = (query.lang, *(lang for lang in queries if lang != query.lang))
        for place, (word, told) in enumerate(zip(query.words, self.judgement.told, strict=True)):
            readings = {lang: queries[lang].words[place].readings for lang in langs}
            stand = {lang: self._standing(lang, known) for lang, known in readings.items()}
            yield ExplainedWord(word.typed, told, stand)

    def _standing(self, lang: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Those of a word's readings that stand in passages of a language, surest first."""
        known = self.inquiry.frequencies[lang].terms
        held = [one for one in readings if one.term in known]
        return tuple(sorted(held, key=lambda one: -one.weight))

    def _hit(self, hit: Hit, candidate: Candidate, *, leads: bool) -> ExplainedHit:
        signs = self.judgement.signs(candidate, self.standing)
        values = (
            signs.covered,
            signs.missing_names,
            signs.surprise,
            signs.lead,
            signs.strength,
        )
        odds = (one + 0.0 for one in signs.log_odds)  # nothing is 0, and not -0
        return ExplainedHit(
            hit.passage_id,
            _with_readings(hit.parts, candidate),
            candidate.evidence.factor,
            tuple(Sign(*one) for one in zip(SignKind, values, odds, strict=True)),
            signs.probability,
            leads,
        )


def _with_readings(parts: Sequence[Part], candidate: Candidate) -> tuple[Part, ...]:
    """Parts of a score with the readings by which words are held, in the passage or its version."""
    readings = {
        PartKind.WORD: _readings(candidate.evidence.held),
        PartKind.VERSION: _readings(candidate.evidence.version),
    }
    return tuple(
        part._replace(reading=next(readings[part.kind])) if part.kind in readings else part
        for part in parts
    )


def _readings(held: Sequence[Held]) -> Iterator[Reading | None]:
    """The readings of the words that are held, in the order of the parts that they make."""
    return (one.reading for one in held if one.score)
