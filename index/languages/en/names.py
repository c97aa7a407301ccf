"""English names, by simplemma's dictionary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.languages.en.lemmatizer import Dictionaries

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_name(form: str) -> bool:
    """Whether a word that stands with a capital is a name.

    Names that the dictionary has are other words too (Rose), or can't be told from these.
    """
    return form.lower().replace("’", "'").removesuffix("'s") not in _words()


@cache
def _words() -> Mapping[str, str]:
    return Dictionaries().get_dictionary("en")
