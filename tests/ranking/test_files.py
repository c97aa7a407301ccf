"""The index files: what is written is read, any damage is seen, merging follows its plan."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DamagedSnapshot, NoSnapshot, SnapshotError, StaleSnapshot
from index.ranking import Filters, IndexWriter, SegmentRanker, Snapshot, committed, files, manifest
from index.ranking.compaction import SMALL, plan
from index.ranking.files import Written
from index.ranking.manifest import Entry, Removal
from tests.ranking.corpora import RULES, Passage

PASSAGES = [
    Passage(3, 1, "en", "main", None, ("law", "peace", "law")),
    Passage(5, 1, "ru", "main", None, ("закон", "мир")),
    Passage(9, 2, "ru", "closed", None, ("закон",)),
    Passage(11, 3, "ru", "closed", None, ("посол", "мир")),
]
QUERY = {"закон": 1.0, "law": 1.0, "мир": 1.0}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index with segments and tombstones."""
    folder = tmp_path_factory.mktemp("postings")
    writer = IndexWriter.open(folder, RULES)
    writer.add(PASSAGES)
    writer.commit("state 1", "state 0")
    writer.remove(PASSAGES[2:3])
    writer.commit("state 2", "state 1")
    return folder


def test_what_is_written_is_what_is_read(written: Path) -> None:
    """A snapshot tells its state and finds what was indexed and not removed."""
    snapshot = Snapshot.open(written, RULES)
    assert (snapshot.state, snapshot.linked) == ("state 2", "state 1")
    assert committed(written, RULES) == ("state 2", "state 1")
    top = SegmentRanker(snapshot).top(QUERY, Filters(), 5)
    assert sorted(one.passage for one in top) == [3, 5, 11]


def test_there_may_be_none(tmp_path: Path) -> None:
    """A folder without an index says so."""
    assert committed(tmp_path, RULES) is None
    with pytest.raises(NoSnapshot):
        Snapshot.open(tmp_path, RULES)


def test_terms_of_other_rules_are_stale(written: Path) -> None:
    """An index made by another analyzer is not used, and a writer begins anew."""
    assert committed(written, "rules 2") is None
    assert IndexWriter.open(written, "rules 2").state is None
    with pytest.raises(StaleSnapshot):
        Snapshot.open(written, "rules 2")


def test_an_index_of_another_format_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a newer Tolmach wrote is not read as if we knew it."""
    monkeypatch.setattr(manifest, "FORMAT", files.FORMAT + 1)
    IndexWriter.open(tmp_path, RULES).commit("a state", "a state")
    monkeypatch.undo()
    with pytest.raises(StaleSnapshot):
        Snapshot.open(tmp_path, RULES)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_flipped_bit_or_cut_is_seen(written: Path, data: st.DataObject) -> None:
    """A file with one bit changed, cut short, or gone is never read as if it were whole."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "postings"
        shutil.copytree(written, folder)
        path = data.draw(st.sampled_from(sorted(folder.iterdir())))
        content = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "gone"])):
            case "flip":
                content[at] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del content[at:]
            case _:
                path.unlink()
        if path.exists():
            path.write_bytes(content)
        with pytest.raises(SnapshotError) as told:
            Snapshot.open(folder, RULES)
        assert isinstance(told.value, DamagedSnapshot | NoSnapshot)


def test_a_file_of_another_state_is_seen(written: Path, tmp_path: Path) -> None:
    """A whole file in the place of another whole file is damage too."""
    folder = tmp_path / "postings"
    shutil.copytree(written, folder)
    one, other, *_ = sorted(folder.glob("*.segment"))
    shutil.copy(one, other)
    with pytest.raises(DamagedSnapshot):
        Snapshot.open(folder, RULES)


def test_a_reader_keeps_its_files_while_others_take_their_place(tmp_path: Path) -> None:
    """An open snapshot goes on when its segments have been merged away."""
    writer = IndexWriter.open(tmp_path, RULES)
    for number, passage in enumerate(PASSAGES):
        writer.add([passage])
        writer.commit(f"state {number}", "linked")
    engine = SegmentRanker(Snapshot.open(tmp_path, RULES))
    before = engine.top(QUERY, Filters(), 5)
    files_before = set(tmp_path.iterdir())
    writer.compact()
    assert not files_before & set(tmp_path.glob("*.segment")) - set(files_before)
    assert engine.top(QUERY, Filters(), 5) == before
    assert SegmentRanker(Snapshot.open(tmp_path, RULES)).top(QUERY, Filters(), 5) == before


def entries(sizes: list[int]) -> list[Entry]:
    """Segments of one group, oldest first."""
    return [
        Entry(Written(str(place), 1, ""), "en", "main", size, size, place, place, 1.0)
        for place, size in enumerate(sizes)
    ]


@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=60))
def test_few_segments_remain_and_passages_are_copied_seldom(additions: list[int]) -> None:
    """After any additions each segment is larger than all newer ones; copies stay few."""
    sizes: list[int] = []
    copied = 0
    for addition in additions:
        sizes.append(addition)
        while runs := plan(entries(sizes)):
            ((first, *rest),) = runs
            merged = sum(sizes[first.first :])
            assert len(rest) == len(sizes) - first.first - 1
            copied += merged
            sizes[first.first :] = [merged]
        counted = [max(SMALL, size) for size in sizes]
        for place in range(len(counted) - 1):
            assert counted[place] > sum(counted[place + 1 :])
    assert copied <= sum(additions) * 12 + SMALL * len(additions)


def test_a_segment_that_has_lost_much_is_written_anew() -> None:
    """A third of its passages removed is enough."""
    (entry,) = entries([9_000])
    for gone, expected in ((2_000, []), (3_000, [True])):
        lost = Entry(
            entry.file, "en", "main", 9_000, 9_000, 0, 0, 1.0, Removal(entry.file, gone, gone)
        )
        assert [run == [lost] for run in plan([lost])] == expected
