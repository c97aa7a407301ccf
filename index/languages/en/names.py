"""English names, by simplemma's dictionary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.languages.en.lemmatizer import Dictionaries

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRANSLATED = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays january february april june july august september october november
    december christmas easter
    """.split()  # noqa: SIM905 - many words
)
"""Days, months and feasts: names that every language has a word of its own for."""


def is_name(form: str) -> bool:
    """Whether a word that stands with a capital is a name.

    The dictionary lacks it, or writes its lemma with a capital only. Names that it has with a small
    letter too are other words (Rose), or can't be told from these.
    """
    word = form.lower().replace("’", "'").removesuffix("'s")
    lemma = _words().get(word)
    return word not in _TRANSLATED and (lemma is None or lemma[:1].isupper())


@cache
def _words() -> Mapping[str, str]:
    return Dictionaries().get_dictionary("en")
