"""What people say of links is so at once, and stays so whatever becomes of the documents."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from index.analysis import Analyzer
from index.collection import Collection
from index.errors import (
    ApartCollections,
    ApartPassages,
    ChangedPassage,
    MissingPassage,
    NoCollection,
    SameLanguage,
    TolmachError,
    UnknownDocument,
    UnknownVerdict,
)
from index.indexer import add, check, open_searcher, remove
from index.indexer.judging import JudgedSide, judge, verdicts, withdraw
from index.indexer.realigning import realign
from tests.bitext.releases import FACTS, english, russian

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.indexer.judging import LinkSaid

Link = tuple[str, tuple[int, ...], str, tuple[int, ...]]


def write(path: Path, paragraphs: Iterable[str]) -> None:
    """A document of paragraphs."""
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def links(data: Path) -> dict[Link, float]:
    """The links of a data folder and their scores."""
    with Collection.open(data) as collection, collection.reading():
        return {
            (link.a.doc, link.a.paragraphs, link.b.doc, link.b.paragraphs): link.score
            for link in collection.links.all()
        }


@dataclass(frozen=True)
class Releases:
    """Six releases in both languages: `0.en.txt` and `0.ru.txt` and so on."""

    data: Path
    docs: Path
    analyzer: Analyzer

    def add(self) -> None:
        """Adds what is new."""
        add(self.data, [self.docs], self.analyzer, workers=1)

    def judge(self, a: Link, *, confirmed: bool) -> LinkSaid:
        """Says something of a link."""
        return judge(
            self.data,
            self.analyzer,
            a=JudgedSide(*a[:2]),
            b=JudgedSide(*a[2:]),
            confirmed=confirmed,
            person="editor",
        )

    def confirm(self, *link: str | tuple[int, ...]) -> LinkSaid:
        """Says that a link is right."""
        return self.judge(link, confirmed=True)  # type: ignore[arg-type]  # spelled out for reading

    def reject(self, *link: str | tuple[int, ...]) -> LinkSaid:
        """Says that a link is wrong."""
        return self.judge(link, confirmed=False)  # type: ignore[arg-type]  # as above


@pytest.fixture(scope="module")
def _linked(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    root = tmp_path_factory.mktemp("releases")
    (root / "docs").mkdir()
    for number, facts in enumerate(FACTS):
        # names that do not give the pairs away: these tests are about texts
        write(root / "docs" / f"{number}e.txt", english(facts))
        write(root / "docs" / f"{number}r.txt", russian(facts))
    add(root / "data", [root / "docs"], analyzer)
    (root / "docs").rename(root / "kept")  # so that copies of the files take their place
    return root


@pytest.fixture
def releases(_linked: Path, tmp_path: Path, analyzer: Analyzer) -> Releases:
    """Releases of the test's own, linked by their texts: each passage to the same of its other."""
    docs, data = tmp_path / "docs", tmp_path / "data"
    shutil.copytree(_linked / "kept", docs)
    shutil.copytree(_linked / "data", data)
    made = Releases(data, docs, analyzer)
    made.add()
    assert set(links(data)) == {
        (f"{number}e.txt", (n,), f"{number}r.txt", (n,))
        for number in range(len(FACTS))
        for n in range(1, 5)
    }
    return made


def test_a_rejected_link_is_gone_and_the_others_stay(releases: Releases) -> None:
    """One link that is wrong says nothing of the rest; taken back, it is there again."""
    before = links(releases.data)
    said = releases.reject("0e.txt", (1,), "0r.txt", (1,))
    assert (said.stands, said.confirmed, said.person) == (True, False, "editor")
    assert set(links(releases.data)) == set(before) - {("0e.txt", (1,), "0r.txt", (1,))}
    assert withdraw(releases.data, releases.analyzer, said.key) == said
    assert set(links(releases.data)) == set(before)


def test_a_confirmed_link_is_certain(releases: Releases) -> None:
    """What was found already has a score of 1 from then on; sides may come in either order."""
    said = releases.confirm("2r.txt", (3,), "2e.txt", (3,))
    assert (said.a.doc, said.b.doc) == ("2e.txt", "2r.txt")
    assert links(releases.data)["2e.txt", (3,), "2r.txt", (3,)] == 1.0


