"""A text -> its numbers, dates and times of day, in one reading from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Span
from index.quantities.composition import numbers
from index.quantities.dates import dates
from index.quantities.figures import read_figures
from index.quantities.items import Atom, Items
from index.quantities.quantity import Kind, Quantity
from index.quantities.ranges import with_shared
from index.quantities.roman import roman_value
from index.quantities.vocabulary import WORD, vocabulary

if TYPE_CHECKING:
    from index.quantities.items import Item
    from index.quantities.vocabulary import Vocabulary


def quantities(text: str, lang: str) -> list[Quantity]:
    """The quantities of a text, in order; their spans are disjoint.

    What is no number as a whole (10.0.0.1, a telephone number) is given as its parts. The time it
    takes grows as the text does, whatever stands in it.

    Args:
        lang: The code of the language that the text is written in: it decides how figures are
            grouped, and which words count.

    Raises:
        KeyError: The language is none of `index.languages.LANGUAGES`.
    """
    vocabulary_ = vocabulary(lang)
    items = _items(text, vocabulary_)
    found = [item for item in items if isinstance(item, Quantity)]
    if len(found) < len(items):  # there are words
        numerals = vocabulary_.numerals
        found = dates(Items(text, numbers(Items(text, items, numerals)), numerals))
    return with_shared(text, found, vocabulary_) if len(found) > 1 else found


def _items(text: str, vocabulary: Vocabulary) -> list[Item]:
    """The figures and the words for quantities in a text, in order."""
    padded = f" {text} "  # so that every place has a character on both sides
    items: list[Item] = []
    done = 0  # up to where figures were read: a match may lie inside a date
    for match in vocabulary.places.finditer(padded):
        group = match.lastindex
        if group is None:
            if match.start() >= done:
                items += read_figures(padded, *match.span(), vocabulary)
                done = items[-1].span.end + 1
            continue
        start, end = match.span(group)
        if start < done or padded[start - 1].isalnum():
            continue
        if group == WORD:
            form = match[WORD].lower().replace("ё", "е")
            word = vocabulary.words.get(form)
            if word is not None and not padded.endswith(vocabulary.numerals.adverbial, 0, start):
                items.append(Atom(Span(start - 1, end - 1), word, form))
        elif value := roman_value(padded, start, end, vocabulary.numerals):
            span, vague = Span(start - 1, end - 1), end - start == 1
            items.append(Quantity(span, Kind.NUMBER, str(value), ordinal=True, vague=vague))
    return items
