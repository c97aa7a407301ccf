"""What a quantity is, what of it an aligner compares, and when two may be the same."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.model import Span

MARK = "#"
"""What the words that `keys` gives begin with; no word of a text does."""


class Kind(Enum):
    """What a quantity counts."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"


class Quantity(NamedTuple):
    """A number, a date or a time of day where it stands.

    Attributes:
        span: Where it stands in the text: its words or figures, with an ordinal's ending, without
            currency, unit, or the year's «года».
        kind: What it is.
        value: The same in every language and way of writing. A number has a decimal point, no
            grouping and no needless zero ("1500.5", "-5"), or is a fraction in lowest terms
            where no decimal is exact ("2/3"). A date is ISO 8601's, two hyphens for a year that
            is not told: "2025-11-28", "2025-11", "--11-28", "--11". A time is "14:30".
        others: What else the text may mean: 03/04/2025, 2:30 without the half of the day.
        in_words: Whether a word gives it, rather than figures (or Roman ones).
        ordinal: Whether it tells a place in an order.
        vague: Whether it is often no quantity, or put otherwise in another language (one, first,
            both, half; two-day): that a version lacks it tells nothing.
    """

    span: Span
    kind: Kind
    value: str
    others: tuple[str, ...] = ()
    in_words: bool = False
    ordinal: bool = False
    vague: bool = False


def keys(quantity: Quantity) -> tuple[str, ...]:
    """The words that stand for a quantity where words of two languages are compared.

    A number or a time is one word, "#1500000" or "#14:30". A date is its year, month and day, each
    for itself, so that dates given in part still meet: "#2025", "#m11", "#28".
    """
    if quantity.kind is not Kind.DATE:
        return (MARK + quantity.value,)
    year, month, day = date_parts(quantity.value)
    found = [f"{MARK}m{month.lstrip('0')}"]
    if year:
        found.append(MARK + year)
    if day:
        found.append(MARK + day.lstrip("0"))
    return tuple(found)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may mean the same.

    Values are compared, and what else the texts may mean. Dates agree where what both of them tell
    is the same: 28 November with November 2025.
    """
    readings = (other.value, *other.others)
    return any(
        value == reading or _dates_agree(value, reading)
        for value in (one.value, *one.others)
        for reading in readings
    )


def date_parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a date's value, "" for what it does not tell."""
    if value.startswith("--"):
        return "", value[2:4], value[5:]
    return value[:4], value[5:7], value[8:]


def _dates_agree(one: str, other: str) -> bool:
    if not (_is_date(one) and _is_date(other)):
        return False
    parts = zip(date_parts(one), date_parts(other), strict=True)
    return all(not a or not b or a == b for a, b in parts)


def _is_date(value: str) -> bool:
    """Whether a value is a date's: no number has a hyphen behind its first sign."""
    return "-" in value[1:]
