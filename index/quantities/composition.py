"""Words and figures that make one number: two and a half million, «двадцать первый», 1,5 млн.

A number is a series of amounts with falling scales: two million, three hundred thousand, five.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from index.model import Span
from index.quantities.amounts import Amount, amount_at, counted, halves
from index.quantities.items import Atom
from index.quantities.quantity import Kind, Quantity
from index.quantities.values import value_of
from index.quantities.vocabulary import Role

if TYPE_CHECKING:
    from index.quantities.items import Item, Items

_PLAIN = frozenset({Role.CARDINAL, Role.ORDINAL, Role.WHOLE, Role.MIXED, Role.HALF})
_GOES_ON = (Role.SCALE, Role.MULTIPLIER, Role.HALF)
_UNLIMITED = 10**18
_PARTS = range(3, 11)  # ordinals that are a part as often, behind an article


def numbers(items: Items) -> list[Item]:
    """The items with the words and figures of each number as one; names of months stay."""
    found: list[Item] = []
    place = 0
    while (item := items.at(place)) is not None:
        if isinstance(item, Quantity):
            number, place = _from_figures(items, place, item)
        elif item.word.role is Role.MONTH:
            found.append(item)
            place += 1
            continue
        elif item.word.role in _PLAIN and items.isolated(place):  # as most are
            number, place = _of_word(items, place, item), place + 1
        else:
            number, place = _from_words(items, place)
        if number is not None:
            found.append(number)
    return found


def _from_figures(items: Items, place: int, item: Quantity) -> tuple[Quantity | None, int]:
    following = items.at(place + 1)
    if (
        isinstance(following, Atom)
        and following.word.role in _GOES_ON
        and counted(item) is not None
    ):
        return _from_words(items, place)
    return item, place + 1


def _from_words(items: Items, place: int) -> tuple[Quantity | None, int]:
    """The number that begins at a place, if one does, and the place behind it."""
    amount = _summed(items, place)
    first, last = items.at(place), items.at(amount.end - 1)
    if amount.end == place or first is None or last is None:
        return None, place + 1
    if isinstance(first, Atom) and amount.end == place + 1 and first.word.role in _PLAIN:
        return _of_word(items, place, first), amount.end
    article = items.article(place) if isinstance(first, Atom) else None
    counts_one = isinstance(first, Atom) and first.word.role not in _PLAIN
    start = article if article is not None and counts_one else first.span.start
    return Quantity(
        Span(start, last.span.end),
        Kind.NUMBER,
        value_of(amount.value),
        in_words=isinstance(first, Atom),
        ordinal=amount.ordinal,
        vague=isinstance(first, Atom)
        and (_goes_on(items, last.span.end) or (amount.end == place + 1 and first.word.vague)),
    ), amount.end


def _of_word(items: Items, place: int, item: Atom) -> Quantity | None:
    """The number that a single word is, if it is one without others."""
    role, value, vague, lone = item.word
    if not lone:
        return None
    others: tuple[str, ...] = ()
    if role is Role.ORDINAL and value in _PARTS and items.article(place) is not None:
        vague, others = True, (value_of(Fraction(1) / value),)  # a third of them, a third time
    return Quantity(
        item.span,
        Kind.NUMBER,
        value_of(value),
        others,
        in_words=True,
        ordinal=role is Role.ORDINAL,
        vague=vague or _goes_on(items, item.span.end),
    )


def _goes_on(items: Items, end: int) -> bool:
    """Whether a word goes on behind a hyphen: two-day, which is «двухдневный»."""
    behind = items.text[end : end + 2]
    return items.numerals.hyphenated and behind[:1] == "-" and behind[1:].isalpha()


def _summed(items: Items, place: int) -> Amount:
    """What amounts with falling scales come to; no place further where there is no amount."""
    total: int | Fraction = 0
    ceiling, end = _UNLIMITED, place
    while (amount := amount_at(items, end, leading=end == place)) is not None:
        scale = None if amount.ordinal else _scale(items, amount.end, end == place == amount.end)
        if scale is None:
            if end == place or (amount.value < ceiling and isinstance(items.at(end), Atom)):
                return Amount(total + amount.value, amount.end, amount.ordinal)
            break
        if scale >= ceiling:  # one thousand and two thousand
            break
        total, ceiling, end = total + amount.value * scale, scale, amount.end + 1
        if not (items.joined(end) or items.conjoined(end)):
            break
    return Amount(total, end)


def _scale(items: Items, place: int, stands_for_one: bool) -> int | None:  # noqa: FBT001 - the name says it
    """The scale at a place, if it belongs to the amount before it or stands for one of its kind."""
    scale = items.atom(place, Role.SCALE)
    if scale is None:
        return None
    if stands_for_one or items.joined(place) or halves(items, place):
        return int(scale.word.value)
    return None
