"""What a few new documents are linked against: the rest of their collection, as it is stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.bitext import NUMBER, VersionKey, near_words
from index.indexer.knowing import knowledge_of
from index.indexer.versions import versions_of
from index.ranking import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.bitext import Knowledge, Version, VersionPassage
    from index.collection import Collection, Lexicon
    from index.ranking import Ranker

BEST = 6
"""How many documents are compared with each version."""

TERMS = 32
"""How many words of the other language a passage is looked for by, those that tell most."""

HITS = 4
"""How many passages are found for each of a version's."""

FAMILIAR = 1.0
"""A word that was translated this often in links is found by that, and needs no look-alike."""


class CollectionSurroundings:
    """A collection with its index files: `bitext.Surroundings`."""

    def __init__(self, collection: Collection, ranker: Ranker, lexicon: Lexicon) -> None:
        self._collection = collection
        self._ranker = ranker
        self._lexicon = lexicon
        self._langs = lexicon.a_lang, lexicon.b_lang

    def versions(self, documents: Iterable[int]) -> list[Version]:
        """All versions of these documents in the two languages."""
        stored = self._collection.versions.words_of(documents)
        return [version for version in versions_of(stored) if version.lang in self._langs]

    def partners(self, documents: Iterable[int]) -> set[tuple[VersionKey, VersionKey]]:
        """The pairs that some documents are in by now."""
        return {
            (VersionKey(one.a, one.a_lang), VersionKey(one.b, one.b_lang))
            for document in documents
            for one in self._collection.partners.of(document)
            if (one.a_lang, one.b_lang) == self._langs
        }

    def knowledge(self, versions: Sequence[Version]) -> Knowledge:
        """What is known of the words of some versions."""
        words = {word for version in versions for p in version.passages for word in p.words}
        return knowledge_of(self._collection, self._lexicon.collection, self._langs, words)

    def candidates(self, versions: Sequence[Version]) -> set[tuple[int, int]]:
        """Pairs of documents that may be each other's versions, one of each given.

        A passage is looked for by what its words are most often translated as, and by the words of
        the other language that look like those of which no translation is known.
        """
        pairs = set()
        for lang, other in (self._langs, self._langs[::-1]):
            own = [version for version in versions if version.lang == lang]
            translated = _Translated(self._collection, self._lexicon, own, other)
            for version in own:
                found: Counter[int] = Counter()
                for passage in version.passages:
                    found.update(self._found(translated.terms(passage), other))
                pairs |= {(version.doc, document) for document, _ in found.most_common(BEST)}
        return pairs

    def _found(self, terms: dict[str, float], lang: str) -> dict[int, float]:
        """The documents with the passages that hold some terms, and how well they do."""
        if not terms:
            return {}
        filters = Filters(lang=lang, collections=frozenset([self._lexicon.collection]))
        hits = self._ranker.top(terms, filters, HITS)
        holders = self._collection.versions.holders(hit.passage for hit in hits)
        best: dict[int, float] = {}
        for hit in hits:
            if hit.passage in holders:
                document = holders[hit.passage]
                best[document] = max(hit.score, best.get(document, 0.0))
        return best


class _Translated:
    """The words of some versions in the other language."""

    def __init__(
        self, collection: Collection, lexicon: Lexicon, versions: Sequence[Version], other: str
    ) -> None:
        words = {word for version in versions for p in version.passages for word in p.words}
        self._words: dict[str, dict[str, float]] = defaultdict(dict)
        for word in words:
            if word.startswith(NUMBER):
                self._words[word][word.removeprefix(NUMBER)] = 1.0
        taught = self._learned(collection, lexicon, words, other)
        self._alike(collection, lexicon, words - taught, other)
        langs = (lexicon.a_lang, lexicon.b_lang)
        for entry in collection.dictionaries.entries(*langs, words):
            own, foreign = entry if other == lexicon.b_lang else entry[::-1]
            for word in words.intersection(own) - taught:
                for translation in foreign:
                    self._words[word].setdefault(translation, 1.0 / len(foreign))
        self._common = {
            one.word: one.passages
            for one in collection.lexicons.words(
                lexicon, {term for found in self._words.values() for term in found}
            )
            if one.lang == other
        }

    def terms(self, passage: VersionPassage) -> dict[str, float]:
        """What a passage is best looked for by: terms, and how much each counts."""
        weights: dict[str, float] = {}
        for word in passage.words:
            for translation, probability in self._words.get(word, {}).items():
                weights[translation] = min(1.0, weights.get(translation, 0.0) + probability)
        telling = sorted(weights, key=lambda term: (-weights[term] / self._spread(term), term))
        return {term.replace("_", " "): weights[term] for term in telling[:TERMS]}

    def _spread(self, term: str) -> float:
        """What a term's weight is divided by: common ones tell little."""
        return float((1 + self._common.get(term, 0)) ** 0.5)

    def _learned(
        self, collection: Collection, lexicon: Lexicon, words: set[str], other: str
    ) -> set[str]:
        """Takes what the lexicon says; the words that were translated often enough."""
        counts = {
            one.word: one.taught
            for one in collection.lexicons.words(lexicon, words)
            if one.lang != other
        }
        for a, b, count in collection.lexicons.entries(lexicon, words):
            own, foreign = (a, b) if other == lexicon.b_lang else (b, a)
            if own in words:
                self._words[own][foreign] = count / max(count, counts.get(own, 0.0))
        return {word for word, taught in counts.items() if taught >= FAMILIAR}

    def _alike(self, collection: Collection, lexicon: Lexicon, words: set[str], other: str) -> None:
        """Takes the words of the other language that look like some."""
        unknown = sorted(word for word in words if not word.startswith(NUMBER))
        untaught = collection.lexicons.untaught(lexicon, other, FAMILIAR)
        foreign = [word for word in untaught if not word.startswith(NUMBER)]
        near = near_words(unknown, foreign)
        for a, b, weight in zip(
            near.a.tolist(), near.b.tolist(), near.weight.tolist(), strict=True
        ):
            self._words[unknown[a]][foreign[b]] = weight