def test_a_confirmed_link_of_strangers_takes_only_its_own(releases: Releases) -> None:
    """A quotation from another release is linked; the two releases keep all their other links."""
    before = links(releases.data)
    releases.confirm("0e.txt", (2,), "3r.txt", (2,))
    now = links(releases.data)
    assert now.pop(("0e.txt", (2,), "3r.txt", (2,))) == 1.0
    assert set(before) - set(now) == {
        ("0e.txt", (2,), "0r.txt", (2,)), ("3e.txt", (2,), "3r.txt", (2,))
    }  # fmt: skip
    assert set(now) < set(before)


def test_a_confirmed_link_decides_between_rivals(releases: Releases) -> None:
    """Of two documents that say the same, the one that a person names is the version."""
    write(releases.docs / "copy.txt", [*russian(FACTS[0])[:3], "Фото: пресс-служба министерства."])
    releases.add()
    partner = {a: b for a, _, b, _ in links(releases.data)}["0e.txt"]
    other = ({"0r.txt", "copy.txt"} - {partner}).pop()
    releases.confirm("0e.txt", (2,), other, (2,))
    assert {b for a, _, b, _ in links(releases.data) if a == "0e.txt"} == {other}
    assert ("0e.txt", (3,), other, (3,)) in links(releases.data)


def test_the_later_word_replaces_the_earlier(releases: Releases) -> None:
    """Another confirmed link of a passage, or a rejection of a part, puts an end to the first."""
    first = releases.confirm("1e.txt", (1,), "1r.txt", (1, 2))
    assert links(releases.data)["1e.txt", (1,), "1r.txt", (1, 2)] == 1.0
    second = releases.confirm("1e.txt", (1,), "4r.txt", (1,))
    assert ("1e.txt", (1,), "1r.txt", (1, 2)) not in links(releases.data)
    assert verdicts(releases.data) == [second]
    third = releases.reject("1e.txt", (1,), "4r.txt", (1,))
    assert verdicts(releases.data, "4r.txt") == [third]
    fourth = releases.confirm("1e.txt", (1,), "4r.txt", (1, 2))  # which holds what was rejected
    assert verdicts(releases.data) == [fourth]
    fifth = releases.reject("1e.txt", (1,), "4r.txt", (1,))
    assert verdicts(releases.data) == [fifth]
    assert ("1e.txt", (1,), "1r.txt", (1,)) in links(releases.data)
    with pytest.raises(UnknownVerdict):
        withdraw(releases.data, releases.analyzer, first.key)


def test_a_verdict_follows_its_passages(releases: Releases) -> None:
    """It holds where they have moved to, rests while they are gone, and holds when they return."""
    first, second, third, fourth = english(FACTS[1])
    said = releases.confirm("1e.txt", (2,), "1r.txt", (3,))
    releases.reject("1e.txt", (4,), "1r.txt", (4,))
    write(releases.docs / "1e.txt", [fourth, "Entirely new words came first.", second, first])
    releases.add()
    found = links(releases.data)
    assert found["1e.txt", (3,), "1r.txt", (3,)] == 1.0
    assert not [link for link in found if link[0] == "1e.txt" and 1 in link[1] and 4 in link[3]]
    write(releases.docs / "1e.txt", [first, third, fourth])
    releases.add()
    assert [one.stands for one in verdicts(releases.data)] == [False, True]
    assert ("1e.txt", (2,), "1r.txt", (3,)) in links(releases.data)
    write(releases.docs / "1e.txt", [first, second])
    releases.add()
    assert links(releases.data)["1e.txt", (2,), "1r.txt", (3,)] == 1.0
    (stands, rests) = verdicts(releases.data, "1e.txt")
    assert (stands.key, stands.a.paragraphs, rests.stands) == (said.key, (2,), False)


def test_passages_that_say_the_same_are_told_apart_by_their_place(
    tmp_path: Path, analyzer: Analyzer
) -> None:
    """Of passages with one text the nearest is meant; no passage is ever in two links."""
    docs = tmp_path / "docs"
    docs.mkdir()
    made = Releases(tmp_path / "data", docs, analyzer)
    write(docs / "e.txt", ["Thank you.", *english(FACTS[0]), "Thank you."])
    write(docs / "r.txt", ["Спасибо вам.", *russian(FACTS[0]), "Спасибо вам."])
    made.add()
    made.confirm("e.txt", (6,), "r.txt", (6,))
    assert links(made.data)["e.txt", (6,), "r.txt", (6,)] == 1.0
    made.confirm("e.txt", (1, 2), "r.txt", (1,))
    assert {("e.txt", (6,), "r.txt", (6,)), ("e.txt", (1, 2), "r.txt", (1,))} < set(
        links(made.data)
    )
    write(docs / "e.txt", ["Thank you.", *english(FACTS[0])])
    made.add()
    assert links(made.data)["e.txt", (1, 2), "r.txt", (1,)] == 1.0
    assert [one.stands for one in verdicts(made.data)] == [False, True]
    assert check(made.data, analyzer) == []


