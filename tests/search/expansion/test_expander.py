"""The expansions of questions to a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.indexer import add, remove
from index.ranking import SegmentRanker, Snapshot, Vocabulary, index_folder
from index.search.expansion import Expander
from tests.search.expansion.asking import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

PUBLIC = frozenset({"main"})
TEXTS = {
    "ru": ("main", "Законопроект внесён 28.11.2025.\n\nПроект принят.\n\nПроекты изобретателя.\n"),
    "en": ("main", "Twenty translators met.\n\nThe policymaking of the year.\n"),
    "closed": ("closed", "Законотворчество и творчество.\n\nТворчество переводчиков.\n"),
}


@pytest.fixture
def data(tmp_path: Path, analyzer: Analyzer) -> Path:
    """A document in each language, and a closed one."""
    found = tmp_path / "data"
    for name, (collection, text) in TEXTS.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        add(found, [path], analyzer, collection=collection)
    return found


def readings(
    data: Path, analyzer: Analyzer, question: str, collections: frozenset[str] | None = PUBLIC
) -> set[str]:
    """The terms that a question gets besides its own."""
    snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
    expander = Expander(analyzer, SegmentRanker(snapshot), Vocabulary(snapshot))
    lang = "ru" if any("а" <= letter <= "я" for letter in question) else "en"
    words = typed = words_of(analyzer, question, lang)
    for expansion in expander.expansions(question, lang, collections):
        words = expansion(words)
    own = {term for word in typed for term in word.terms}
    return {term for word in words for term in word.terms} - own


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("закон", "законопроект"),
        ("закона", "законопроект"),
        ("кто изобрёл", "изобретатель"),
        ("что было 28 ноября 2025 года", "28.11.2025"),
        ("что было в ноябре 2025", "28.11.2025"),
        ("20 people", "twenty"),
        ("who translated it", "translator"),
        ("policy making", "policymaking"),
    ],
)
def test_a_question_gets_the_terms_of_texts(
    data: Path, analyzer: Analyzer, question: str, term: str
) -> None:
    """Numbers, dates, compounds and families are found in the collection's own terms."""
    assert term in readings(data, analyzer, question)


def test_terms_of_closed_documents_do_not_show(data: Path, analyzer: Analyzer) -> None:
    """A term that stands only in what may not be read is no reading."""
    assert "законотворчество" in readings(data, analyzer, "закон", None)
    assert readings(data, analyzer, "закон") == {"законопроект"}
    assert readings(data, analyzer, "перевести") == set()
    assert readings(data, analyzer, "закон", frozenset()) == set()


def test_terms_of_removed_documents_are_gone(data: Path, analyzer: Analyzer) -> None:
    """What no passage holds any more is no reading."""
    remove(data, ["ru.txt"], analyzer)
    assert readings(data, analyzer, "закон") == set()


@pytest.mark.parametrize("question", ["", "?!", "и", "the", "  -  ", "1" * 500, "ё" * 500, "%_*\\"])
def test_a_question_of_anything_is_expanded(data: Path, analyzer: Analyzer, question: str) -> None:
    """Nothing typed makes an expansion fail."""
    assert readings(data, analyzer, question) == set()


def test_plain_questions_ask_for_no_numbers(data: Path, analyzer: Analyzer) -> None:
    """Where nothing typed can be a number or a date, none is looked for."""
    snapshot = Snapshot.open(index_folder(data), analyzer.fingerprint)
    expander = Expander(analyzer, SegmentRanker(snapshot), Vocabulary(snapshot))
    plain = len(expander.expansions("who met the ministers", "en"))
    for question in ("in May", "twenty ministers", "World War II", "G20"):
        assert len(expander.expansions(question, "en")) == plain + 2
