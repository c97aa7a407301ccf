"""Amounts: figures, or words that add up below a thousand, with a half or as a fraction.

Words add up as long as each fits into the room that the one before it leaves: twenty one, but not
ten one, which are two numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from index.quantities.items import Atom
from index.quantities.quantity import Kind, Quantity
from index.quantities.values import number_of
from index.quantities.vocabulary import Role

if TYPE_CHECKING:
    from index.quantities.items import Items

HALF = Fraction(1, 2)
_HUNDRED, _SCORE = 100, 20
_UNLIMITED = 10**9
_LEAST_PART = 3  # two halves are no ordinals
_MOST_PARTS = 10  # of a number that a part of is told in words


class Amount(NamedTuple):
    """What words or figures come to.

    Attributes:
        value: The number.
        end: The place behind them.
        ordinal: Whether they end an ordinal number.
    """

    value: int | Fraction
    end: int
    ordinal: bool = False


def amount_at(items: Items, place: int, *, leading: bool) -> Amount | None:
    """The amount that begins at a place, if one does.

    Args:
        leading: Whether it is a number's first. A scale, a part or a multiplier may then stand for
            one of its kind («тысяча», a quarter, a hundred); a scale is left for the caller to
            apply to the amount.
    """
    item = items.at(place)
    if isinstance(item, Quantity):
        number = counted(item)
        return None if number is None else _with_half(items, _multiplied(items, number, place + 1))
    if item is None:
        return None
    role = item.word.role
    if role in {Role.CARDINAL, Role.ORDINAL}:
        return _with_half(items, _in_parts(items, place, _added(items, place)))
    if role in {Role.WHOLE, Role.MIXED}:
        return Amount(item.word.value, place + 1)
    return _leading(items, place, item) if leading else None


def counted(item: Quantity) -> int | Fraction | None:
    """The number that figures give, if it is one that words may go on with."""
    return number_of(item.value) if item.kind is Kind.NUMBER and not item.ordinal else None


def _leading(items: Items, place: int, item: Atom) -> Amount | None:
    """The amount of a word that needs a number before it, or an article, where none stands."""
    role, value = item.word.role, item.word.value
    if role is Role.HALF:
        return _half(items, place)
    if not (item.word.lone or items.counts_one(place)):
        return None
    if role is Role.SCALE:
        return Amount(1, place)
    if role is Role.PART:
        return Amount(Fraction(1) / value, place + 1)
    if role is Role.MULTIPLIER:
        return _with_half(items, _in_parts(items, place, _added(items, place)))
    return None


def _half(items: Items, place: int) -> Amount:
    """A half, of a dozen where one follows; a scale behind it is the caller's."""
    dozen = items.atom(place + 1, Role.MULTIPLIER)
    if dozen is None or not halves(items, place + 1):
        return Amount(HALF, place + 1)
    return Amount(dozen.word.value * HALF, place + 2)


def halves(items: Items, place: int) -> bool:
    """Whether a half before an item is half of it: half million, half a million."""
    if items.atom(place - 1, Role.HALF) is None:
        return False
    return items.joined(place) or items.link(place) in items.numerals.articles


def _multiplied(items: Items, value: int | Fraction, place: int) -> Amount:
    """Figures with the multiplier behind them: 3 dozen."""
    multiplier = items.atom(place, Role.MULTIPLIER)
    if multiplier is None or not items.joined(place):
        return Amount(value, place)
    return Amount(value * multiplier.word.value, place + 1)


def _added(items: Items, place: int) -> Amount:
    """Words that add up below a thousand; once, what stands so far may be multiplied."""
    value, room, end, multiplied = 0, _UNLIMITED, place, False
    while isinstance(item := items.at(end), Atom):
        if end > place and not (items.joined(end) or (multiplied and _conjoined(items, end))):
            break
        role, step = item.word.role, int(item.word.value)
        if role is Role.MULTIPLIER and (end == place or (0 < value < _HUNDRED and not multiplied)):
            value, end, multiplied = (value or 1) * step, end + 1, True
            room = step if step == _HUNDRED else 1
            continue
        if role not in {Role.CARDINAL, Role.ORDINAL} or step >= room or (not step and end > place):
            break
        value, end = value + step, end + 1
        if role is Role.ORDINAL:
            return Amount(value, end, ordinal=True)
        room = _HUNDRED if step >= _HUNDRED else 10 if step >= _SCORE else 1
    return Amount(value, end)


def _conjoined(items: Items, place: int) -> bool:
    """Whether a word is added by a conjunction: two hundred and one.

    Not so in: two hundred and three hundred.
    """
    return (
        items.conjoined(place)
        and items.atom(place - 1, Role.MULTIPLIER) is not None
        and not (items.atom(place + 1, Role.MULTIPLIER) and items.joined(place + 1))
    )


def _in_parts(items: Items, place: int, amount: Amount) -> Amount:
    """The amount as a numerator where its denominator follows: two thirds, «две пятых»."""
    end = amount.end
    parts = items.at(end)
    if amount.ordinal or not amount.value or not isinstance(parts, Atom) or not items.joined(end):
        return amount
    if parts.word.role is Role.ORDINAL:
        last = items.at(end - 1)
        is_part = parts.word.value >= _LEAST_PART and (
            end == place + 1 and isinstance(last, Atom) and last.form in items.numerals.ones
            if amount.value == 1
            else amount.value < _MOST_PARTS and parts.form.endswith(items.numerals.part_endings)
        )
    else:
        is_part = parts.word.role is Role.PART
    return Amount(amount.value / Fraction(parts.word.value), end + 1) if is_part else amount


def _with_half(items: Items, amount: Amount) -> Amount:
    """The amount with the half behind it: two and a half."""
    end = amount.end
    if amount.ordinal or items.atom(end, Role.HALF) is None:
        return amount
    if items.link(end) not in items.numerals.half_links:
        return amount
    return Amount(amount.value + HALF, end + 1)
