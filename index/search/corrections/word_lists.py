"""Which words dictionaries hold, as they stand in a text: what is listed is no slip of the fingers.

It asks the dictionaries that lemmas come from: pymorphy3's for Russian (OpenCorpora: five million
forms, names among them), simplemma's for English, which has names with their capital.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.languages.en.lemmatizer import Dictionaries
from index.languages.ru.lemmatizer import analyzer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOLD_APART = 4
"""Letters from which a name in the English list counts in small letters too.

Shorter ones are abbreviations (HL, LF, Sh): nearly any two letters are one.
"""


def is_listed(form: str, lang: str) -> bool:
    """Whether a dictionary holds a word form, names among them.

    Args:
        form: In lower case, folded.
        lang: The code of the language of its letters.
    """
    return WORDS[lang](form) or (lang == "en" and is_english_name(form))


def begins_russian(beginning: str) -> bool:
    """Whether a Russian word form begins so; what is asked for is in lower case, with ё."""
    return bool(analyzer().dictionary.words.has_keys_with_prefix(beginning))


def is_russian(form: str) -> bool:
    """Whether it is a Russian word form, in lower case, its ё written or not."""
    known = analyzer()
    if form in known.dictionary.words:  # in a fifth of the time that ё in the place of е takes
        return True
    return "е" in form and bool(known.word_is_known(form))


def is_english(form: str) -> bool:
    """Whether it is an English word form, in lower case."""
    return _english().get(form) is not None


def is_english_name(form: str) -> bool:
    """Whether it is an English name that is written without its capital."""
    words = _english()
    named = len(form) >= _TOLD_APART
    return named and (words.get(form.capitalize()) or words.get(form.upper())) is not None


@cache
def _english() -> Mapping[str, str]:
    return Dictionaries().get_dictionary("en")


WORDS: dict[str, Callable[[str], bool]] = {"en": is_english, "ru": is_russian}
"""Whether a dictionary holds a form that stands in small letters; Russian names are among them."""
