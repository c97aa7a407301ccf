"""The index file: what is written is what is read, and any damage is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.collection import AnalysedPassage
from index.errors import DamagedSnapshot, NoSnapshot, SnapshotError, StaleSnapshot
from index.ranking import Filters, PostingsRanker, Snapshot, build, committed, read, write
from index.ranking.snapshot import FILE

if TYPE_CHECKING:
    from pathlib import Path

PASSAGES = [
    AnalysedPassage(3, 1, "en", "main", ["law", "peace", "law"]),
    AnalysedPassage(5, 1, "ru", "main", ["закон", "мир"]),
    AnalysedPassage(9, 2, "ru", "closed", ["закон"]),
]


def written(data: Path) -> Snapshot:
    """A snapshot that has been written to the folder."""
    snapshot = Snapshot(state="state 4", fingerprint="rules 1", postings=build(PASSAGES))
    write(data, snapshot)
    return snapshot


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    """A snapshot read back has the same statistics, filters and scores."""
    snapshot = written(tmp_path)
    again = read(tmp_path, "rules 1")
    assert again.state == "state 4" == committed(tmp_path)
    assert again.postings.vocabulary == snapshot.postings.vocabulary
    assert np.array_equal(again.postings.ordinals, snapshot.postings.ordinals)
    query = {"закон": 1.0, "law": 1.0}
    for filters in (Filters(), Filters("ru"), Filters(None, frozenset({"closed"}))):
        ours = PostingsRanker(again.postings).top(query, filters, 5)
        assert ours == PostingsRanker(snapshot.postings).top(query, filters, 5)


def test_there_may_be_none(tmp_path: Path) -> None:
    """A folder without a snapshot says so."""
    assert committed(tmp_path) is None
    with pytest.raises(NoSnapshot):
        read(tmp_path, "rules 1")


def test_terms_of_other_rules_are_stale(tmp_path: Path) -> None:
    """A snapshot made by another analyzer is not used."""
    written(tmp_path)
    with pytest.raises(StaleSnapshot):
        read(tmp_path, "rules 2")


@given(st.data())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_flipped_bit_or_cut_is_seen(tmp_path: Path, data: st.DataObject) -> None:
    """A file with one byte changed or its end missing is never read as if it were whole."""
    written(tmp_path)
    path = tmp_path / FILE
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del content[place:]
    whole = path.read_bytes()
    path.write_bytes(bytes(content))
    try:
        again = read(tmp_path, "rules 1")
    except SnapshotError as error:
        assert isinstance(error, DamagedSnapshot | StaleSnapshot)  # noqa: PT017 - either is right
    else:
        # a byte of padding between sections: nothing that is read has changed
        assert np.array_equal(again.postings.ordinals, build(PASSAGES).ordinals)
        assert again.postings.vocabulary == build(PASSAGES).vocabulary
    finally:
        path.write_bytes(whole)
