"""Which quotation marks belong together."""

from __future__ import annotations

import re

DOUBLE, OPENING, CLOSING = '"«»'

# One mark for all that keyboards and word processors make of it, and narrow characters for wide
# ones; each for one, so that places stay what they are.
_UNIFORM = (
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "“”„‟″〝〞〟❝❞"), DOUBLE)
    | {ord("‹"): OPENING, ord("›"): CLOSING, ord("\N{MINUS SIGN}"): "-", ord("﹣"): "-"}
)
_MARK = re.compile(f"[{DOUBLE}{OPENING}{CLOSING}]")


def uniform(text: str) -> str:
    """A text of the same length with `"`, « and » for all quotation marks, and no wide signs."""
    return text if text.isascii() else text.translate(_UNIFORM)


def closings(text: str) -> dict[int, int]:
    """For each place of a uniform text where a quotation may begin, the place where it ends.

    A guillemet is closed by the next one that closes. A double quote opens where no letter or digit
    stands before it, and closes where none stands behind. Both take a time linear in the text.
    """
    found: dict[int, int] = {}
    next_double = next_guillemet = -1
    for mark in reversed(list(_MARK.finditer(text))):
        place = mark.start()
        match mark.group():
            case "»":
                next_guillemet = place
            case "«":
                if next_guillemet >= 0:
                    found[place] = next_guillemet
            case _:
                if next_double >= 0 and not text[max(place - 1, 0) : place].isalnum():
                    found[place] = next_double
                if not text[place + 1 : place + 2].isalnum():
                    next_double = place
    return found
