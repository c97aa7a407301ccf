"""Text as it may be shown: what can't be sent replaced, what would reorder its neighbours out.

Two kinds of text are shown. A quote stands on lines of its own, so that what its direction marks
open ends with it (UAX #9, rule X8: all ends with the paragraph); it is shown character for
character. A label (a title, a name, a word of the question) stands in the middle of the bot's own
words: it loses such marks, and is isolated where it holds letters that run from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.localization import Value

FOREIGN_ROOM = 160
"""Units of a name, a title or the like that somebody else gave."""

_LAST_OF_ONE_UNIT = "\uffff"
_UNSENDABLE = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_NO_DIRECTION = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_FROM_RIGHT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_VISIBLE = frozenset("LNPS")  # general categories, by their first letter

_JOINER = "\u200d"
_SKINS = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_REGIONS = range(0x1F1E6, 0x1F200)


def units(text: str) -> int:
    """How many UTF-16 code units the text takes: Telegram's measure of offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def displayed(text: str) -> str:
    """The text with a replacement for each character that can't be sent; as long as it was.

    Control characters become spaces, as Telegram's server would make them itself: what is counted
    here is what stands there.
    """
    return _UNSENDABLE.sub(lambda found: " " if found[0] < " " else _REPLACEMENT, text)


def label(text: str, room: int) -> str:
    """Foreign text for the middle of a line: in one line, short, and inert.

    Args:
        text: What somebody else wrote: a title, a name, a word of a question.
        room: How many units it may take; the two marks of an isolate are not counted.

    Returns:
        The text, empty where it holds nothing that a reader could see.
    """
    line = " ".join(displayed(text[: 2 * room + 1]).translate(_NO_DIRECTION).split())
    if not any(unicodedata.category(letter)[0] in _VISIBLE for letter in line):
        return ""
    return isolated(shortened(line, room))


def inert(values: Mapping[str, Value]) -> dict[str, Value]:
    """What a message of the catalogues is filled with; what others wrote is short and inert."""
    return {
        name: label(value, FOREIGN_ROOM) if isinstance(value, str) else value
        for name, value in values.items()
    }


def isolated(text: str) -> str:
    """The text so that its direction ends with it (UAX #9, isolates); most texts need nothing."""
    unmarked = text.translate(_NO_DIRECTION)
    if any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in unmarked):
        return f"{_ISOLATE}{unmarked}{_END_OF_ISOLATE}"
    return unmarked


def shortened(text: str, room: int) -> str:
    """The text, or its beginning and … where it takes more than `room` units."""
    if len(text) <= room and units(text) <= room:
        return text
    return text[: word_end(text, 0, room - 1)].rstrip() + "…"


def word_end(text: str, start: int, room: int) -> int:
    """The last border between words, or else between characters, that `room` units reach."""
    end, left = start, room
    while end < len(text) and left >= (2 if text[end] > _LAST_OF_ONE_UNIT else 1):
        left -= 2 if text[end] > _LAST_OF_ONE_UNIT else 1
        end += 1
    if end == len(text) or text[end].isspace():
        return end
    gap = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    if gap > start:
        return gap
    whole = end
    while whole > start and _binds_left(text, whole, start):
        whole -= 1
    return whole if whole > start else end


def _binds_left(text: str, place: int, start: int) -> bool:
    """Whether a reader would see a letter as one with the previous one.

    The larger part of UAX #29's rules for extended grapheme clusters: marks, joined emoji, skin
    tones, flags.
    """
    code = ord(text[place])
    if code in _REGIONS:
        first = place
        while first > start and ord(text[first - 1]) in _REGIONS:
            first -= 1
        return (place - first) % 2 == 1
    mark = unicodedata.category(text[place]).startswith("M")
    joined = _JOINER in {text[place], text[place - 1]}
    return mark or joined or code in _SKINS or code in _TAGS
