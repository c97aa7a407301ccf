"""Outside dictionaries become known word pairs: loaded, removed, analysed as passages are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.analysis import Remembered
from index.bitext import word_of
from index.collection import Collection
from index.collection.dictionaries import DictionaryEntry, StoredDictionary
from index.dictionaries import (
    PAIR,
    cldr,
    cldr_name,
    is_cldr,
    name_of,
    open_dictionary,
    translated,
)
from index.errors import BuiltInDictionary, DictionaryTooLarge, NoTranslations
from index.indexer.analysis import PassageAnalyzer
from index.indexer.lock import writer
from index.indexer.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.analysis import Analyzer
    from index.dictionaries import Dictionary
    from index.indexer.progress import Progress

MOST_ENTRIES = 2_000_000
"""How many translations a dictionary may have: ten times as many as a large printed one."""

_TOLD_EVERY = 1_000  # headwords


class Loaded(NamedTuple):
    """What is said of a dictionary.

    Attributes:
        name: What it is called.
        entries: How many headwords it has.
        used: How many of them have a translation that is used.
    """

    name: str
    entries: int
    used: int


def load_dictionary(
    data: Path, path: Path, analyzer: Analyzer, progress: Progress = silent
) -> Loaded:
    """Loads an English–Russian or Russian–English dictionary, in the place of one of that name.

    Until all of it is stored, nothing is. The links that there are do not follow it.

    Args:
        data: The data folder, made where there is none.
        path: One of the dictionary's files: dictd's, StarDict's, or a table with tabs.
        analyzer: The one that documents are read by.
        progress: Told of headwords.

    Raises:
        DictionaryError: The file is no dictionary, is damaged, too large, or has no translation.
        ReadingError: It is not there, is empty, or cannot be read.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    name, dictionary = name_of(path), open_dictionary(path)
    analysis = _EntryAnalyzer(analyzer)
    kept = StoredDictionary(name, PAIR, analysis.rules, dictionary.size)
    with (
        writer(data),
        Collection.open(data, create=True) as store,
        store.writing(),
    ):
        entries = _entries(dictionary, analysis, progress)
        store.dictionaries.replace(kept, islice(entries, MOST_ENTRIES))
        if next(entries, None):
            raise DictionaryTooLarge(path=str(path))
        loaded = Loaded(name, dictionary.size, store.dictionaries.used(name))
        if not loaded.used:
            raise NoTranslations(path=str(path))
    return loaded


def remove_dictionary(data: Path, name: str) -> None:
    """Removes a dictionary by name. The links that there are do not follow.

    Raises:
        UnknownDictionary: There is none of that name.
        BuiltInDictionary: It is made from a library.
        NoCollection: There is nothing to remove from.
        Busy: Another process is writing to the same data folder.
        CollectionError: The collection cannot be opened or written.
    """
    with Collection.open(data) as store, writer(data), store.writing():
        if is_cldr(name) and name in {one.name for one in store.dictionaries.all()}:
            raise BuiltInDictionary(name=name)
        store.dictionaries.remove(name)


def loaded_dictionaries(data: Path) -> list[Loaded]:
    """What is said of each dictionary of a data folder, by name.

    Raises:
        NoCollection: Nothing has been added or loaded yet.
        CollectionError: The collection cannot be opened.
    """
    with Collection.open(data) as store, store.reading():
        return [
            Loaded(one.name, one.size, store.dictionaries.used(one.name))
            for one in store.dictionaries.all()
        ]


def refresh(collection: Collection, analyzer: Analyzer) -> None:
    """Analyses again the dictionaries that were analysed by other rules.

    Whoever calls holds the writer's lock.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
        DamagedDatabase: The database is damaged.
    """
    analysis = _EntryAnalyzer(analyzer)
    for old in collection.dictionaries.all():
        if old.rules != analysis.rules:
            with collection.writing():
                entries = collection.dictionaries.stored(old.name)
                collection.dictionaries.replace(
                    StoredDictionary(old.name, old.langs, analysis.rules, old.size),
                    (analysis.entry(one.headword, one.a_text, one.b_text) for one in entries),
                )


def ensure_cldr(collection: Collection, analyzer: Analyzer) -> None:
    """Makes the dictionary of CLDR's names, where it is missing or of another version or rules.

    Whoever calls holds the writer's lock. Raises what `refresh` does.
    """
    analysis = _EntryAnalyzer(analyzer)
    there = [one for one in collection.dictionaries.all() if is_cldr(one.name)]
    if [(one.name, one.rules) for one in there] == [(cldr_name(), analysis.rules)]:
        return
    names = list(dict.fromkeys(cldr(*PAIR)))
    with collection.writing():
        for one in there:
            collection.dictionaries.remove(one.name)
        collection.dictionaries.replace(
            StoredDictionary(cldr_name(), PAIR, analysis.rules, len(names)),
            (analysis.entry(number, *pair) for number, pair in enumerate(names, 1)),
        )


class _EntryAnalyzer:
    """Finds in an entry what the aligner compares, as in a passage, but for numbers and dates.

    Those are the same in both languages, and no dictionary need say so.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._words = Remembered(self._read)
        self.rules = PassageAnalyzer(analyzer).rules

    def entry(self, headword: int, a_text: str, b_text: str) -> DictionaryEntry:
        """An entry of these texts, in the order of their languages."""
        return DictionaryEntry(headword, a_text, b_text, self._words[a_text], self._words[b_text])

    def _read(self, text: str) -> str:
        return " ".join(sorted({*map(word_of, self._analyzer.words(text))} - {""}))


def _entries(
    dictionary: Dictionary, analysis: _EntryAnalyzer, progress: Progress
) -> Iterator[DictionaryEntry]:
    """The translations of a dictionary, under the numbers of their headwords."""
    for headword, word in enumerate(translated(dictionary.articles), 1):
        for translation in word.translations:
            texts = (word.headword, translation)
            yield analysis.entry(headword, *(texts if word.lang == PAIR[0] else texts[::-1]))
        if headword % _TOLD_EVERY == 0:
            progress("dictionary", headword, dictionary.size)