def test_whoever_reads_takes_up_what_was_said(releases: Releases) -> None:
    """A searcher that was open knows at once that there is something newer, and finds it."""
    with closing(open_searcher(releases.data, releases.analyzer)) as searcher:
        releases.reject("0e.txt", (1,), "0r.txt", (1,))
        assert not searcher.is_current()
        with closing(
            open_searcher(releases.data, releases.analyzer, previous=searcher)
        ) as following:
            assert following.is_current()
            hits = following.ask("Which ambassador did Nurtleu receive, Lammy of Canada?").hits
            assert (hits[0].card.name, hits[0].passage.number) == ("0e.txt", 1)
            assert hits[0].match is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (JudgedSide("none.txt", (1,)), JudgedSide("0r.txt", (1,)), UnknownDocument),
        (JudgedSide("0e.txt", (5,)), JudgedSide("0r.txt", (1,)), MissingPassage),
        (JudgedSide("0e.txt", (0,)), JudgedSide("0r.txt", (1,)), MissingPassage),
        (JudgedSide("0e.txt", ()), JudgedSide("0r.txt", (1,)), ApartPassages),
        (JudgedSide("0e.txt", (1, 3)), JudgedSide("0r.txt", (1,)), ApartPassages),
        (JudgedSide("0e.txt", (2, 1)), JudgedSide("0r.txt", (1,)), ApartPassages),
        (JudgedSide("0e.txt", (1,)), JudgedSide("1e.txt", (1,)), SameLanguage),
        (JudgedSide("0e.txt", (1,)), JudgedSide("0e.txt", (2,)), SameLanguage),
        (JudgedSide("0e.txt", (1,)), JudgedSide("apart.txt", (1,)), ApartCollections),
        (JudgedSide("0e.txt", (1,), ("Otherwise.",)), JudgedSide("0r.txt", (1,)), ChangedPassage),
    ],
)
def test_what_cannot_be_is_refused(
    releases: Releases, tmp_path: Path, a: JudgedSide, b: JudgedSide, expected: type[TolmachError]
) -> None:
    """Documents, passages, languages and collections must be such that there could be a link."""
    write(tmp_path / "apart.txt", russian(FACTS[0]))
    add(
        releases.data,
        [tmp_path / "apart.txt"],
        releases.analyzer,
        collection="closed",
        workers=1,
    )
    before = links(releases.data)
    for one, other in ((a, b), (b, a)):
        with pytest.raises(expected):
            judge(releases.data, releases.analyzer, a=one, b=other, confirmed=True, person="editor")
    assert links(releases.data) == before
    assert verdicts(releases.data) == []


def test_nothing_can_be_said_before_there_is_anything(tmp_path: Path, analyzer: Analyzer) -> None:
    """Without a collection there is one clear error, and no folder is made."""
    with pytest.raises(NoCollection):
        verdicts(tmp_path / "data")
    with pytest.raises(NoCollection):
        withdraw(tmp_path / "data", analyzer, 1)
    assert not (tmp_path / "data").exists()


Texts = tuple[str, ...]
Said = tuple[str, Texts, str, Texts]

THREE = FACTS[:3]
NAMES = [f"{number}{side}.txt" for number in range(len(THREE)) for side in "er"]
SPAN = st.tuples(st.integers(0, 4), st.integers(1, 2))


@cache
def one_analyzer() -> Analyzer:
    """One for all runs of the machine."""
    return Analyzer()


def texts_of(name: str) -> list[str]:
    """The paragraphs that a document may have."""
    facts = THREE[int(name[0])]
    extra = {"e": "The photographs are free to use.", "r": "Снимки можно перепечатывать."}
    said = english(facts) if name[1] == "e" else russian(facts)
    return [*said, extra[name[1]]]


