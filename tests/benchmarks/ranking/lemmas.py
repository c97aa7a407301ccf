"""The words of a corpus that nobody wrote: lemmas that look English, and lemmas that look Russian.

Words are syllables put together at random. The shorter stand for the more common ones, as in any
language (Zipf's law of abbreviation). Letters that carry marks (й, ё) are left out, so that no
engine's tokenizer folds two lemmas into one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

PER_LANGUAGE = 100_000
LANGS = ("en", "ru")

_ONSETS = {
    "en": [
        *("b", "c", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w"),
        *("br", "ch", "cl", "dr", "fl", "gr", "pl", "pr", "sh", "sp", "st", "th", "tr"),
    ],
    "ru": [
        *("б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ч", "ш"),
        *("бр", "вл", "гр", "др", "кр", "пл", "пр", "сл", "ст", "тр", "хр"),
    ],
}
_VOWELS = {
    "en": ["a", "e", "i", "o", "u", "ea", "ou"],
    "ru": ["а", "е", "и", "о", "у", "ы", "я", "ю"],
}
_CODAS = {
    "en": ["", "", "", "n", "r", "s", "t", "l", "nd", "st"],
    "ru": ["", "", "", "н", "р", "с", "т", "л", "нт", "сть"],
}
_SYLLABLES = 4  # at most; that makes millions of words


@cache
def lemmas(seed: int) -> tuple[str, ...]:
    """All lemmas, a language after the other, the most common of each first."""
    return tuple(word for lang in LANGS for word in _words(lang, np.random.default_rng(seed)))


def _words(lang: str, random: np.random.Generator) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < PER_LANGUAGE:
        found.setdefault(_word(lang, random.random(1 + 3 * _SYLLABLES).tolist()))
    return sorted(found, key=len)


def _word(lang: str, draws: list[float]) -> str:
    """A word of one to four syllables, longer ones more often."""
    count = 1 + int(draws[0] ** 0.5 * _SYLLABLES)
    return "".join(
        _one(_ONSETS[lang], draws[at])
        + _one(_VOWELS[lang], draws[at + 1])
        + _one(_CODAS[lang], draws[at + 2])
        for at in range(1, 1 + 3 * count, 3)
    )


def _one(choices: Sequence[str], draw: float) -> str:
    return choices[int(draw * len(choices))]
