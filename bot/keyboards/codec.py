"""The codec of what buttons carry.

Telegram hands back what a button carries from anyone who cares to forge it: what does not read as
one of ours is None, and what does is still only a claim, to be checked by whoever acts on it.

Format 2: the digit, a letter for what the button does, its arguments, with colons between them; at
most 64 bytes. Format 1 had one kind of button and is no longer read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.keyboards import actions
from bot.keyboards.actions import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.keyboards.actions import Action

_FORMAT = "2"
_LONGEST = 64  # bytes


@dataclass(frozen=True, slots=True)
class _Argument:
    """How an argument is written.

    Attributes:
        pattern: What reads as one; no value is written in two ways.
        read: Written -> the value.
        write: The value -> written.
    """

    pattern: re.Pattern[str]
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def _argument(
    pattern: str, read: Callable[[str], Any], write: Callable[[Any], str] = str
) -> _Argument:
    return _Argument(re.compile(pattern, re.ASCII), read, write)


_NUMBER = _argument("0|[1-9][0-9]{0,17}", int)  # one that SQLite can hold
_PLACE = _argument("0|[1-9][0-9]{0,5}", int)
_LANG = _argument("[a-z]{2,3}", str)
_ANY_LANG = _argument(
    "-|[a-z]{2,3}", lambda text: None if text == "-" else text, lambda v: v or "-"
)
_TRUTH = _argument("[01]", lambda text: text == "1", lambda value: "1" if value else "0")
_REASON = _argument("|".join(one.value for one in Reason), Reason, lambda one: str(one.value))
_DIGEST = _argument("[A-Za-z0-9_-]{1,32}", str)

# The arguments stand in the order of the fields.
_FORMS: dict[str, tuple[type[Action], tuple[tuple[str, _Argument], ...]]] = {
    "s": (actions.Show, (("answer", _NUMBER), ("page", _PLACE), ("lang", _LANG))),
    "b": (actions.Back, (("answer", _NUMBER), ("page", _PLACE), ("lang", _LANG))),
    "a": (actions.Around, (("answer", _NUMBER), ("index", _PLACE))),
    "v": (actions.Vote, (("answer", _NUMBER), ("up", _TRUTH))),
    "w": (actions.Blame, (("answer", _NUMBER), ("reason", _REASON))),
    "e": (actions.Explain, (("answer", _NUMBER),)),
    "d": (actions.ListSources, (("page", _PLACE),)),
    "l": (actions.ChooseLanguage, (("lang", _LANG),)),
    "f": (actions.ForgetMe, (("confirmed", _TRUTH),)),
    "L": (actions.GroupLanguage, (("lang", _ANY_LANG),)),
    "C": (actions.GroupCollection, (("index", _PLACE),)),
    "A": (actions.GroupAsking, (("admins_only", _TRUTH),)),
    "J": (actions.Judge, (("review", _NUMBER), ("confirmed", _TRUTH))),
    "D": (actions.Digest, (("on", _TRUTH),)),
    "R": (actions.RemoveDocument, (("document", _NUMBER), ("digest", _DIGEST))),
}
_LETTERS = {kind: letter for letter, (kind, _) in _FORMS.items()}


def encode(action: Action) -> str:
    """What the button carries.

    Raises:
        ValueError: The action holds a value that no button can carry.
    """
    letter = _LETTERS[type(action)]
    words = [argument.write(getattr(action, name)) for name, argument in _FORMS[letter][1]]
    data = ":".join((_FORMAT + letter, *words))
    if decode(data) != action:
        raise ValueError(f"no button can carry {action}")
    return data


def decode(data: str | None) -> Action | None:
    """What a button carried, or None where that is nothing of ours."""
    if data is None or len(data) > _LONGEST:
        return None
    head, *words = data.split(":")
    form = _FORMS.get(head.removeprefix(_FORMAT)) if head.startswith(_FORMAT) else None
    if form is None or len(words) != len(form[1]):
        return None
    values = {}
    for (name, argument), word in zip(form[1], words, strict=True):
        if argument.pattern.fullmatch(word) is None:
            return None
        values[name] = argument.read(word)
    return form[0](**values)
