"""What linking learned of a word, for people to look at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from index.bitext import word_of
from index.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.collection import Lexicon


@dataclass(frozen=True, slots=True)
class LearnedTranslation:
    """A word that stands for another in the links of a collection.

    Attributes:
        collection: The name of the collection.
        lang: The language of the word that was asked for.
        word: That word, as a lemma.
        translation: The other one.
        count: How often it is expected to stand for it in the links that were learned from.
        probability: The share of that in all that stands for the word in these links.
    """

    collection: str
    lang: str
    word: str
    translation: str
    count: float
    probability: float


def learned_translations(data: Path, text: str, analyzer: Analyzer) -> list[LearnedTranslation]:
    """What each collection has learned of the words of a text, the most frequent first.

    Raises:
        NoCollection: Nothing has been added yet.
        CollectionError: The collection cannot be opened.
    """
    words = {word_of(word) for word in analyzer.words(text)} - {""}
    with Collection.open(data) as store, store.reading():
        found = [
            translation
            for name in store.documents.collections()
            for langs in combinations(store.versions.languages(name), 2)
            if (lexicon := store.lexicons.get(name, *langs))
            for translation in _of_lexicon(store, lexicon, words)
        ]
    return sorted(found, key=lambda one: (one.collection, one.word, -one.count, one.translation))


def _of_lexicon(
    store: Collection, lexicon: Lexicon, words: set[str]
) -> Iterator[LearnedTranslation]:
    taught = {(word.lang, word.word): word.taught for word in store.lexicons.words(lexicon, words)}
    for a, b, count in store.lexicons.entries(lexicon, words):
        for lang, word, translation in ((lexicon.a_lang, a, b), (lexicon.b_lang, b, a)):
            if word in words:
                share = count / max(count, taught[lang, word])
                yield LearnedTranslation(lexicon.collection, lang, word, translation, count, share)
