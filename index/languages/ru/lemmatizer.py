"""Russian lemmas by pymorphy3."""

from __future__ import annotations

from functools import cache

import pymorphy3
import pymorphy3_dicts_ru  # type: ignore[import-untyped]  # it publishes no types
from pymorphy3 import units
from pymorphy3.lang.ru import KNOWN_PREFIXES

PLAUSIBLE = 0.01
"""How likely a reading must be, beside the likeliest one, by pymorphy3's corpus estimate.

A hundredth keeps «сталь» in «стали» (0.03 beside «стать») and drops «длить» from «для» (0.0001).
"""


def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of a folded form whose readings are likely enough, likeliest first.

    A word that the dictionary does not hold (a surname, a new coinage) keeps its own form as one
    more reading: what pymorphy3 makes of it by analogy is at times another word («Турганбеков» as
    a genitive of «турганбек»), and the form itself then still finds its own kind.
    """
    listed = _listed(word)
    if len(listed) == 1:  # likelihoods decide nothing then; to look them up takes most of the time
        return tuple(listed)
    likelihood: dict[str, float] = {}
    for _, _, normal_form, score, _ in analyzer().parse(word):
        lemma = _folded(normal_form)
        likelihood[lemma] = likelihood.get(lemma, 0.0) + score
    floor = PLAUSIBLE * max(likelihood.values())
    plausible = [lemma for lemma, score in likelihood.items() if score >= floor]
    plausible.sort(key=lambda lemma: -likelihood[lemma])
    if not listed and word not in plausible:
        plausible.append(word)
    return tuple(plausible)


def _listed(word: str) -> set[str]:
    """The lemmas that the dictionary itself holds for a form, its е read as ё too."""
    known = analyzer()
    dictionary = known.dictionary
    return {
        _folded(dictionary.build_normal_form(paradigm, place, form))
        for form, places in dictionary.words.similar_items(word, known.char_substitutes)
        for paradigm, place in places
    }


def _folded(lemma: str) -> str:
    """The lemma of a folded form, folded: nothing but ё can be left to fold."""
    return lemma.replace("ё", "е")


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The analyzer, told where its dictionary is: it would read what is installed to find it.

    Of its units those are left out that ask whether a word without capitals or hyphens, which has a
    Cyrillic letter, is an initial, a number, a mark, Latin, or has a hyphen.
    """
    return pymorphy3.MorphAnalyzer(
        path=pymorphy3_dicts_ru.get_path(),
        lang="ru",
        result_type=None,
        units=[
            units.DictionaryAnalyzer(),
            units.KnownPrefixAnalyzer(KNOWN_PREFIXES),
            [units.UnknownPrefixAnalyzer(), units.KnownSuffixAnalyzer()],
            units.UnknAnalyzer(),
        ],
    )
