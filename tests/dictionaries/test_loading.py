"""Dictionaries in a collection: whole or not at all, found by words, analysed as passages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.dictionaries import cldr_name
from index.errors import (
    BuiltInDictionary,
    DamagedDictionary,
    DictionaryTooLarge,
    NoTranslations,
    UnknownDictionary,
)
from index.indexer import dictionaries
from index.indexer.dictionaries import (
    Loaded,
    ensure_cldr,
    load_dictionary,
    loaded_dictionaries,
    refresh,
    remove_dictionary,
)
from tests.dictionaries.files import ARTICLES, write_dictd

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.analysis import Analyzer

    Pairs = set[tuple[tuple[str, ...], tuple[str, ...]]]


def table(path: Path, *lines: str) -> Path:
    """A dictionary as a table."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def entries(data: Path, words: Iterable[str] | None = None, order: str = "en ru") -> Pairs:
    """The entries of all dictionaries of a data folder."""
    a_lang, b_lang = order.split()
    with Collection.open(data) as store, store.reading():
        some = None if words is None else set(words)
        return set(store.dictionaries.entries(a_lang, b_lang, some))


def test_a_dictionary_becomes_pairs_of_words(tmp_path: Path, analyzer: Analyzer) -> None:
    """Lemmas, each once and sorted, small words dropped; headwords without any are not used."""
    data = tmp_path / "data"
    told: list[tuple[str, int, int]] = []
    loaded = load_dictionary(
        data, write_dictd(tmp_path / "a", ARTICLES), analyzer, lambda *step: told.append(step)
    )
    assert loaded == Loaded("a", 4, 3)
    assert loaded_dictionaries(data) == [loaded]
    found = entries(data)
    assert found >= {
        (("minister",), ("министр",)),
        (("minister",), ("посольство", "советник")),
        (("abandon",), ("отказываться",)),
    }
    assert all(a == tuple(sorted(set(a))) and a and b for a, b in found)


def test_both_directions_are_accepted(tmp_path: Path, analyzer: Analyzer) -> None:
    """The letters of the headword tell which language it is of, line by line."""
    data = tmp_path / "data"
    path = table(tmp_path / "a.tsv", "чрезвычайный посол\tambassador extraordinary", "envoy\tпосол")
    assert load_dictionary(data, path, analyzer) == Loaded("a", 2, 2)
    pairs: Pairs = {
        (("ambassador", "extraordinary"), ("посол", "чрезвычайный")),
        (("envoy",), ("посол",)),
    }
    assert entries(data) == pairs
    assert entries(data, order="ru en") == {(b, a) for a, b in pairs}
    assert entries(data, ["посол"]) == pairs
    assert entries(data, ["extraordinary", "nothing"]) == {next(p for p in pairs if len(p[0]) > 1)}
    assert entries(data, []) == set()
    assert entries(data, order="en kk") == set()


def test_loading_again_replaces(tmp_path: Path, analyzer: Analyzer) -> None:
    """A dictionary of the same name takes the place of the old one; others stay."""
    data = tmp_path / "data"
    load_dictionary(data, table(tmp_path / "a.tsv", "house\tдом"), analyzer)
    load_dictionary(data, table(tmp_path / "b.tsv", "envoy\tпосол"), analyzer)
    load_dictionary(data, table(tmp_path / "a.tsv", "home\tдом", "home\tдом"), analyzer)
    assert entries(data) == {(("home",), ("дом",)), (("envoy",), ("посол",))}
    assert entries(data, ["house"]) == set()
    assert [one.name for one in loaded_dictionaries(data)] == ["a", "b"]


def test_what_fails_leaves_everything_as_it_was(tmp_path: Path, analyzer: Analyzer) -> None:
    """A dictionary without translations, or a damaged one, costs nothing of what was loaded."""
    data = tmp_path / "data"
    load_dictionary(data, table(tmp_path / "a.tsv", "house\tдом"), analyzer)
    before = entries(data)
    with pytest.raises(NoTranslations):
        load_dictionary(data, table(tmp_path / "a.tsv", "house\tmaison", "about\tо"), analyzer)
    index = write_dictd(tmp_path / "a", ARTICLES)
    index.write_text(index.read_text(encoding="utf-8") + "half a line", encoding="utf-8")
    with pytest.raises(DamagedDictionary):
        load_dictionary(data, index, analyzer)
    assert entries(data) == before
    assert loaded_dictionaries(data) == [Loaded("a", 1, 1)]


def test_more_translations_than_any_dictionary_has_are_refused(
    tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headwords that all share a long article do not fill the disk; as many as may be are taken."""
    data = tmp_path / "data"
    path = table(tmp_path / "a.tsv", "house\tдом, жильё", "home\tдом")
    monkeypatch.setattr(dictionaries, "MOST_ENTRIES", 2)
    with pytest.raises(DictionaryTooLarge):
        load_dictionary(data, path, analyzer)
    assert loaded_dictionaries(data) == []
    monkeypatch.setattr(dictionaries, "MOST_ENTRIES", 3)
    assert load_dictionary(data, path, analyzer) == Loaded("a", 2, 2)


def test_a_dictionary_can_be_removed(tmp_path: Path, analyzer: Analyzer) -> None:
    """Nothing of it is left; a name that is not there is told, and what is built in stays."""
    data = tmp_path / "data"
    load_dictionary(data, table(tmp_path / "a.tsv", "house\tдом"), analyzer)
    remove_dictionary(data, "a")
    assert entries(data) == entries(data, ["house"]) == set()
    with pytest.raises(UnknownDictionary):
        remove_dictionary(data, "a")
    with Collection.open(data) as store:
        ensure_cldr(store, analyzer)
    with pytest.raises(BuiltInDictionary):
        remove_dictionary(data, cldr_name())


def test_names_of_cldr_are_made_once(tmp_path: Path, analyzer: Analyzer) -> None:
    """They are made where they are missing or of another version, and cost nothing otherwise."""
    with Collection.open(tmp_path, create=True) as store:
        ensure_cldr(store, analyzer)
        (made,) = store.dictionaries.all()
        assert made.name == cldr_name()
        found = set(store.dictionaries.entries("en", "ru", ["kazakhstan", "ноябрь", "мьянма"]))
        assert found >= {(("kazakhstan",), ("казахстан",)), (("november",), ("ноябрь",))}
        writes = store._connection.total_changes
        ensure_cldr(store, analyzer)
        assert store._connection.total_changes == writes
        store._connection.execute("UPDATE dictionaries SET name = 'CLDR 1', rules = 'old'")
        ensure_cldr(store, analyzer)
        assert store.dictionaries.all() == (made,)


def test_entries_are_analysed_again_by_newer_rules(tmp_path: Path, analyzer: Analyzer) -> None:
    """What was analysed by other rules is made again from the stored text, and only that."""
    data = tmp_path / "data"
    load_dictionary(data, table(tmp_path / "a.tsv", "houses\tдома, жильё"), analyzer)
    before = entries(data)
    with Collection.open(data) as store:
        store._connection.execute("UPDATE dictionary_entries SET a_words = '', b_words = 'old'")
        refresh(store, analyzer)
        assert set(store.dictionaries.entries("en", "ru")) == set()
        store._connection.execute("UPDATE dictionaries SET rules = 'old'")
        refresh(store, analyzer)
    assert entries(data) == entries(data, ["house"]) == before
    assert loaded_dictionaries(data) == [Loaded("a", 1, 1)]
