"""Compounds and words of one root."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.languages.en.derivation import derivation as english
from index.languages.ru.derivation import derivation as russian
from index.model import Reading, ReadingKind
from index.search.expansion.longer_words import longer_words
from index.search.expansion.relatives import Relatives
from tests.search.expansion.asking import expanded, held, words_of

if TYPE_CHECKING:
    from collections.abc import Collection

ANALYZER = Analyzer()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("policymaking", "policy-making"),
        ("policy-making", "policymaking"),
        ("policy making", "policymaking"),
        ("email", "e-mail"),
        ("e-mail", "email"),
        ("COVID-19", "covid19"),
        ("вице-премьера", "вицепремьер"),
        ("вицепремьер", "вице-премьеру"),
        ("договорноправовой", "договорно-правового"),
        ("нефтегазовый", "нефть и газовый"),
        ("законопроект", "проект закона"),
    ],
)
def test_a_compound_is_found_in_one_word_and_in_two(question: str, text: str) -> None:
    """Whatever stands between its parts, a text holds most of it."""
    assert held(ANALYZER, question, text, "en") >= 0.5


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("carpet", "carpet car pet"),  # it stands there as it is
        ("where is Carpentaria", "carpent aria"),  # a name has no parts
        ("policy and making", "policymaking"),
        ("withdraw", "with draw"),  # a small word is no part
        ("makeup2", "make up2"),
    ],
)
def test_other_words_have_no_parts(question: str, text: str) -> None:
    """What stands somewhere, a name, words apart and small words are left as they are."""
    before = [word.terms for word in words_of(ANALYZER, question, "en")]
    assert [word.terms for word in expanded(ANALYZER, question, text, "en")] == before


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("congratulated", "congratulations"),
        ("translate", "translator"),
        ("decision", "decide"),
        ("governor", "government"),
        ("historical", "history"),
        ("applied", "application"),
        ("independent", "independence"),
        ("Kazakhstani", "Kazakhstan"),
        ("Polish", "Poland"),
        ("изобрёл", "изобретатель"),
        ("поздравил", "поздравления"),
        ("посетить", "посещение"),
        ("подписали", "подписание"),
        ("предложили", "предлагает"),
        ("организация", "организовать"),
        ("независимый", "независимость"),
        ("правительство", "правительственный"),
        ("Казахстан", "казахстанский"),
        ("Мексика", "мексиканский"),
        ("переговоры провели", "проведение"),
        ("открыли", "открытие"),
    ],
)
def test_words_of_one_root_find_each_other(question: str, text: str) -> None:
    """Each finds the other, and both count for less than the word itself."""
    assert 0 < held(ANALYZER, question, text, "ru") < 1
    assert 0 < held(ANALYZER, text, question, "ru") < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("number", "numb"),
        ("miss", "mission"),
        ("part", "party"),
        ("bill", "billion"),
        ("стол", "столица"),
        ("2025", "2026"),
    ],
)
def test_words_that_look_alike_are_no_family(one: str, other: str) -> None:
    """Short stems and figures have no family."""
    assert held(ANALYZER, one, other, "en") == 0


@given(st.text("abceinorstyаеинотсьй", min_size=1, max_size=14))
def test_a_family_is_mutual(word: str) -> None:
    """Who is a relative of a word has it as a relative."""
    for derivation in (english(), russian()):
        assert all(word in derivation.relatives(other) for other in derivation.relatives(word))


def test_relatives_are_found_once() -> None:
    """A lemma is looked up with the first question that has it, never again."""
    asked: list[str] = []

    def find(lemmas: Collection[str]) -> dict[str, tuple[Reading, ...]]:
        asked.extend(lemmas)
        return {"visit": (Reading("visitor", 0.4, ReadingKind.FAMILY),)}

    relatives = Relatives(find)
    for question in ("the visit", "a minister’s visits", "visit"):
        (word,) = [
            one for one in relatives(words_of(ANALYZER, question, "en")) if "visit" in one.terms
        ]
        assert word.terms == ("visit", "visitor")
    assert sorted(asked) == ["minister", "visit"]
    assert relatives(()) == ()


def test_a_beginning_that_many_words_share_costs_no_more_than_some() -> None:
    """Of endless terms with the same beginning only the first are looked at."""
    endless = (f"законо{number:06}" for number in count())
    assert longer_words(["закон"], lambda _: endless, lambda _: {}) == {"закон": ()}
