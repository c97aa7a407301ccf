"""Questions in, answers out, over one immutable snapshot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.model import CorrectionKind, Listing
from index.ranking import SegmentRanker, committed, index_folder
from index.search.aids import Aids
from index.search.corrections import is_worth_trying
from index.search.finding import Finder
from index.search.hits import Hits
from index.search.meanings import Meanings
from index.search.places import neighbours, standing
from index.search.retrieval import Retrieval
from index.search.verification import Verification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.analysis import Analyzer
    from index.collection import Collection
    from index.model import Answer, Hit, Passage, PassagePlace, Quoted
    from index.ranking import Ranker, Snapshot
    from index.search.meanings import Meaning

_LISTS = 32
"""How many orders of documents are kept: those of people and groups who look at the same time."""


class Searcher:
    """Answers questions from a collection and the snapshot made from it.

    It sees the collection in the state that it was opened in, whatever others write meanwhile:
    whoever keeps it asks `is_current` before each question and opens another when it isn't. One
    thread at a time may use it. `collections` names the sets of documents that may be read, matches
    included; None reads all.

    Every method that reads raises:
        DamagedDatabase: The database is damaged.
        DataFolderUnusable: The database cannot be read.

    Attributes:
        snapshot: The index that it searches.
    """

    def __init__(
        self,
        collection: Collection,
        snapshot: Snapshot,
        analyzer: Analyzer,
        *,
        previous: Searcher | None = None,
    ) -> None:
        """Takes over the collection, pinned.

        Args:
            collection: To be closed by `close`.
            snapshot: The last one committed.
            analyzer: The one that the snapshot's terms were found by.
            previous: A searcher of an older state: what it found out about terms is taken over.
        """
        self._collection = collection
        self.snapshot = snapshot
        self._analyzer = analyzer
        self._ranker: Ranker = SegmentRanker(snapshot)
        self._hits = Hits(collection, analyzer)
        known = previous._aids if previous else None  # noqa: SLF001 - of the same class
        self._aids: Aids = Aids(collection, snapshot, self._ranker, self._hits, analyzer, known)
        self._meanings = Meanings(analyzer, self._aids)
        self._finder = Finder(
            self._ranker,
            Retrieval(collection),
            collection.passages,
            self._hits,
            self._aids.translated,
        )
        self._verification = Verification(collection.data)
        self._newest: dict[frozenset[str] | None, list[int]] = {}

    def is_current(self) -> bool:
        """Whether no newer snapshot has been committed; costs a look at a small file."""
        folder = index_folder(self._collection.data)
        now = committed(folder, self.snapshot.fingerprint)
        return now in {(self.snapshot.state, self.snapshot.linked), None}

    def collections(self) -> tuple[str, ...]:
        """The names of the collections that hold documents, sorted."""
        with self._collection.telling():
            return self._collection.documents.collections()

    def close(self) -> None:
        """Closes the collection."""
        self._verification.close()
        self._collection.close()

    def warm(self) -> None:
        """Does once what the first questions would wait for: dictionaries and word lists are read.

        It asks, in each language, something that stands nowhere, as if it followed something.
        """
        for lang, language in LANGUAGES.items():
            word = min(language.stop_lemmas)
            self.ask(f"{word * 5}?", lang=lang, after=f"{word}?")
        self.documents(size=1)

    def ask(  # noqa: PLR0913 - one keyword a circumstance
        self,
        question: str,
        *,
        lang: str | None = None,
        fallback: str = "en",
        limit: int = 5,
        marked: int | None = None,
        collections: frozenset[str] | None = None,
        after: str | None = None,
        explain: bool = False,
    ) -> Answer:
        """What the collection has to say to a question.

        Args:
            question: In English or Russian.
            lang: The language to answer in; None takes the question's own.
            fallback: The language to answer in where the question has no letters to tell by.
            limit: How many passages at most.
            marked: How many of them, the best, have to have highlights and their best sentence;
                None for all. The others may be without.
            collections: What may be read.
            after: The question that this one follows; where it needs that one, both are asked
                together, and `Answer.question` is what was asked.
            explain: Whether `Answer.explanation` is to say how the answer came about.
        """
        finder = self._finder
        most = limit if marked is None else marked
        with self._collection.telling():
            return self._best(
                self._meanings.of(
                    question, after=after, lang=lang, fallback=fallback, collections=collections
                ),
                lambda meaning: finder.answer(meaning, collections, limit, most, explain=explain),
                collections,
            )

    def revisit(
        self,
        question: str,
        passages: Sequence[int],
        *,
        lang: str,
        collections: frozenset[str] | None = None,
    ) -> Answer:
        """The passages of an earlier answer again, in their order, as they are now.

        Args:
            question: The one that was answered.
            passages: Their keys; those that are gone or may not be read are left out.
            lang: The language of the answer.
            collections: What may be read.
        """
        with self._collection.telling():
            return self._best(
                self._meanings.of(
                    question, after=None, lang=lang, fallback=lang, collections=collections
                ),
                lambda meaning: self._finder.again(meaning, passages, collections),
                collections,
            )

    def passage(
        self,
        place: PassagePlace,
        *,
        lang: str = "en",
        collections: frozenset[str] | None = None,
    ) -> Hit | None:
        """The passage that stands at a place, with its match; None where it is gone.

        Args:
            place: The place; the passage is found wherever it has moved to in its document.
            lang: The language to read in, where the place leaves that open.
            collections: What may be read: what may not is gone.
        """
        with self._collection.telling():
            if self._hits.card(place.document, collections) is None:
                return None
            stored = standing(place, self._collection.passages.of(place.document), lang)
            return self._hits.unasked(stored, collections) if stored else None

    def around(
        self,
        place: PassagePlace,
        *,
        reach: int = 2,
        collections: frozenset[str] | None = None,
    ) -> tuple[Passage, ...]:
        """A passage with its neighbours of the same language, in order; none where it is gone.

        Args:
            place: The passage's place.
            reach: How many on each side.
            collections: What may be read: what may not is gone.
        """
        with self._collection.telling():
            if self._hits.card(place.document, collections) is None:
                return ()
            passages = self._collection.passages.of(place.document)
            return tuple(one.passage for one in neighbours(place, passages, reach))

    def documents(
        self, collections: frozenset[str] | None = None, *, page: int = 0, size: int = 8
    ) -> Listing:
        """A page of the documents that may be read: newest first, those without a date last.

        Args:
            collections: What may be read.
            page: Which one, from 0; behind the last one it is the last.
            size: How many documents a page has.
        """
        with self._collection.telling():
            if collections not in self._newest:
                if len(self._newest) >= _LISTS:
                    self._newest.clear()
                self._newest[collections] = self._collection.documents.newest(collections)
            keys = self._newest[collections]
            page = max(0, min(page, (len(keys) - 1) // size))
            cards = (
                self._hits.card(key, collections) for key in keys[page * size : (page + 1) * size]
            )
            return Listing(tuple(card for card in cards if card), len(keys), page)

    def stand(self, quotes: Sequence[Quoted]) -> bool:
        """Whether each quote is what its passage says at this moment, not when it was found.

        Args:
            quotes: Each is compared character for character.
        """
        return self._verification.stand(quotes)

    def _best(
        self,
        meanings: Iterable[Meaning],
        answered: Callable[[Meaning], Answer],
        collections: frozenset[str] | None,
    ) -> Answer:
        """The answer to the likeliest meaning that has one; a corrected one where that is surer."""
        tried = []
        for meaning in meanings:
            tried.append((meaning, answered(meaning)))
            if tried[-1][1].answered:
                break
        meaning, answer = tried[-1] if tried[-1][1].answered else tried[0]
        if not is_worth_trying(answer):
            return answer
        corrected = self._meanings.corrected(meaning, answer.unknown, collections)
        best = max(map(answered, corrected), key=lambda one: one.confidence, default=answer)
        if best.confidence > answer.confidence or (best.answered and _is_retyped(best)):
            return replace(best, suggestions=self._aids.suggestions(best.unknown, collections))
        return replace(answer, suggestions=self._aids.suggestions(answer.unknown, collections))


def _is_retyped(answer: Answer) -> bool:
    """Whether all of a question was read as typed on another keyboard or in other letters.

    Such a reading that answers has words that stand there; as it was typed, only sounds did.
    """
    kinds = {correction.kind for correction in answer.corrections}
    return bool(kinds) and not kinds & {CorrectionKind.SPELLING}
