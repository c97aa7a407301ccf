"""A number or a month -> the terms that texts in a language are found by where they name it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index.languages.en.numerals import numerals as english
from index.languages.ru.numerals import numerals as russian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.analysis import Analyzer
    from index.languages.numerals import Numerals

_NUMERALS = {"en": english, "ru": russian}

_TABLES = (
    "cardinals", "ordinals", "multipliers", "scales", "lone_scales", "wholes", "months",
    "month_adjectives", "month_signs",
)  # fmt: skip
_ROMAN = frozenset("IVXХ")

_COMMON = 2
"""From how many forms of a number's name on a lemma is its own, and not that of another word.

Tables of forms hold ambiguous ones too: «сорока» is forty, and a magpie.
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language names numbers and months, in terms.

    Attributes:
        lang: The language's code.
        analyzer: The one that the texts were read by.
    """

    lang: str
    analyzer: Analyzer

    @property
    def numerals(self) -> Numerals:
        """The language's words for quantities."""
        return _NUMERALS[self.lang]()

    def cardinal(self, value: int) -> tuple[str, ...]:
        """A number's name, nothing where it takes several words: twenty; «два», «двое»."""
        return self._lemmas(_forms(self.lang, "cardinals").get(value, ()))

    def ordinal(self, value: int) -> tuple[str, ...]:
        """The name of a place in an order: twentieth."""
        return self._lemmas(_forms(self.lang, "ordinals").get(value, ()))

    def scale(self, value: int) -> tuple[str, ...]:
        """A power of a thousand: million; «миллион», «млн»."""
        tables = ("lone_scales", "scales", "scale_signs")
        forms = (form for table in tables for form in _forms(self.lang, table).get(value, ()))
        return tuple(dict.fromkeys(term for terms in self._read(forms) for term in terms))

    def month(self, number: int) -> tuple[str, ...]:
        """A month's name, and what it is shortened to."""
        names = self._lemmas(_forms(self.lang, "months").get(number, ()))
        signs = _forms(self.lang, "month_signs").get(number, ())
        # a sign that reads as a form of another word («дек», «ноя») is left to that word
        own = (sign for sign in signs if sign in self.analyzer.terms(sign))
        return tuple(dict.fromkeys((*names, *own)))

    def terms(self, written: str) -> tuple[str, ...]:
        """The terms of what is written as one token; nothing where it takes several."""
        return next(self._read([written]), ())

    def _lemmas(self, forms: Iterable[str]) -> tuple[str, ...]:
        """The lemmas that a name has in more than one of its forms, or in its only one."""
        counts = Counter(terms[0] for terms in self._read(forms) if terms)
        least = min(_COMMON, counts.total())
        return tuple(term for term, count in counts.items() if count >= least)

    def _read(self, forms: Iterable[str]) -> Iterator[tuple[str, ...]]:
        for form in forms:
            words = self.analyzer.words(form)
            if len(words) == 1:
                yield words[0].terms


def may_hold_quantity(words: Iterable[str], lang: str) -> bool:
    """Whether words, as they were typed, can hold a number or a date at all: most questions don't.

    Args:
        words: The words and numbers of a question.
        lang: The language that it is read in.
    """
    names = _names(lang)
    return any(
        not names.isdisjoint((word.lower().replace("ё", "е"),))
        or any(map(str.isdigit, word))
        or (len(word) > 1 and _ROMAN.issuperset(word))
        for word in words
    )


@cache
def _names(lang: str) -> frozenset[str]:
    """All words of a language that numbers and dates are written with."""
    return frozenset().union(*(getattr(_NUMERALS[lang](), table) for table in _TABLES))


@cache
def _forms(lang: str, table: str) -> Mapping[int, tuple[str, ...]]:
    """The forms of each value of a table of `Numerals`."""
    found: dict[int, list[str]] = {}
    for form, value in getattr(_NUMERALS[lang](), table).items():
        found.setdefault(value, []).append(form)
    return {value: tuple(forms) for value, forms in found.items()}
