"""A question that follows another («а в 2026?») -> both read together.

What the follow-up says anew takes the place of what it stands for: a date of a date (finer parts
go, coarser ones stay: "in December" after "28 November 2025" is December 2025), a name or phrase of
the one with a preposition of the same part ("in", "to" and «в» say where), a name behind "what
about" of the last name, a lone question word of the question word. What has no counterpart is
added. So the text that is asked, and kept for the next follow-up, is one that a person could read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.analysis import sentences
from index.languages import LANGUAGES, language_of
from index.model import Span, fold_space
from index.search.followups.phrases import Parts, lowered, within, year_of
from index.search.followups.wording import ASKING, DEFINING, OPENERS, POINTERS, REFERRING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.analysis import Analyzer, Token
    from index.quantities import Quantity
    from index.search.followups.phrases import Phrase

LONGEST = 500
"""Characters of what is asked together; in a long chain of follow-ups the oldest ones go first."""

_LONGEST_FOLLOW_UP = 200  # characters; who writes more asks anew
_FEW = 3  # content words up to which a question may lean on another; words of an opening
_MARKS = ".!?…"


class FollowUp(NamedTuple):
    """A question as it follows another.

    Attributes:
        text: Both, read together.
        leans: Whether it says little without the other; else it may be one of its own.
    """

    text: str
    leans: bool


class _Change(NamedTuple):
    """What takes the place of a part of the earlier question."""

    old: Span
    new: str


def read_together(before: str, question: str, analyzer: Analyzer) -> FollowUp | None:
    """Reads a question together with the one that it follows.

    Args:
        before: The earlier question, or what was asked in its place.
        question: What was typed then.
        analyzer: What tells their words.

    Returns:
        None where the question is too long to be a follow-up, or there is nothing to follow.
    """
    before, question = fold_space(before), fold_space(question)
    if not before or len(question) > _LONGEST_FOLLOW_UP:
        return None
    said, opened, pointed = _without_opening(question, analyzer)
    fallback = language_of(before) or next(iter(LANGUAGES.values()))
    old = Parts.of(before, fallback.code, analyzer)
    new = Parts.of(said, (language_of(said) or fallback).code, analyzer)
    leans = pointed or _leans(new, opened=opened)
    return FollowUp(_together(old, new), leans)


def _without_opening(question: str, analyzer: Analyzer) -> tuple[str, bool, bool]:
    """A question without what it opens with; whether it did, and whether that points at a thing."""
    tokens = analyzer.tokens(lowered(question))
    opened = pointed = False
    while tokens:
        for length in range(min(_FEW, len(tokens)), 0, -1):
            words = _words(tokens[:length])
            if words in POINTERS or words in OPENERS:
                pointed = pointed or words in POINTERS
                opened = True
                tokens = tokens[length:]
                break
        else:
            break
    return (question[tokens[0].span.start :] if tokens else ""), opened, pointed


def _leans(new: Parts, *, opened: bool) -> bool:
    """Whether a question without its opening needs the one before it."""
    said = new.facts
    if said > _FEW:
        return False
    if opened or any(token.form in REFERRING for token in new.tokens):
        return True
    defines = any(_words(new.tokens[:length]) in DEFINING for length in range(_FEW + 1))
    return said == 0 or (said == 1 and not defines)  # no subject, or nothing about it


def _together(old: Parts, new: Parts) -> str:
    """Both questions as one."""
    if not new.content:
        return _cut(_asked_anew(old, new))
    changes, placed = _changes(old, new)
    text = old.text
    for change in sorted(changes, reverse=True):
        text = text[: change.old.start] + change.new + text[change.old.end :]
    known = old.terms
    rest = [
        token
        for token in new.content
        if not known.issuperset(token.terms) and not within(token.span, placed)
    ]
    if not rest:
        return _cut(text)
    more = " ".join(new.text[slice(*token.span)] for token in rest) if changes else new.text
    return _joined(text, more)


def _changes(old: Parts, new: Parts) -> tuple[list[_Change], list[Span]]:
    """What of the earlier question is replaced, and what of the later one thereby has a place."""
    changes: list[_Change] = []
    placed: list[Span] = []

    def put(span: Span, text: str, source: Span) -> None:
        if not within(span, [change.old for change in changes]):
            changes.append(_Change(span, text))
            placed.append(source)

    if new.dates and old.dates:
        for date in new.dates[:1]:
            told = _date_to_replace(old.dates, date)
            old_span, new_span = _with_prepositions(old, told.span, new, date.span)
            put(old_span, _with_year(new.text[slice(*new_span)], date, told), date.span)
    for phrase in new.phrases:
        target = None if phrase.terms <= old.terms else _counterpart(old, new, phrase)
        if target is not None:
            old_span, new_span = _with_prepositions(old, target.span, new, phrase.span)
            put(old_span, new.text[slice(*new_span)], phrase.span)
    if len(new.numbers) == 1 and old.numbers and not _is_new(new.phrases, old.terms, placed):
        (number,) = new.numbers
        put(old.numbers[-1].span, new.text[slice(*number.span)], number.span)
    return changes, placed


def _with_prepositions(old: Parts, old_span: Span, new: Parts, new_span: Span) -> tuple[Span, Span]:
    """Two ranges with the prepositions before them, if the later question has one."""
    longer = new.with_preposition(new_span)
    if longer == new_span:
        return old_span, new_span
    return old.with_preposition(old_span), longer


def _is_new(phrases: Iterable[Phrase], known: frozenset[str], placed: Sequence[Span]) -> bool:
    """Whether any phrase says something that neither was said before nor has taken a place."""
    return any(not one.terms <= known and not within(one.span, placed) for one in phrases)


def _date_to_replace(dates: Sequence[Quantity], by: Quantity) -> Quantity:
    """The last date that tells what another one does: a year for one with a year."""
    alike = [one for one in dates if bool(year_of(one)) == bool(year_of(by))]
    return (alike or dates)[-1]


def _with_year(text: str, date: Quantity, earlier: Quantity) -> str:
    """A date as it is written, with the year of an earlier one where it tells none itself."""
    year = "" if year_of(date) else year_of(earlier)
    return f"{text} {year}".rstrip()


def _counterpart(old: Parts, new: Parts, phrase: Phrase) -> Phrase | None:
    """What a phrase of a follow-up stands for in the question before."""
    alike = [one for one in old.phrases if one.named == phrase.named]
    if phrase.role is not None:
        alike = [one for one in alike if one.role == phrase.role]
        return alike[-1] if alike else None
    if not phrase.named or not alike:
        return None
    ending = new.text[phrase.span.end - 2 : phrase.span.end]
    bare = [one for one in alike if one.role is None and old.text[: one.span.end].endswith(ending)]
    return (bare or alike)[-1]  # «Узбекистана» for «Казахстана», else the last name


def _asked_anew(old: Parts, new: Parts) -> str:
    """The earlier question with the question words of one that has no other words."""
    asked = _asking(new.tokens)
    replaced = _asking(old.tokens)
    if asked is None or replaced is None or old.lang != new.lang:
        return old.text
    words = new.text[slice(*asked)]
    if replaced.start == 0:
        words = words[:1].upper() + words[1:]
    return old.text[: replaced.start] + words + old.text[replaced.end :]


def _asking(tokens: Sequence[Token]) -> Span | None:
    """Where the words stand that ask, or None where there are none."""
    for place in range(len(tokens)):
        for length in range(_FEW, 0, -1):
            held = tokens[place : place + length]
            if len(held) == length and _words(held) in ASKING:
                return Span(held[0].span.start, held[-1].span.end)
    return None


def _words(tokens: Iterable[Token]) -> str:
    return " ".join(token.form for token in tokens)


def _joined(text: str, more: str) -> str:
    """A text with another sentence; where both are too long, the oldest sentences but one go."""
    more = _cut(more[:1].upper() + more[1:])
    marked = text if text[-1:] in _MARKS else f"{text}?"
    room = LONGEST - len(more) - 1
    if len(marked) > room:
        first, *others = _sentences(marked)
        kept: list[str] = []
        for other in reversed(others):
            if len(" ".join((first, other, *kept))) > room:
                break
            kept.insert(0, other)
        marked = _cut(" ".join((first, *kept)), room)
    return f"{marked} {more}".strip()


def _sentences(text: str) -> Iterator[str]:
    language = language_of(text) or next(iter(LANGUAGES.values()))
    return (text[slice(*span)] for span in sentences(text, language.code))


def _cut(text: str, room: int = LONGEST) -> str:
    """A text without the words at its end that there is no room for."""
    if len(text) <= room:
        return text
    return text[: room + 1].rpartition(" ")[0] or text[:room]