class Sequences(RuleBasedStateMachine):
    """Documents come, change and go; people say things; everything is linked anew."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        self.docs: dict[str, list[str]] = {}
        self.said: dict[Said, bool] = {}  # the oldest first

    def teardown(self) -> None:
        """Looks at everything once more, and leaves nothing behind."""
        if self.docs:
            assert check(self.root / "data", one_analyzer()) == []
        shutil.rmtree(self.root)

    @initialize()
    def begin(self) -> None:
        """All releases are there."""
        for name in NAMES:
            self.docs[name] = texts_of(name)[:4]
            write(self.root / name, self.docs[name])
        add(self.root / "data", [self.root / name for name in NAMES], one_analyzer(), workers=1)

    @rule(name=st.sampled_from(NAMES), order=st.permutations(range(5)), count=st.integers(1, 5))
    def put(self, name: str, order: list[int], count: int) -> None:
        """A document comes, or comes again with its paragraphs in another order, or fewer."""
        every = texts_of(name)
        self.docs[name] = [every[place] for place in order[:count]]
        write(self.root / name, self.docs[name])
        add(self.root / "data", [self.root / name], one_analyzer(), workers=1)

    @precondition(lambda self: len(self.docs) > 1)
    @rule(name=st.sampled_from(NAMES))
    def drop(self, name: str) -> None:
        """A document goes, and what was said of it."""
        if self.docs.pop(name, None):
            remove(self.root / "data", [name], one_analyzer())
            self.said = {key: value for key, value in self.said.items() if name not in key}

    @rule(
        a=st.sampled_from(NAMES[::2]),
        b=st.sampled_from(NAMES[1::2]),
        a_span=SPAN,
        b_span=SPAN,
        confirmed=st.booleans(),
    )
    def say(
        self, a: str, b: str, a_span: tuple[int, int], b_span: tuple[int, int], *, confirmed: bool
    ) -> None:
        """A person says something of a link."""
        sides = []
        for name, (first, size) in ((a, a_span), (b, b_span)):
            here = self.docs.get(name, [])[first : first + size]
            if not here:
                return
            sides.append((name, tuple(here), tuple(range(first + 1, first + 1 + len(here)))))
        stood = self.standing()
        key: Said = (*sides[0][:2], *sides[1][:2])
        self.said.pop(key, None)
        self.said[key] = confirmed
        fallen = stood.keys() - self.standing().keys()
        self.said = {one: value for one, value in self.said.items() if one not in fallen}
        judge(
            self.root / "data",
            one_analyzer(),
            a=JudgedSide(a, sides[0][2], sides[0][1]),
            b=JudgedSide(b, sides[1][2]),
            confirmed=confirmed,
            person="somebody",
        )

    @rule()
    def anew(self) -> None:
        """Everything is linked anew."""
        realign(self.root / "data", one_analyzer())

    def standing(self) -> dict[Said, bool]:
        """What was said of passages that are there, but for what a later word contradicts."""
        found: dict[Said, bool] = {}
        for said, confirmed in reversed(self.said.items()):
            a, a_texts, b, b_texts = said
            if not self.has(a, a_texts) or not self.has(b, b_texts):
                continue
            for (x, x_texts, y, y_texts), so in found.items():
                shared = (a == x and set(a_texts) & set(x_texts)) or (
                    b == y and set(b_texts) & set(y_texts)
                )
                same = (a, b) == (x, y)
                if confirmed and so and shared:
                    break
                if confirmed and not so and same and _holds(said, (x, x_texts, y, y_texts)):
                    break
                if so and not confirmed and same and _holds((x, x_texts, y, y_texts), said):
                    break
            else:
                found[said] = confirmed
        return found

    def has(self, name: str, texts: Texts) -> bool:
        """Whether a document has these paragraphs, one after the other."""
        held = self.docs.get(name, [])
        return any(tuple(held[at : at + len(texts)]) == texts for at in range(len(held)))

    @invariant()
    def what_was_said_is_so(self) -> None:
        """Confirmed links are there, rejected ones are not, no passage is in two."""
        if not self.docs:
            return
        with Collection.open(self.root / "data") as store, store.reading():
            found = {
                (link.a.doc, link.a.texts, link.b.doc, link.b.texts): link.score
                for link in store.links.all()
            }
        members = [(doc, text) for a, x, b, y in found for doc, texts in ((a, x), (b, y))
                   for text in texts]  # fmt: skip
        assert len(members) == len(set(members))
        for said, confirmed in self.standing().items():
            if confirmed:
                assert found[said] == 1.0
            else:
                assert not [link for link in found if _holds(link, said)]


def _holds(link: Said, other: Said) -> bool:
    """Whether a link has all the passages of another one."""
    return (link[0], link[2]) == (other[0], other[2]) and (
        set(other[1]) <= set(link[1]) and set(other[3]) <= set(link[3])
    )


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
