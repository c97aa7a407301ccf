"""Phrases that were quoted among other words: passages that hold them come first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.search.retrieval import order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.collection import Passages
    from index.search.grammar.constraints import Constraints
    from index.search.retrieval import Candidate


def preferring(
    found: Sequence[Candidate], constraints: Constraints, passages: Passages
) -> list[Candidate]:
    """Candidates with those first that hold a phrase that was quoted.

    What it adds to a score is as much as the best one has, shared among the phrases: with all of
    them a passage stands before any that has none, and no order beside that is changed.

    Args:
        found: The candidates, best first.
        constraints: What was typed beside the question.
        passages: Where their texts are.
    """
    phrases = constraints.preferred
    if not phrases or not found:
        return list(found)
    share = found[0].evidence.score / len(phrases)
    texts = {one.id: one.passage.text for one in passages.get([one.passage.id for one in found])}
    ranked = []
    for one in found:
        held = constraints.held(texts.get(one.passage.id, "")).preferred
        phrased = tuple((phrase.text, share) for phrase in held)
        ranked.append(replace(one, evidence=replace(one.evidence, phrases=phrased)))
    return sorted(ranked, key=order)
