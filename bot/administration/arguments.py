"""What stands behind a command, read: an invitation's terms, who is let in, a number of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.state import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Sequence

INVITATION_DAYS = 7
INVITATION_USES = 1
MOST_DAYS = 365
MOST_USES = 1000

_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_SUBJECT = re.compile(r"-?[1-9][0-9]{0,17}", re.ASCII)
_MEMBERS = "members"
_CODE = re.compile(r"[0-9a-z]{1,12}", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an invitation is to be.

    Attributes:
        collection: What it is for; None where that was not said.
        days: For how many days it can be used.
        uses: How many times.
    """

    collection: str | None
    days: int
    uses: int


@dataclass(frozen=True, slots=True)
class Admission:
    """Who is to be let into what, or no longer.

    Attributes:
        kind: A person, a chat, or the members of a chat.
        subject: Its number.
        collection: The collection; None where that was not said.
    """

    kind: SubjectKind
    subject: int
    collection: str | None


def terms(words: Sequence[str], known: frozenset[str]) -> Terms | None:
    """`[collection] [days] [uses]`; None where it reads otherwise.

    Args:
        words: What was written.
        known: Names of collections; a name may have spaces in it, and be a number.
    """
    read = [found for count in range(3) if (found := _terms(words, count, known)) is not None]
    named = [found for found in read if found.collection in known]
    return next(iter([*named, *reversed(read)]), None)


def _terms(words: Sequence[str], count: int, known: frozenset[str]) -> Terms | None:
    """The words read as a name with that many numbers behind it.

    What no collection is called does not end in a number: that is then one too many, or too large.
    """
    name, numbers = words[: len(words) - count], words[len(words) - count :]
    if count > len(words) or not all(_NUMBER.fullmatch(number) for number in numbers):
        return None
    if name and " ".join(name) not in known and _NUMBER.fullmatch(name[-1]):
        return None
    days, uses = [*map(int, numbers), *(INVITATION_DAYS, INVITATION_USES)[count:]]
    if not (1 <= days <= MOST_DAYS and 1 <= uses <= MOST_USES):
        return None
    return Terms(" ".join(name) or None, days, uses)


def admission(words: Sequence[str]) -> Admission | None:
    """`[members] ID [collection]`; None where it reads otherwise.

    People have positive numbers and chats negative ones; only a chat has members.
    """
    of_members = bool(words) and words[0].lower() == _MEMBERS
    subject, *name = [*words[1:], ""] if of_members else [*words, ""]
    if not _SUBJECT.fullmatch(subject) or (of_members and int(subject) > 0):
        return None
    if of_members:
        kind = SubjectKind.MEMBERS
    else:
        kind = SubjectKind.PERSON if int(subject) > 0 else SubjectKind.CHAT
    return Admission(kind, int(subject), " ".join(name).strip() or None)


def days(words: Sequence[str], *, usual: int, most: int) -> int | None:
    """`[days]`, a number from 1 to `most`; None where it reads otherwise."""
    if not words:
        return usual
    if len(words) > 1 or not _NUMBER.fullmatch(words[0]):
        return None
    number = int(words[0])
    return number if 1 <= number <= most else None


def code_of(number: int) -> str:
    """An invitation's number as admins see it, in letters that a command's name can hold."""
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def number_of(code: str) -> int | None:
    """The number that a code stands for, or None where it is no code."""
    folded = code.strip().lower()
    return int(folded, len(_DIGITS)) if _CODE.fullmatch(folded) else None
