"""What outside dictionaries and CLDR's names say, for the words of a question.

An entry of one word shares what is known of it equally among its translations. An entry of several
words (oil pipeline) counts where all of them stand in the question, and says of each of them that
it may be any word of the translation. What several words say for one («делать открытие») is shared
among them: which of them carries the meaning no dictionary tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Iterable

    from index.collection import Collection

    Entry = tuple[tuple[str, ...], tuple[str, ...]]

_KEPT = 5_000
"""Of how many words the entries are kept: some 10 KB each."""


class DictionaryWords:
    """The dictionaries of a collection that is pinned: what was read of them once stays true."""

    def __init__(self, collection: Collection) -> None:
        self._dictionaries = collection.dictionaries
        self._entries: dict[tuple[str, str, str], list[Entry]] = {}

    def shares(self, words: Words[str], langs: tuple[str, str]) -> dict[str, dict[str, float]]:
        """For each word that has an entry the shares of its translations; they sum to 1.

        Args:
            words: All words of the question, in the first language.
            langs: Their language, and the one that they are to be carried over into.
        """
        self._read(words, langs)
        found = {
            word: _shares(self._entries[*langs, word], word, frozenset(words)) for word in words
        }
        return {word: shares for word, shares in found.items() if shares}

    def _read(self, words: Iterable[str], langs: tuple[str, str]) -> None:
        """Reads the entries of those words that are not known yet."""
        if len(self._entries) > _KEPT:
            self._entries.clear()
        missing: dict[str, list[Entry]] = {
            word: [] for word in words if (*langs, word) not in self._entries
        }
        if missing:
            for entry in self._dictionaries.entries(*langs, missing):
                for word in set(entry[0]) & missing.keys():
                    missing[word].append(entry)
            self._entries.update({(*langs, word): found for word, found in missing.items()})


def _shares(entries: Iterable[Entry], word: str, asked: frozenset[str]) -> dict[str, float]:
    """What the entries of a word make of it in a question with these words."""
    weights: dict[str, float] = {}
    for own, others in dict.fromkeys(entries):
        if own == (word,) or asked.issuperset(own):
            share = 1.0 / max(len(own), len(others))
            for other in others:
                weights[other] = weights.get(other, 0.0) + share
    total = sum(weights.values())
    return {other: weight / total for other, weight in weights.items()}
