"""Whatever comes and goes, the index scores as rank-bm25 built anew on what is left."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from index.ranking import Filters, IndexWriter, SegmentRanker, Snapshot, same
from tests.ranking.corpora import RULES, Passage, expected, found, ranker
from tests.ranking.test_scores import DRAWN, FILTERS, QUERIES


class LiveIndex(RuleBasedStateMachine):
    """Passages added, replaced and removed, in batches of any size, beside a reader."""

    @initialize()
    def begin(self) -> None:
        """Begins with nothing."""
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.live: dict[int, Passage] = {}
        self.next = 1
        self.states = 0
        self.snapshot: Snapshot | None = None
        self.held: tuple[SegmentRanker, list[Passage]] | None = None
        self.commit(IndexWriter.open(self.path, RULES))

    def commit(self, writer: IndexWriter) -> None:
        """Commits, and takes the new state up."""
        self.states += 1
        writer.commit(f"state {self.states}", "linked")
        self.snapshot = Snapshot.open(self.path, RULES, self.snapshot)

    def numbered(self, drawn: list[Passage]) -> list[Passage]:
        """The passages with keys that were never used."""
        passages = [one.numbered(self.next + place) for place, one in enumerate(drawn)]
        self.next += len(passages)
        return passages

    @rule(drawn=st.lists(DRAWN, min_size=1, max_size=8))
    def add(self, drawn: list[Passage]) -> None:
        """Some passages come."""
        writer = IndexWriter.open(self.path, RULES)
        passages = self.numbered(drawn)
        writer.add(passages)
        self.live.update({passage.id: passage for passage in passages})
        self.commit(writer)

    @rule(data=st.data(), drawn=st.lists(DRAWN, max_size=3))
    def update(self, data: st.DataObject, drawn: list[Passage]) -> None:
        """Some passages go and others come, seen at once."""
        keys = data.draw(st.lists(st.sampled_from(sorted(self.live) or [0]), unique=True))
        writer = IndexWriter.open(self.path, RULES)
        writer.remove([self.live.pop(key) for key in keys if key in self.live])
        passages = self.numbered(drawn)
        writer.add(passages)
        self.live.update({passage.id: passage for passage in passages})
        self.commit(writer)

    @rule()
    def compact(self) -> None:
        """Segments are merged while somebody reads."""
        IndexWriter.open(self.path, RULES).compact()
        self.snapshot = Snapshot.open(self.path, RULES, self.snapshot)

    @rule()
    def hold(self) -> None:
        """A reader opens the state of now and keeps it."""
        assert self.snapshot
        self.held = SegmentRanker(self.snapshot), list(self.live.values())

    @rule(query=QUERIES, filters=FILTERS, k=st.integers(1, 9))
    def ask_who_held(self, query: list[str], filters: Filters, k: int) -> None:
        """Whoever keeps an old state is answered from that."""
        if self.held:
            engine, passages = self.held
            assert found(engine, query, filters, k) == expected(passages, query, filters, k)

    @rule(query=QUERIES, filters=FILTERS, k=st.integers(1, 9))
    def ask(self, query: list[str], filters: Filters, k: int) -> None:
        """The newest state scores as rank-bm25 built anew."""
        assert self.snapshot
        passages = list(self.live.values())
        engine = SegmentRanker(self.snapshot)
        assert found(engine, query, filters, k) == expected(passages, query, filters, k)

    @rule(query=QUERIES, filters=FILTERS)
    def count(self, query: list[str], filters: Filters) -> None:
        """Terms are counted as in an index made anew."""
        assert self.snapshot
        with TemporaryDirectory() as folder:
            anew = ranker(Path(folder), self.live.values())
            theirs = anew.frequencies(query, filters)
        assert SegmentRanker(self.snapshot).frequencies(query, filters) == theirs

    @rule()
    def compare(self) -> None:
        """The files hold what an index made anew holds."""
        assert self.snapshot
        with TemporaryDirectory() as one, TemporaryDirectory() as room:
            ranker(Path(one), self.live.values())
            assert same(self.snapshot, Snapshot.open(Path(one), RULES), Path(room))

    @invariant()
    def no_file_is_left_behind(self) -> None:
        """The folder holds what the manifest names, and nothing else."""
        if self.snapshot:
            entries = [segment.entry for segment in self.snapshot.segments]
            removals = sum(entry.removal is not None for entry in entries)
            assert len(list(self.path.iterdir())) == 1 + len(entries) + removals

    def teardown(self) -> None:
        """Removes the files."""
        self.folder.cleanup()


LiveIndex.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestLiveIndex = LiveIndex.TestCase
