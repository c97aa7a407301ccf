"""What people say of links: that passages belong together, or that they do not.

What is said is stored, and links follow at once. It stands through every realignment, until the
person takes it back, says otherwise, or the passages say something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from index.collection import Collection, Verdict, digest_of
from index.errors import (
    ApartCollections,
    ApartPassages,
    ChangedPassage,
    MissingPassage,
    SameLanguage,
    UnknownDocument,
    UnknownVerdict,
)
from index.indexer.derived import refresh
from index.indexer.lock import writer
from index.indexer.progress import silent
from index.indexer.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.analysis import Analyzer
    from index.bitext import Judged
    from index.indexer.progress import Progress
    from index.model import DocumentCard, Passage


@dataclass(frozen=True, slots=True)
class JudgedSide:
    """One side of a link that something is said of.

    Attributes:
        doc: The document's name.
        paragraphs: Numbers of its passages, in order, from 1.
        texts: What the person saw there, passage by passage; without them whatever the passages
            say by now is meant.
    """

    doc: str
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class LinkSaid:
    """What a person said of a link.

    Attributes:
        key: What it is taken back by.
        a: The side whose language comes first in the alphabet. Where the passages stand now; none
            where the verdict does not hold, since they say something else than they said then.
        b: The other side.
        confirmed: Whether the passages belong together.
        person: Who said so.
        given: When.
    """

    key: int
    a: JudgedSide
    b: JudgedSide
    confirmed: bool
    person: str
    given: datetime

    @property
    def stands(self) -> bool:
        """Whether it holds of the documents as they are now."""
        return bool(self.a.paragraphs)


def judge(  # noqa: PLR0913 - a whole sentence: who says what of which two
    data: Path,
    analyzer: Analyzer,
    *,
    a: JudgedSide,
    b: JudgedSide,
    confirmed: bool,
    person: str,
    progress: Progress = silent,
) -> LinkSaid:
    """Notes what a person says of a link; when it returns, the link is there, or gone.

    What was said before of the same passages, and what contradicts it, no longer holds: another
    link that was confirmed of one of them, or one that was confirmed and is rejected now in whole
    or in part. A rejected link is kept away also as a part of a larger one.

    Args:
        data: The data folder.
        analyzer: The one that documents are read by.
        a: One side.
        b: The other, in either order.
        confirmed: Whether they belong together.
        person: Who says so, in whatever way the caller knows people by.
        progress: Told of steps.

    Raises:
        UnknownDocument: There is no document of a side's name.
        MissingPassage: It has no such passage.
        ApartPassages: The passages of a side do not follow each other in one language.
        ChangedPassage: A passage says something else than the person saw.
        SameLanguage: Both sides are of one language.
        ApartCollections: The sides are of different collections.
        NoCollection: Nothing has been added yet.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    with Collection.open(data) as store, store.telling(), writer(data):
        one, other = sorted((_found(store, a), _found(store, b)), key=lambda side: side.lang)
        if one.lang == other.lang:
            raise SameLanguage(doc=a.doc, other=b.doc)
        if one.card.collection != other.card.collection:
            raise ApartCollections(doc=a.doc, other=b.doc)
        given = datetime.now(UTC).replace(microsecond=0)
        verdict = Verdict(
            *(one.card.id, one.numbers[0], one.digests),
            *(other.card.id, other.numbers[0], other.digests),
            confirmed,
            person,
            given.isoformat(),
        )
        documents = {one.card.id, other.card.id}
        with store.writing():
            known = store.sayings.verdicts(documents)
            stood = standing(store, documents).keys()
            key = store.sayings.judge(verdict)
            fallen = stood - standing(store, documents).keys()
            store.sayings.withdraw(fallen)
            documents |= {doc for one in fallen for doc in (known[one].a, known[one].b)}
            store.look_again(documents)
        refresh(store, analyzer, progress)
        first = JudgedSide(one.card.name, one.numbers)
        second = JudgedSide(other.card.name, other.numbers)
        return LinkSaid(key, first, second, confirmed, person, given)


