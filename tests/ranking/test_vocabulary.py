"""The terms of a snapshot as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indexer import add
from index.ranking import Snapshot, Vocabulary, index_folder
from tests.ranking.corpora import RULES, Passage, ranker

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

TERMS = ("a", "ab", "abb", "b", "ba", "закон", "законе", "о", "он", "онеона", "яна")


def test_terms_are_given_by_length_and_by_what_may_be_read(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Lengths are letters, not bytes; what stands only in a closed collection is not given."""
    data = tmp_path / "data"
    for name, text in (("main", "summit саммит 2026 ab"), ("closed", "zorgbl дом")):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        add(data, [path], analyzer, collection=name)
    vocabulary = Vocabulary(Snapshot.open(index_folder(data), analyzer.fingerprint))

    def given(letters: range, *collections: str) -> set[str]:
        found = vocabulary.terms(letters, frozenset(collections) if collections else None)
        return {term for terms in found for term in terms}

    assert given(range(6, 7), "main") == {"summit", "саммит"}
    assert given(range(6, 7)) == {"summit", "саммит", "zorgbl"}
    assert given(range(10), "closed") == {"zorgbl", "дом"}
    assert given(range(10), "main") == {"summit", "саммит", "2026", "ab"}
    assert given(range(10), "elsewhere") == set()
    assert given(range(0)) == set()


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """The terms `TERMS`, in a segment of each language."""
    folder = tmp_path_factory.mktemp("vocabulary")
    passages = [
        Passage(0, 0, "en", "main", None, TERMS),
        Passage(1, 1, "ru", "closed", None, TERMS),
    ]
    ranker(folder, passages)
    return Vocabulary(Snapshot.open(folder, RULES))


@given(st.text("abзаконе", min_size=1, max_size=6))
def test_terms_are_given_by_how_they_begin(vocabulary: Vocabulary, prefix: str) -> None:
    """Exactly those with the prefix, sorted, from each segment; letters are never cut."""
    wanted = sorted(term for term in TERMS if term.startswith(prefix))
    assert list(vocabulary.prefixed(prefix, "en")) == wanted
    assert list(vocabulary.prefixed(prefix)) == wanted * 2


def test_beginnings_are_looked_for_in_what_may_be_read(vocabulary: Vocabulary) -> None:
    """Neither other collections nor other languages give a term."""
    assert list(vocabulary.prefixed("зак", None, frozenset({"main"}))) == ["закон", "законе"]
    assert list(vocabulary.prefixed("зак", "ru", frozenset({"main"}))) == []
    assert list(vocabulary.prefixed("", "en")) == sorted(TERMS)
