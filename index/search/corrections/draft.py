"""A question in parts, each as it was typed and as it is read, and what that makes of the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from index.languages import language_of
from index.model import Correction
from index.search.corrections.familiarity import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.model import CorrectionKind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question without white space.

    Attributes:
        start: Where it begins.
        typed: As it was typed.
        meant: As it is read.
        standing: Of what is read; None where it has no words.
        kind: In what way it was mistyped, or None where it was not.
    """

    start: int
    typed: str
    meant: str
    standing: Standing | None
    kind: CorrectionKind | None = None

    @property
    def lang(self) -> str | None:
        """The language of its letters."""
        language = language_of(self.meant)
        return language.code if language else None

    @property
    def worth(self) -> int:
        """How much its standing tells: a small word as much as one of the documents."""
        return min(self.standing or Standing.NOWHERE, Standing.FOUND)

    @property
    def is_noise(self) -> bool:
        """Whether a word of it stands nowhere."""
        return self.standing is Standing.NOWHERE


Draft: TypeAlias = tuple[Part, ...]


def letters(parts: Iterable[Part]) -> int:
    """How much of a question some parts are."""
    return sum(len(part.typed) for part in parts)


def known_letters(draft: Draft) -> int:
    """How much of a question is words, those of documents counted twice."""
    return sum(len(part.typed) * part.worth for part in draft)


def is_plausible(draft: Draft) -> bool:
    """Whether a reading is words, but for a name or a slip: three quarters of it."""
    words = [part for part in draft if part.standing is not None]
    return 4 * letters(part for part in words if part.is_noise) <= letters(words)


def text(question: str, draft: Draft) -> str:
    """The whole question as it is read, with its white space."""
    pieces = []
    end = 0
    for part in draft:
        pieces += [question[end : part.start], part.meant]
        end = part.start + len(part.typed)
    return "".join(pieces) + question[end:]


def corrections(question: str, draft: Draft) -> tuple[Correction, ...]:
    """What is read otherwise; neighbours that were mistyped in one way are one correction."""
    found = []
    for kind, run in _runs(draft):
        first, last = run[0].start, run[-1].start + len(run[-1].typed)
        typed = question[first:last]
        meant = text(typed, tuple(replace(part, start=part.start - first) for part in run))
        found.append(Correction(kind, *_without_marks(typed, meant)))
    return tuple(found)


def _runs(draft: Draft) -> Iterator[tuple[CorrectionKind, Sequence[Part]]]:
    """Neighbours that were mistyped in one way; figures and marks between them don't part them."""
    kind: CorrectionKind | None = None
    run: list[Part] = []
    between: list[Part] = []
    for part in draft:
        if part.kind is None and part.standing is None:
            between.append(part)
            continue
        if kind is not None and part.kind is not kind:
            yield kind, run
        if part.kind is None or part.kind is not kind:
            run = []
        else:
            run += between
        run.append(part)
        kind, between = part.kind, []
    if kind is not None:
        yield kind, run


def _without_marks(typed: str, meant: str) -> tuple[str, str]:
    """Both without the marks around them that they share."""
    shorter = min(len(typed), len(meant))
    first = last = 0
    while first < shorter and _is_shared_mark(typed[first], meant[first]):
        first += 1
    while last < shorter - first and _is_shared_mark(typed[-1 - last], meant[-1 - last]):
        last += 1
    return typed[first : len(typed) - last], meant[first : len(meant) - last]


def _is_shared_mark(a: str, b: str) -> bool:
    return a == b and not a.isalnum()