def verdicts(data: Path, doc: str | None = None) -> list[LinkSaid]:
    """What people have said of links, the oldest first.

    Args:
        data: The data folder.
        doc: Of links of that document; of all if it is not said.

    Raises:
        UnknownDocument: There is no document of that name.
        NoCollection: Nothing has been added yet.
        CollectionError: The collection cannot be opened.
    """
    with Collection.open(data) as store, store.reading():
        if doc is not None:
            return _told(store, store.sayings.verdicts([_card(store, doc).id]))
        judged = [
            key for name in store.documents.collections() for key in store.sayings.judged(name)
        ]
        return _told(store, store.sayings.verdicts(judged))


def withdraw(data: Path, analyzer: Analyzer, key: int, *, progress: Progress = silent) -> LinkSaid:
    """Takes back what a person said; links are again as the texts have them.

    Args:
        data: The data folder.
        analyzer: The one that documents are read by.
        key: Of what was said.
        progress: Told of steps.

    Returns:
        What was said.

    Raises:
        UnknownVerdict: It is not there, or has been taken back already.
        NoCollection: Nothing has been added yet.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    with Collection.open(data) as store, store.telling(), writer(data):
        verdict = store.sayings.verdict(key)
        if verdict is None:
            raise UnknownVerdict(verdict=key)
        (said,) = _told(store, {key: verdict})
        with store.writing():
            store.sayings.withdraw([key])
            store.look_again({verdict.a, verdict.b})
        refresh(store, analyzer, progress)
        return said


class _Found(NamedTuple):
    """A side of a link that is there.

    Attributes:
        card: The document.
        lang: The language of its passages.
        numbers: Theirs.
        digests: What each says.
    """

    card: DocumentCard
    lang: str
    numbers: tuple[int, ...]
    digests: tuple[str, ...]


def _card(store: Collection, doc: str) -> DocumentCard:
    key = store.documents.key(doc)
    card = None if key is None else store.documents.card(key)
    if card is None:
        raise UnknownDocument(doc=doc)
    return card


def _found(store: Collection, side: JudgedSide) -> _Found:
    """Looks a side of a link up."""
    card = _card(store, side.doc)
    passages = store.documents.passages_of(card.id)
    chosen = _neighbours(side.doc, passages, side.paragraphs)
    texts = tuple(passage.text for passage in chosen)
    if side.texts is not None and side.texts != texts:
        raise ChangedPassage(doc=side.doc)
    numbers = tuple(passage.number for passage in chosen)
    return _Found(card, chosen[0].lang, numbers, tuple(map(digest_of, texts)))


def _neighbours(doc: str, passages: Sequence[Passage], numbers: Sequence[int]) -> Sequence[Passage]:
    """The passages of these numbers, that follow each other in a version of a document."""
    if not numbers:
        raise ApartPassages(doc=doc)
    for number in numbers:
        if not 1 <= number <= len(passages):
            raise MissingPassage(doc=doc, paragraph=number, count=len(passages))
    first = passages[numbers[0] - 1]
    version = [passage for passage in passages if passage.lang == first.lang]
    at = version.index(first)
    chosen = version[at : at + len(numbers)]
    if [passage.number for passage in chosen] != list(numbers):
        raise ApartPassages(doc=doc)
    return chosen


def _told(store: Collection, found: dict[int, Verdict]) -> list[LinkSaid]:
    """Verdicts as people see them."""
    sides = {key for verdict in found.values() for key in (verdict.a, verdict.b)}
    cards = {key: card for key in sides if (card := store.documents.card(key))}
    stand: dict[int, Judged] = {}
    for name in {card.collection for card in cards.values()}:
        stand |= standing(store, store.sayings.judged(name))
    told = []
    for key, verdict in found.items():
        a, b = JudgedSide(cards[verdict.a].name, ()), JudgedSide(cards[verdict.b].name, ())
        if judged := stand.get(key):
            a = JudgedSide(cards[judged.a.doc].name, judged.a_paragraphs)
            b = JudgedSide(cards[judged.b.doc].name, judged.b_paragraphs)
        given = datetime.fromisoformat(verdict.given)
        told.append(LinkSaid(key, a, b, verdict.confirmed, verdict.person, given))
    return told
