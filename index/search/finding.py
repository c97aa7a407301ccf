"""A question -> an answer: the best passages, and whether they answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.loading import load
from index.model import Answer
from index.search.narrowing import Narrowing
from index.search.preference import preferring
from index.search.refusal import ENOUGH, Judgement, Standing
from index.search.retrieval import Inquiry, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.collection import Passages
    from index.model import Hit
    from index.ranking import Ranker
    from index.search.explanation import Explainer
    from index.search.hits import Hits
    from index.search.meanings import Meaning
    from index.search.refusal import Signs
    from index.search.retrieval import Candidate, Retrieval, Translate

_SPARE = 10
"""How many passages more than asked for are ranked first: some may be gone from the collection."""

_LEADING = 3
"""How many of the best passages may answer: one further down is no answer to be led by."""

BESIDE = 0.25
"""How probably a passage must answer that stands in the other language alone, to be shown beside
answers in the asker's: half of what is asked of these, for translation loses some of what it holds.
"""

SURE = 0.6
"""From which probability on nothing in the other language stands above an answer in the asker's: it
may be its version that is not linked.
"""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds passages in one state of a collection.

    Attributes:
        ranker: What ranks them.
        retrieval: What finds candidates.
        passages: Where they are stored.
        hits: What makes hits of them.
        translate: What carries a question over into the other language.
    """

    ranker: Ranker
    retrieval: Retrieval
    passages: Passages
    hits: Hits
    translate: Translate

    def answer(
        self,
        meaning: Meaning,
        collections: frozenset[str] | None,
        limit: int,
        marked: int,
        *,
        explain: bool = False,
    ) -> Answer:
        """What the collection has to say to a question.

        Args:
            meaning: The question.
            collections: What may be read, or None for all.
            limit: How many passages at most.
            marked: How many of them, the best, have to have highlights and their best sentence.
            explain: Whether to say how the answer came about.
        """
        inquiry = self._inquiry(meaning, collections)
        found = self._readable(inquiry, self.retrieval.candidates(inquiry, limit + _SPARE))
        judgement = Judgement.of(inquiry)
        standing = Standing.of(found)
        found = _fairly(found, meaning.query.lang, judgement, standing)
        found = preferring(found, meaning.constraints, self.passages)
        leading = [judgement.signs(one, standing) for one in found[:_LEADING]]
        hits = self._hits(inquiry, judgement, found[:limit], marked)
        answer = _answer(meaning, judgement, leading, hits)
        if not explain:
            return answer
        explainer: Explainer = load("index.search.explanation:Explainer")(
            inquiry, judgement, standing
        )
        return replace(answer, explanation=explainer.explanation(found, len(leading), hits))

    def again(
        self, meaning: Meaning, passages: Sequence[int], collections: frozenset[str] | None
    ) -> Answer:
        """The same passages again, with what a question finds in them now.

        Args:
            meaning: The question.
            passages: Their keys; those that are gone or may not be read are left out.
            collections: What may be read, or None for all.
        """
        inquiry = self._inquiry(meaning, collections)
        found = self._readable(inquiry, self.retrieval.judged(inquiry, passages))
        if not found:
            return Answer(meaning.question, meaning.query.lang, None, ())
        judgement = Judgement.of(inquiry)
        ranked = sorted(found, key=order)
        # how far ahead they are is told by all that there is, not by what is shown
        standing = Standing.of(self._readable(inquiry, self.retrieval.candidates(inquiry, _SPARE)))
        fair = _fairly(ranked, meaning.query.lang, judgement, standing)
        fair = preferring(fair, meaning.constraints, self.passages)
        counted = {one.passage.id: one for one in fair}
        found = [counted.get(one.passage.id, one) for one in found]
        signs = [judgement.signs(one, standing) for one in fair[:_LEADING]]
        return _answer(meaning, judgement, signs, self._hits(inquiry, judgement, found, len(found)))

    def _hits(
        self,
        inquiry: Inquiry,
        judgement: Judgement,
        candidates: Sequence[Candidate],
        marked: int,
    ) -> tuple[Hit, ...]:
        """What candidates are shown as; reading a passage costs more than finding it."""
        stored = {one.id: one for one in self.passages.get([one.passage.id for one in candidates])}
        there = [one for one in candidates if one.passage.id in stored]
        self.hits.prepare(list(stored.values()))
        hits = (
            self.hits.found(
                stored[one.passage.id],
                one.evidence.parts(one.words),
                inquiry.query.asked,
                judgement.weights(one.words) if place < marked else {},
                inquiry.collections,
            )
            for place, one in enumerate(there)
        )
        return tuple(hit for hit in hits if hit is not None)

    def _inquiry(self, meaning: Meaning, collections: frozenset[str] | None) -> Inquiry:
        narrowing = Narrowing.of(meaning.constraints, self.retrieval.collection, collections)
        return Inquiry.of(meaning.query, collections, self.ranker, self.translate, narrowing)

    def _readable(self, inquiry: Inquiry, found: Iterable[Candidate]) -> list[Candidate]:
        """Candidates whose documents are there and may be read, in their order."""
        candidates = list(found)
        documents = {one.passage.document for one in candidates}
        readable = self.hits.readable(documents, inquiry.collections)
        return [one for one in candidates if one.passage.document in readable]


def _answer(
    meaning: Meaning, judgement: Judgement, leading: Sequence[Signs], hits: tuple[Hit, ...]
) -> Answer:
    return Answer(
        meaning.question,
        meaning.query.lang,
        judgement.refusal(leading),
        hits,
        judgement.unknown,
        corrections=meaning.corrections,
        confidence=max((signs.probability for signs in leading), default=0.0),
    )


def _fairly(
    found: Sequence[Candidate], lang: str, judgement: Judgement, standing: Standing
) -> list[Candidate]:
    """One list of both languages, in which the asker's comes first where both have an answer.

    Where the asker's language answers, what stands in the other alone must be near to answering to
    stand beside it, and surer to stand above.
    """
    own = [one for one in found if one.passage.lang == lang]
    sure = max((judgement.signs(one, standing).probability for one in own[:_LEADING]), default=0.0)
    if sure < ENOUGH:
        return list(found)
    kept = list(own)
    for one in found:
        if one.passage.lang != lang:
            probability = judgement.signs(one, standing).probability
            if sure < SURE and probability > sure:
                kept.append(one)
            elif probability >= BESIDE:
                kept.append(replace(one, evidence=replace(one.evidence, factor=1.0)))
    return sorted(kept, key=order)
