"""What is typed beside a question, from the question to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.search.grammar import read
from index.search.grammar.constraints import Constraints
from index.search.narrowing import MOST_DOCUMENTS, Narrowing
from tests.search.conftest import places

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer
    from index.search import Searcher
    from tests.search.conftest import Opened, Shelf

MAIN = frozenset({"main"})
TEXTS = {
    "hamlet.txt": (
        "To be or not to be, that is the question which the prince asked.\n\n"
        "The prince of Denmark walked on the ramparts and met a ghost.\n\n"
        "Soft power persuades, said the prince.\n"
    ),
    "essay.txt": (
        "Power that is soft persuades nobody, said the minister of Denmark.\n\n"
        "Soft powers persuade; a minister quoted them, and the ghost of a treaty.\n"
    ),
    "old.md": "---\ndate: 2024-03-05\n---\nThe treaty on fisheries was signed in Tallinn.\n",
    "new.md": "---\ndate: 2025-11-20\n---\nThe treaty on fisheries was renewed in Tallinn.\n",
    "speech_en.txt": (
        "The envoy praised the harbour of Lisbon.\n\nHe left early and the sun rose.\n"
    ),
    "speech_ru.txt": ("Посланник похвалил гавань Лиссабона.\n\nОн рано ушёл, и солнце взошло.\n"),
}
CLOSED = {
    "secret.txt": "The prince hid the crown jewels in a lighthouse near Tallinn.\n",
    "hamlet_secret.txt": "The prince of Denmark asked for soft power and a secret treaty.\n",
}
LINKED = [("speech_en.txt", "speech_ru.txt")]
WORDS = [("envoy", "посланник"), ("harbour", "гавань"), ("sun", "солнце")]


@pytest.fixture(scope="module")
def data(shelf: Shelf) -> Path:
    """A few documents in both languages, all of them open."""
    return shelf(TEXTS, linked=LINKED, words=WORDS)


@pytest.fixture(scope="module")
def beside_closed(shelf: Shelf) -> Path:
    """The same, and a closed collection."""
    return shelf(TEXTS, closed=CLOSED, linked=LINKED, words=WORDS)


@pytest.fixture
def searcher(data: Path, opened: Opened) -> Searcher:
    """What searches them."""
    return opened(data)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ('"soft power"', {("hamlet.txt", 3), ("essay.txt", 2)}),
        ('="soft power"', {("hamlet.txt", 3)}),
        ('Who said +"soft power"?', {("hamlet.txt", 3), ("essay.txt", 2)}),
        ('prince ="soft power"', {("hamlet.txt", 3)}),
        ('"to be or not to be"', {("hamlet.txt", 1)}),
        ('="or not to be"', {("hamlet.txt", 1)}),
        ('+"that is the" minister', {("hamlet.txt", 1)}),
        ("ghost -prince", {("essay.txt", 2)}),
        ('ghost -"quoted them"', {("hamlet.txt", 2)}),
        ('persuades -="soft powers"', {("hamlet.txt", 3), ("essay.txt", 1)}),
        ("treaty fisheries date:2025", {("new.md", 1)}),
        ("treaty fisheries date:2024-03-05", {("old.md", 1)}),
        ("treaty fisheries date:..2024", {("old.md", 1)}),
        ("treaty fisheries date:2025-11..", {("new.md", 1)}),
        ("ghost in:hamlet", {("hamlet.txt", 2)}),
        ("ghost in:hamlet in:essay", {("hamlet.txt", 2), ("essay.txt", 2)}),
        ("treaty date:2025 in:md -signed", {("new.md", 1)}),
        ('in:essay "soft power" -ghost', set()),
        ("treaty fisheries date:2019", set()),
        ("ghost in:nowhere", set()),
    ],
)
def test_what_is_found_is_what_was_asked_for(
    searcher: Searcher, question: str, found: set[tuple[str, int]]
) -> None:
    """Phrases, exclusions, days and documents, alone and together; nothing else is shown."""
    answer = searcher.ask(question)
    assert set(places(answer)) == found
    assert answer.answered is bool(found)


@pytest.mark.parametrize(
    "question",
    ['"soft power', "soft power - prince", "soft power date:2025-13", 'soft power ""', "soft in:"],
)
def test_what_is_malformed_is_read_as_words(searcher: Searcher, question: str) -> None:
    """It narrows nothing, and is no error."""
    assert {("hamlet.txt", 3), ("essay.txt", 1), ("essay.txt", 2)} <= set(
        places(searcher.ask(question))
    )


@pytest.mark.parametrize("question", ['-"a" -b', "date:2025", "in:hamlet", '+""', "-", '"', "=«»"])
def test_operators_alone_are_no_error(searcher: Searcher, question: str) -> None:
    """Without a word to look for there is an answer or a refusal, as for any other words."""
    answer = searcher.ask(question)
    assert answer.answered or answer.refusal is not None


def test_a_phrase_may_stand_in_the_version(searcher: Searcher) -> None:
    """The passage in the asker's language is shown, though its version alone has the phrase."""
    answer = searcher.ask('Who praised it? +"гавань Лиссабона"', lang="en")
    assert places(answer) == [("speech_en.txt", 1)]


def test_no_phrase_runs_from_a_passage_into_its_version(searcher: Searcher) -> None:
    """What ends one text and what begins the other stand side by side nowhere."""
    assert not searcher.ask('the envoy +"Lisbon посланник"').hits
    assert searcher.ask('the envoy -"Lisbon посланник"').hits


