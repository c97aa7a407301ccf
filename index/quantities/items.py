"""What quantities are put together from: figures that were read, and words as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.quantities.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.languages.numerals import Numerals
    from index.model import Span
    from index.quantities.vocabulary import Role, Word

LONGEST_LINK = 9
"""Characters of the longest link that is looked at: " and the ", with a space to spare."""

_LONGEST_BEFORE = 10


class Atom(NamedTuple):
    """A word where it stands.

    Attributes:
        span: Where.
        word: What it means.
        form: The word itself, as it is looked up.
    """

    span: Span
    word: Word
    form: str


Item = Quantity | Atom


class Items:
    """The figures and words of one text, and what stands between them.

    Places may be asked for that lie behind the last item: nothing stands there.

    Attributes:
        text: The text.
        found: Its figures and words, in order.
        numerals: Its language's tables.
    """

    __slots__ = ("found", "numerals", "text")

    def __init__(self, text: str, found: Sequence[Item], numerals: Numerals) -> None:
        self.text = text
        self.found = found
        self.numerals = numerals

    def at(self, place: int) -> Item | None:
        """The item at a place."""
        return self.found[place] if 0 <= place < len(self.found) else None

    def atom(self, place: int, role: Role) -> Atom | None:
        """The word at a place, if there is one of that role."""
        item = self.at(place)
        return item if isinstance(item, Atom) and item.word.role is role else None

    def link(self, place: int) -> str | None:
        """What stands before an item and behind the one before it, in lower case.

        "" for space alone; None where it is nothing at all, or more than a few words.
        """
        if not 0 < place < len(self.found):
            return None
        between = self.text[self.found[place - 1].span.end : self.found[place].span.start]
        if between == " ":
            return ""
        if not 0 < len(between) <= LONGEST_LINK:
            return None
        return " ".join(between.lower().split())

    def joined(self, place: int) -> bool:
        """Whether an item follows the one before it as words of one number do."""
        between = self.link(place)
        return between == "" or (between == "-" and self.numerals.hyphenated)

    def conjoined(self, place: int) -> bool:
        """Whether the conjunction of numbers stands before an item: two hundred and one."""
        conjunction = self.numerals.conjunction
        return bool(conjunction) and self.link(place) == conjunction

    def isolated(self, place: int) -> bool:
        """Whether the item behind this one is too far away to have to do with it."""
        end = self.found[place].span.end
        following = self.at(place + 1)
        return following is None or following.span.start - end > LONGEST_LINK

    def counts_one(self, place: int) -> bool:
        """Whether what stands before a multiplier, scale or part makes it one of its kind."""
        start = self.found[place].span.start
        before = self.text[max(0, start - _LONGEST_BEFORE) : start].lower().split()[-1:]
        return self.article(place) is not None or (
            bool(before) and before[0] in self.numerals.one_contexts
        )

    def article(self, place: int) -> int | None:
        """Where the article begins that stands right before an item."""
        if not self.numerals.articles:
            return None
        start = self.found[place].span.start
        before = self.text[max(0, start - 4) : start].lower()
        for article in self.numerals.articles:
            rest = before.removesuffix(article + " ")
            if rest != before and not rest[-1:].isalnum():
                return start - len(article) - 1
        return None
