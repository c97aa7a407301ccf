"""A word -> others of the same root: congratulated, congratulations; «изобрёл», «изобретатель».

What words there would be is told by the language's word formation (`index.languages.derivation`);
those that stand in texts are readings of the word. That who asks what was *translated* is answered
by a *translation* is likely but not sure, hence their weight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.languages import language_of
from index.languages.en.derivation import derivation as english
from index.languages.ru.derivation import derivation as russian
from index.model import Reading, ReadingKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.search.expansion.writings import Standing

WEIGHT = 0.4
"""What a word of the same root counts, beside the word itself.

Recall at 1 and at 5 on XQuAD, and with the news of NTREX among its passages; the weight chosen for
each article by the questions of the 23 others (.4 for all but one of 24), before and after:

    English    .948 .997 -> .951 .998    among news .880 .970 -> .880 .972
    Russian    .932 .997 -> .932 .997    among news .847 .956 -> .848 .964

At 1, recall at 5 is lower than without in all four. Of the words of a question, the passage that
answers holds .79 in place of .77 (Russian .75, .71).
"""

_DERIVATIONS = {"en": english, "ru": russian}


def families(lemmas: Collection[str], standing: Standing) -> dict[str, tuple[Reading, ...]]:
    """For each lemma the words of its root that texts have.

    Args:
        lemmas: What is asked for.
        standing: What knows the terms of texts.
    """
    relatives = {lemma: frozenset(_relatives(lemma)) for lemma in lemmas}
    known = standing(frozenset[str]().union(*relatives.values())).keys()
    return {
        lemma: tuple(Reading(term, WEIGHT, ReadingKind.FAMILY) for term in sorted(known & family))
        for lemma, family in relatives.items()
    }


def _relatives(lemma: str) -> Sequence[str]:
    """What words of the root of a lemma there would be; none for figures and foreign letters."""
    language = language_of(lemma) if lemma.isalpha() else None
    return _DERIVATIONS[language.code]().relatives(lemma) if language else ()
