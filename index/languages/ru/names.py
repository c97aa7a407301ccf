"""Russian names, by pymorphy3's dictionary."""

from __future__ import annotations

from index.languages.ru.lemmatizer import analyzer

_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
"""OpenCorpora's grammemes of given names, surnames, patronymics, places, organisations, brands."""

_LIKELY = 0.5
"""How likely it must be that a word which can be a name or another word (Вера, Роман) is a name."""


def is_name(form: str) -> bool:
    """Whether a word that stands with a capital is a name: the dictionary says so, or lacks it."""
    known, word = analyzer(), form.lower()
    if not known.word_is_known(word):
        return True
    named = sum(score for _, tag, _, score, _ in known.parse(word) if _NAMES & tag.grammemes)
    return bool(named >= _LIKELY)
