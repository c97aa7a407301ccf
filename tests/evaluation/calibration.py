"""Whether scores are probabilities: of links scored 0.9, nine in ten should be right.

A reliability table and the expected calibration error (Guo et al. 2017, "On Calibration of Modern
Neural Networks"), with bins that are narrow where most links lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Bins lie between neighbours; a score belongs to the bin that it begins, 1 to the last."""

Row = dict[str, Any]
_Bead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A link beside the gold alignment.

    Attributes:
        score: What it promises.
        strict: Whether it is a gold bead.
        lax: Whether two of its paragraphs, one of each side, stand in one gold bead.
    """

    score: float
    strict: bool
    lax: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The links whose scores lie between two edges.

    Attributes:
        least: The lower edge.
        most: The upper one.
        links: How many there are.
        score: Their mean score, a probability.
        strict: The share that is strictly right.
        lax: The share that is laxly right.
    """

    least: float
    most: float
    links: int
    score: float
    strict: float
    lax: float


def judged(gold: Sequence[Row], links: Sequence[Row]) -> Iterator[Judged]:
    """Says of each link whether it is right; one between documents that are no pair is wrong.

    Args:
        gold: Rows of `gold.jsonl`.
        links: Links as they are exported.
    """
    beads = {(row["en"], row["ru"]): list(_beads(row)) for row in gold}
    for link in links:
        sides = {side["lang"]: side for side in (link["a"], link["b"])}
        english, russian = sides["en"], sides["ru"]
        a, b = tuple(english["paragraphs"]), tuple(russian["paragraphs"])
        known = beads.get((english["doc"], russian["doc"]), [])
        shared = any(set(a) & set(bead[0]) and set(b) & set(bead[1]) for bead in known)
        yield Judged(link["score"], (a, b) in known, shared)


def _beads(row: Row) -> Iterator[_Bead]:
    for a, b in row["beads"]:
        yield tuple(a), tuple(b)


def reliability(links: Sequence[Judged]) -> list[Bin]:
    """The bins that hold a link, from the lowest scores to the highest."""
    table = []
    for least, most in pairwise(EDGES):
        last = most == EDGES[-1]
        held = [link for link in links if least <= link.score and (last or link.score < most)]
        if held:
            count = len(held)
            table.append(
                Bin(
                    least=least,
                    most=most,
                    links=count,
                    score=sum(link.score for link in held) / count,
                    strict=sum(link.strict for link in held) / count,
                    lax=sum(link.lax for link in held) / count,
                )
            )
    return table


def calibration_error(table: Sequence[Bin], *, strict: bool) -> float:
    """How far scores are from the shares that are right, in the mean over links.

    Args:
        table: From `reliability`; 0 links have an error of 0.
        strict: Whether a link must be a gold bead to be right, or laxly right is enough.
    """
    links = sum(one.links for one in table)
    apart = sum(one.links * abs(one.score - (one.strict if strict else one.lax)) for one in table)
    return apart / max(1, links)