@pytest.mark.parametrize("question", ["harbour -посланник", "гавань -envoy", '"гавань" -envoy'])
def test_what_is_excluded_stands_in_no_version(searcher: Searcher, question: str) -> None:
    """A passage that says it in the other language is left out, whatever the asker's."""
    for lang in ("en", "ru"):
        assert not searcher.ask(question, lang=lang).hits


@pytest.mark.parametrize(
    ("question", "lang", "found"),
    [
        ("sun harbour in:speech_ru", "en", "speech_ru.txt"),
        ("harbour in:speech_en", "ru", "speech_en.txt"),
        ("harbour in:speech", "ru", "speech_ru.txt"),
    ],
)
def test_a_version_of_another_document_does_not_stand_in(
    searcher: Searcher, question: str, lang: str, found: str
) -> None:
    """Who asks for a document gets that one, in its own language."""
    assert {name for name, _ in places(searcher.ask(question, lang=lang))} == {found}


def test_a_version_of_another_day_does_not_stand_in(shelf: Shelf, opened: Opened) -> None:
    """Who asks for days gets documents of these."""
    data = shelf(
        {
            "en.md": "---\ndate: 2025-11-20\n---\nThe envoy praised the harbour.\n",
            "ru.md": "---\ndate: 2025-12-03\n---\nПосланник похвалил гавань.\n",
        },
        linked=[("en.md", "ru.md")],
        words=WORDS,
    )
    searcher = opened(data)
    for lang in ("en", "ru"):
        assert places(searcher.ask("harbour date:2025-12", lang=lang)) == [("ru.md", 1)]
        assert places(searcher.ask("harbour date:2025-11", lang=lang)) == [("en.md", 1)]


@pytest.mark.parametrize(
    "typed",
    [
        'x "soft power"',
        '+"soft power"',
        '="soft powers" -ghost',
        "x -prince -treaty",
        'x -"soft power" -="to be"',
        '+"the prince" -=ghost -="GHOST"',
        '+"гавань Лиссабона" -sun',
        'x +"of" +"Tallinn"',
    ],
)
def test_passages_are_admitted_by_what_they_say(data: Path, analyzer: Analyzer, typed: str) -> None:
    """Each with its version, as reading all of them tells."""
    constraints = Constraints.of(read(typed), analyzer)
    with Collection.open(data) as collection:
        stored = {one.id: one.passage.text for one in collection.documents.passages()}
        versions = collection.links.versions(list(stored))
        admitted = Narrowing.of(constraints, collection).admitted(list(stored))
    assert admitted == [
        key
        for key in stored
        if constraints.holds(" qqq ".join(stored[one] for one in (key, *versions.get(key, ()))))
    ]


def test_a_phrase_is_found_however_far_down_it_stands(shelf: Shelf, opened: Opened) -> None:
    """Passages that hold more of the question don't hide the one that holds what it must."""
    many = {"many.txt": "\n\n".join(f"The prince met minister {n}." for n in range(150))}
    searcher = opened(shelf({**many, "one.txt": "A long while after noon, the ghost left.\n"}))
    answer = searcher.ask('Which prince met a minister or +"the ghost"?')
    assert places(answer) == [("one.txt", 1)]


def test_many_documents_are_searched_too(shelf: Shelf, opened: Opened) -> None:
    """More than are searched one by one: passages of others are left out all the same."""
    reports = {
        f"report{n}.txt": f"Barley grew in village {n}.\n" for n in range(MOST_DOCUMENTS + 1)
    }
    others = {f"note{n}.txt": "Barley, barley, barley.\n" for n in range(60)}
    searcher = opened(shelf({**reports, **others, "report_last.txt": "Rye withered.\n"}))
    assert places(searcher.ask("rye in:report")) == [("report_last.txt", 1)]
    for question in ("barley in:report", "barley rye in:report"):
        answer = searcher.ask(question, limit=8)
        assert len(answer.hits) == 8
        assert all(hit.card.name.startswith("report") for hit in answer.hits)


@pytest.mark.parametrize(
    "question",
    [
        'Who said "soft power"?',
        '"crown jewels"',
        'prince +"crown jewels"',
        '="near Tallinn"',
        "crown jewels in:secret",
        "prince in:secret",
        "prince in:hamlet",
        "Denmark -secret",
        "treaty in:hamlet -signed",
        '"soft power" in:hamlet',
    ],
)
def test_what_is_closed_tells_nothing(
    opened: Opened, data: Path, beside_closed: Path, question: str
) -> None:
    """The answer says and shows what it does where the closed documents don't exist."""
    one, other = (
        opened(folder).ask(question, collections=MAIN) for folder in (data, beside_closed)
    )
    assert set(places(one)) == set(places(other))
    assert (one.refusal, one.unknown, one.suggestions, one.corrections) == (
        other.refusal,
        other.unknown,
        other.suggestions,
        other.corrections,
    )


def test_how_many_closed_documents_are_named_so_tells_nothing(shelf: Shelf, opened: Opened) -> None:
    """With more of them than are searched one by one, no open one is passed over."""
    closed = {f"report{n}.txt": "Barley, barley.\n" for n in range(MOST_DOCUMENTS + 1)}
    searcher = opened(shelf({"report.md": "Barley grew.\n"}, closed=closed))
    assert places(searcher.ask("barley in:report", collections=MAIN)) == [("report.md", 1)]
