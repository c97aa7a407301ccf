"""The letters of an acronym on the words of a name, from the last to the first.

A word gives its first letter, and may give those right after it (КАЗахский Национальный
Университет). Small words and the later parts of words with a hyphen may give none. From `LONG`
letters on a name is free once: a letter stands within a word (ЕврАзийский экономический союз), or a
word is left out (Conference on Interaction and Confidence-Building Measures in Asia, CICA).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONG = 4
"""Letters from which a name is free once: each freedom makes a match by chance likelier."""

MORE = 5
"""How many words more than its acronym has letters a name may have, as in Schwartz and Hearst."""

OTHERS = 2
"""How many letters a word leaves to the others where it gives more than its first."""

_COST_OF_FREEDOM = 10.0
_COST_OF_LETTER = 1.0
"""What a letter costs that stands right after those that its word has given."""
_COST_OF_SMALL = 0.1
"""What a small word costs that is left out: of two readings the closer one is taken."""


class NameWord(NamedTuple):
    """A word of what may be a full name.

    Attributes:
        form: In lower case, folded.
        start: Where it begins in the text.
        end: Where it ends there.
        is_small: Whether acronyms may leave it out wherever it stands (of, и).
        is_joined: Whether a hyphen joins it to the word before.
        is_capital: Whether it begins with a capital.
    """

    form: str
    start: int
    end: int
    is_small: bool = False
    is_joined: bool = False
    is_capital: bool = False


class FullName(NamedTuple):
    """Where a full name begins.

    Attributes:
        cost: How far its words are from giving their first letters only, and all of them.
        start: The place of its first word.
    """

    cost: float
    start: int


class _Reading(NamedTuple):
    """The last letters on the last words; the order of readings is that of preference.

    Attributes:
        cost: As in `FullName`.
        back: The place of the first word, negated: the shorter name is preferred.
        telling: How many words that are not small give letters.
    """

    cost: float
    back: int
    telling: int

    def after(self, cost: float, telling: int) -> _Reading:
        """This one with a word behind it."""
        return _Reading(self.cost + cost, self.back, self.telling + telling)


def full_name(letters: str, words: Sequence[NameWord], *, freely: bool = True) -> FullName | None:
    """The full name that ends with the last of some words.

    Args:
        letters: The acronym in lower case, folded.
        words: Words up to the end of what may be its full name.
        freely: Whether a name of many letters is free once.

    Returns:
        None where the words are not what the letters stand for, or only one word is.
    """
    first = max(0, len(words) - len(letters) - MORE)
    words = words[first:]
    if not words or letters[-1] not in words[-1].form:  # spares most of what follows
        return None
    freedoms = 1 if freely and len(letters) >= LONG else 0
    best = _Alignment(letters, words).best(len(letters), len(words), freedoms)
    if best is None or best.telling < 2:  # noqa: PLR2004 - a word alone has no acronym
        return None
    return FullName(best.cost, first - best.back)


class _Alignment:
    """Letters and words, and what was found out of how they go together."""

    def __init__(self, letters: str, words: Sequence[NameWord]) -> None:
        self._letters = letters
        self._words = words
        self._most = max(1, len(letters) - OTHERS)
        self._read: dict[tuple[int, int, int], _Reading | None] = {}

    def best(self, left: int, place: int, freedoms: int) -> _Reading | None:
        """The best reading of the first letters, `left` of them, on as many words as `place`."""
        key = left, place, freedoms
        if key not in self._read:
            found = (*self._with_letters(*key), *self._left_out(*key)) if place else ()
            self._read[key] = min(found, default=None)
        return self._read[key]

    def _with_letters(self, left: int, place: int, freedoms: int) -> Iterator[_Reading]:
        """The readings to which the last word gives letters."""
        word = self._words[place - 1]
        telling = 0 if word.is_small else 1
        for count, cost, spent in _given(self._letters[:left], word.form, self._most):
            if spent > freedoms:
                continue
            if count < left:
                before = self.best(left - count, place - 1, freedoms - spent)
                if before is not None:
                    yield before.after(cost, telling)
            elif telling:
                yield _Reading(cost, 1 - place, telling)

    def _left_out(self, left: int, place: int, freedoms: int) -> Iterator[_Reading]:
        """The readings to which the last word gives none; the name ends with one that does."""
        word = self._words[place - 1]
        free = word.is_small or word.is_joined
        if place < len(self._words) and (free or freedoms):
            before = self.best(left, place - 1, freedoms if free else freedoms - 1)
            if before is not None:
                yield before.after(_COST_OF_SMALL if free else _COST_OF_FREEDOM, 0)


def _given(letters: str, form: str, most: int) -> Iterator[tuple[int, float, int]]:
    """How many of the last letters a word may give, at which cost, and with which freedom."""
    for count in range(1, min(most, len(letters)) + 1):
        last = letters[-count:]
        if form.startswith(last):
            yield count, (count - 1) * _COST_OF_LETTER, 0
        elif count > 1 and form.startswith(last[:-1]) and last[-1] in form[count:]:
            yield count, (count - 2) * _COST_OF_LETTER + _COST_OF_FREEDOM, 1
