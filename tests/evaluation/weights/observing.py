"""What search sees of a question before it decides: evidence of candidates, signs of the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.collection import Collection
from index.indexer.freshness import snapshot_of
from index.ranking import SegmentRanker
from index.search.aids import Aids
from index.search.hits import Hits
from index.search.meanings import Meanings
from index.search.narrowing import Narrowing
from index.search.refusal import Judgement, Standing
from index.search.retrieval import Inquiry, Retrieval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search.refusal import Signs
    from index.search.retrieval import Candidate

DEPTH = 20
"""How many candidates are looked at."""

LEADING = 3
"""How many of them may answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an evaluation set.

    Attributes:
        text: What is asked.
        lang: The language.
        article: What it is about: questions of an article are held back together.
        gold: The document and the number of the paragraph that answers, None where none does.
    """

    text: str
    lang: str
    article: str
    gold: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found for a question.

    Attributes:
        asked: The question.
        features: For each candidate the sums of its evidence: words, words together, around,
            version.
        gold: The place of the right one, None where it is not among them.
        signs: Those of the leading candidates.
    """

    asked: Asked
    features: list[tuple[float, float, float, float]]
    gold: int | None
    signs: list[Signs]


def observe(store: Path, questions: Iterable[Asked], analyzer: Analyzer) -> Iterator[Seen]:
    """Asks a collection and looks on.

    Args:
        store: A data folder with an index that is up to date.
        questions: What is asked.
        analyzer: The one that its passages were analysed by.
    """
    with Collection.open(store) as collection, collection.reading():
        snapshot = snapshot_of(collection, analyzer)
        if snapshot is None:
            raise FileNotFoundError(store)
        ranker = SegmentRanker(snapshot)
        aids = Aids(collection, snapshot, ranker, Hits(collection, analyzer), analyzer)
        meanings = Meanings(analyzer, aids)
        names = {key: name for key, name, _ in collection.documents.names()}
        for asked in questions:
            meaning = next(
                meanings.of(
                    asked.text, after=None, lang=asked.lang, fallback=asked.lang, collections=None
                )
            )
            narrowing = Narrowing.of(meaning.constraints, collection)
            inquiry = Inquiry.of(meaning.query, None, ranker, aids.translated, narrowing)
            found = Retrieval(collection).candidates(inquiry, DEPTH)
            places = [(names[one.passage.document], one.passage.number) for one in found]
            standing, judgement = Standing.of(found), Judgement.of(inquiry)
            yield Seen(
                asked,
                [_features(one) for one in found],
                places.index(asked.gold) if asked.gold in places else None,
                [judgement.signs(one, standing) for one in found[:LEADING]],
            )


def _features(candidate: Candidate) -> tuple[float, float, float, float]:
    evidence = candidate.evidence
    return (
        sum(one.score for one in evidence.held),
        evidence.near,
        sum(evidence.around),
        sum(one.score for one in evidence.version),
    )
