"""The terms of a snapshot as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.indexer import add
from index.ranking import Snapshot, Vocabulary, index_folder

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer


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
