"""A corpus of any size that is the same on every machine: its passages, and where it is kept.

    lengths     20 to 150 tokens, 60 on average: 20 and a gamma variate of shape 2, cut off
    tokens      drawn one by one, the lemma of rank r with a probability proportional to 1/r (Zipf)
    documents   ten passages each, English and Russian in turn
    dates       any day of twenty years; collections: seven in ten passages in the largest of four

All is made from uniform variates alone, block by block, so that the first n passages of a corpus
are the corpus of n passages.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.ranking.lemmas import LANGS, PER_LANGUAGE, lemmas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

SEED = 1648  # the year of a peace that interpreters made
VERSION = 1  # of the recipe: corpora of another one are not taken from the cache
PASSAGES_PER_DOCUMENT = 10
SHORTEST, LONGEST = 20, 150
FIRST_DAY = date(2006, 1, 1)
DAYS = 20 * 365
COLLECTIONS = ("main", "press", "archive", "closed")
_SHARES = (0.70, 0.15, 0.10, 0.05)
_BLOCK = 50_000  # passages drawn at a time; part of the recipe


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the analyzer would leave it; see `index.collection.AnalysedPassage`."""

    id: int
    document: int
    lang: str
    collection: str
    date: date | None
    terms: list[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages by ordinal, from 0; a passage's key is its ordinal and 1.

    Attributes:
        starts: Where each passage's tokens begin; one entry more than there are passages.
        tokens: Lemmas, by their places in `lemmas`.
        langs: Places in `LANGS`, one a passage.
        collections: Places in `COLLECTIONS`, one a passage.
        days: Days after `FIRST_DAY`, one a passage.
        lemmas: Every word there is.
    """

    starts: NDArray[np.int64]
    tokens: NDArray[np.uint32]
    langs: NDArray[np.uint8]
    collections: NDArray[np.uint8]
    days: NDArray[np.uint16]
    lemmas: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def tokens_of(self, ordinal: int) -> NDArray[np.uint32]:
        """A passage's lemmas in their order, by their places in `lemmas`."""
        return self.tokens[self.starts[ordinal] : self.starts[ordinal + 1]]

    def passage(self, ordinal: int) -> Passage:
        """One passage with its words."""
        words = self.lemmas
        return Passage(
            id=ordinal + 1,
            document=document(ordinal),
            lang=LANGS[self.langs[ordinal]],
            collection=COLLECTIONS[self.collections[ordinal]],
            date=FIRST_DAY + timedelta(days=int(self.days[ordinal])),
            terms=[words[place] for place in self.tokens_of(ordinal).tolist()],
        )

    def passages(self, ordinals: Iterable[int]) -> Iterator[Passage]:
        """Passages in the order that is asked for."""
        return map(self.passage, ordinals)

    def document_frequencies(self, passages: int) -> NDArray[np.int64]:
        """In how many of the first so many passages each lemma stands; shape [lemmas]."""
        counts = np.zeros(len(self.lemmas), dtype=np.int64)
        for first in range(0, passages, _BLOCK):
            last = min(first + _BLOCK, passages)
            lengths = np.diff(self.starts[first : last + 1])
            owners = np.repeat(np.arange(last - first, dtype=np.int64), lengths)
            tokens = self.tokens[self.starts[first] : self.starts[last]]
            distinct = np.unique(owners * len(self.lemmas) + tokens)
            counts += np.bincount(distinct % len(self.lemmas), minlength=len(self.lemmas))
        return counts


def document(ordinal: int) -> int:
    """The key of a passage's document."""
    return ordinal // PASSAGES_PER_DOCUMENT + 1


def draw(passages: int) -> Corpus:
    """Makes the corpus of this many passages."""
    blocks = [_block(first // _BLOCK) for first in range(0, passages, _BLOCK)]
    lengths, tokens, langs, collections, days = (
        np.concatenate([block[column] for block in blocks]) for column in range(5)
    )
    starts = np.concatenate([[0], np.cumsum(lengths[:passages], dtype=np.int64)])
    return Corpus(
        starts=starts,
        tokens=tokens[: starts[-1]].astype(np.uint32),
        langs=langs[:passages].astype(np.uint8),
        collections=collections[:passages].astype(np.uint8),
        days=days[:passages].astype(np.uint16),
        lemmas=lemmas(SEED),
    )


def _block(number: int) -> tuple[NDArray[np.int64], ...]:
    """Lengths, tokens, languages, collections, days of one block of passages."""
    random = np.random.default_rng([SEED, number])
    gamma = -20.0 * np.log(1.0 - random.random((2, _BLOCK))).sum(axis=0)
    lengths = np.minimum(SHORTEST + np.floor(gamma + 0.5), LONGEST).astype(np.int64)
    documents = number * (_BLOCK // PASSAGES_PER_DOCUMENT) + np.arange(
        _BLOCK // PASSAGES_PER_DOCUMENT
    )
    langs = documents % len(LANGS)
    collections = np.searchsorted(np.cumsum(_SHARES)[:-1], random.random(len(documents)), "right")
    days = np.floor(random.random(len(documents)) * DAYS).astype(np.int64)
    langs, collections, days = (
        np.repeat(column, PASSAGES_PER_DOCUMENT) for column in (langs, collections, days)
    )
    weights = 1.0 / np.arange(1, PER_LANGUAGE + 1)
    reached = np.cumsum(weights) / weights.sum()
    ranks = np.searchsorted(reached[:-1], random.random(int(lengths.sum())), "right")
    return lengths, ranks + PER_LANGUAGE * np.repeat(langs, lengths), langs, collections, days


_COLUMNS = ("starts", "tokens", "langs", "collections", "days")


def kept(passages: int, cache: Path) -> tuple[Corpus, Path]:
    """A corpus of at least this many passages and its folder, drawn first if none is kept."""
    for folder in cache.glob(f"corpus-{VERSION}-*"):
        if int(folder.name.rpartition("-")[2]) >= passages:
            return load(folder), folder
    folder = cache / f"corpus-{VERSION}-{passages}"
    corpus = draw(passages)
    temporary = cache / f"{os.getpid()}.new"
    temporary.mkdir(parents=True)
    for column in _COLUMNS:
        np.save(temporary / f"{column}.npy", getattr(corpus, column))
    (temporary / "lemmas.txt").write_text("\n".join(corpus.lemmas), encoding="utf-8")
    temporary.rename(folder)
    return load(folder), folder


def load(folder: Path) -> Corpus:
    """A corpus that `kept` has put there; its arrays are read from the file as they are used."""
    starts, tokens, langs, collections, days = (
        np.load(folder / f"{column}.npy", mmap_mode="r") for column in _COLUMNS
    )
    words = (folder / "lemmas.txt").read_text(encoding="utf-8").split("\n")
    return Corpus(starts, tokens, langs, collections, days, tuple(words))
