"""Numbers in one way of writing: "1500.5", "-5", "2/3"."""

from __future__ import annotations

import re
from fractions import Fraction

SPACE = "[ \u00a0\u2009\u202f]"
"""What may stand between thousands."""

LONGEST = 15
"""Characters of the longest number that is reckoned with; nothing counted has more."""

_SPACES = re.compile(SPACE)
_DECIMAL = re.compile(r"\d++[.,]\d++")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?:,\d{3})++\.\d++|(?:\.\d{3})++,\d++|(?:,\d{3}){2,}+|(?:\.\d{3}){2,}+)"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_ADDRESS = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")


def number_value(written: str, grouping: str) -> tuple[str, tuple[str, ...]]:
    """The value of figures with marks or spaces among them, and what else they may mean.

    What the marks are is told by themselves where there are several (1,500.5), and by the language
    where there is one before three figures.

    Args:
        grouping: The mark that groups thousands in the language.

    Returns:
        The value, "" where the figures are no number as a whole (10.0.0.1).
    """
    plain = _SPACES.sub("", written)
    if plain.isdigit():
        return canonical(plain), ()
    if _AMBIGUOUS.fullmatch(plain) and plain == written:
        grouped, decimal = re.sub("[.,]", "", plain), canonical(plain)
        return (grouped, (decimal,)) if grouping in plain else (decimal, (grouped,))
    if _DECIMAL.fullmatch(plain):
        return canonical(plain), ()
    if _GROUPED.fullmatch(plain) and not _ADDRESS.fullmatch(plain):
        decimal_mark = max(".,", key=plain.rfind)
        if plain.count(decimal_mark) > 1:
            return re.sub("[.,]", "", plain), ()
        whole, _, decimals = plain.rpartition(decimal_mark)
        return canonical(f"{re.sub('[.,]', '', whole)}.{decimals}"), ()
    return "", ()


def canonical(digits: str) -> str:
    """Figures, with at most one decimal mark, without needless zeros."""
    whole, _, decimals = digits.replace(",", ".").partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def value_of(number: int | Fraction) -> str:
    """A number that was reckoned: a decimal where one is exact, else a fraction."""
    if isinstance(number, int):
        return str(number)
    if number.denominator == 1:
        return str(number.numerator)
    rest, places = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest > 1:
        return f"{number.numerator}/{number.denominator}"
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    return ("-" if number < 0 else "") + canonical(f"{digits[:-places]}.{digits[-places:]}")


def number_of(value: str) -> Fraction | int | None:
    """The number that a value stands for; None where it is too long to be one that counts."""
    if len(value) > LONGEST:
        return None
    return int(value) if value.isdigit() else Fraction(value)
