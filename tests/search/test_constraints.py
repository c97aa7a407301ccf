"""Which passages and documents may be shown, by what was typed beside the question."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.search.grammar import Phrase, Typed, read
from index.search.grammar.constraints import Constraints, Held

if TYPE_CHECKING:
    from collections.abc import Sequence

ANALYZER = Analyzer()
WORD = st.from_regex(r"[a-z]{1,3}|[а-яё]{1,3}|[A-Z]{2,3}|[0-9]{1,2}", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=5)
BETWEEN = st.sampled_from([" ", "-", " — ", "\u00a0", ": ", ") ", " «"])


def held(typed: str, passage: str) -> Held:
    """What a passage holds of what was typed."""
    return Constraints.of(read(typed), ANALYZER).held(passage)


@pytest.mark.parametrize(
    ("phrase", "passage"),
    [
        ('"soft power"', "The soft powers of Europe."),
        ("«война и мир»", "О «Войне и мире» писали многие."),
        ("«посол в Мексике»", "Послы — в Мексику!"),
        ("«договорно-правовой отдел»", "Из договорно правового отдела."),
        ("«договорно правовой»", "договорно-правовая"),
        ('"Kazakhstan"', "Kazakhstan's embassy"),
        ('"AND"', "AND"),
        ('"war and peace"', "WAR AND PEACE"),
        ('"WAR AND PEACE"', "War and Peace"),
        ('"who report"', "the WHO report"),
        ("«четырёх послов»", "четыре посла"),
        ('"1,500 delegates"', "1,500 delegates"),
        ("«стали»", "сталь"),
        ("«стали»", "он станет"),
        ('="послы"', "ПОСЛЫ"),
        ('="её"', "Ее и её"),
        ('="елка"', "Ёлка"),
        ('="замок"', "за\u0301мок"),
        ('="йод"', "и\u0306од"),
        ('="don\'t stop"', "Don’t stop"),
        ('="who"', "WHO"),
        ('="the ambassadors of Mexico"', "the ambassadors — of Mexico"),
        ('="co-operation"', "co\u00adoperation, or co-operation"),
    ],
)
def test_a_phrase_is_found(phrase: str, passage: str) -> None:
    """Its words side by side; in any form, or where the form counts, whatever the capitals."""
    assert held(phrase, passage).allowed
    assert not held(f"anything -{phrase.lstrip('-')}", passage).allowed


@pytest.mark.parametrize(
    ("phrase", "passage"),
    [
        ('"soft power"', "The power is soft."),
        ('"soft power"', "Soft and hard power."),
        ('"soft power"', "soft"),
        ('"soft power"', ""),
        ("«война и мир»", "Мир и война"),
        ('"WHO report"', "those who report"),
        ('="послы"', "посол, послов"),
        ('="ambassador"', "ambassadors"),
        ('="Kazakhstan"', "Kazakhstan's"),
        ('="a b"', "a c b"),
        ('"1,500"', "1, 500"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, passage: str) -> None:
    """In another order, with a word between, in another form where the form counts."""
    assert not held(phrase, passage).allowed
    assert held(f"anything -{phrase}", passage).allowed


def test_a_preference_forbids_nothing() -> None:
    """A passage tells which of the preferred phrases it holds."""
    typed = 'What of "soft power" and "hard power"?'
    assert held(typed, "Hard power.") == Held(allowed=True, preferred=(Phrase("hard power"),))
    assert held(typed, "Soft, hard powers.").preferred == (Phrase("hard power"),)
    assert held(typed, "Nothing.") == Held(allowed=True, preferred=())


def test_all_that_is_required_must_be_there() -> None:
    """And nothing of what is excluded, in one form or the other."""
    typed = '+"soft power" ="Послы" who -mexico -="cuban"'
    assert held(typed, "Послы: soft powers; Cuba").allowed
    for passage in ("Послы", "soft power", "Послы: soft power, Mexico", "Послы soft power Cuban"):
        assert not held(typed, passage).allowed


def test_small_words_exclude_nothing() -> None:
    """A particle behind a hyphen that went astray does not empty the answer; asked for, it does."""
    assert held("кто -то знает", "то и это").allowed
    assert held('who -"of the"', "of the").allowed
    assert not held('who -="of the"', "of the").allowed
    assert not held("knows -WHO", "WHO").allowed


def test_terms_lead_to_candidates() -> None:
    """For each word of each required phrase, what a passage is found by that holds it."""
    terms = Constraints.of(read('why ="who" +"послам стран" "x"'), ANALYZER).terms
    assert [[set(word) for word in phrase] for phrase in terms] == [
        [{"who", "WHO"}],
        [{"посол"}, {"страна"}],
    ]


def test_words_that_are_known_are_not_read_again() -> None:
    """Whoever has read a passage hands its words over."""
    constraints = Constraints.of(read('="послы" "soft power" x'), ANALYZER)
    for passage in ("Послы: soft powers", "посол"):
        words, typed = ANALYZER.words(passage), ANALYZER.split(passage)
        assert constraints.held_by(words, typed) == constraints.held(passage)


def test_nothing_typed_binds_nothing() -> None:
    """A question without operators has every passage and every document shown."""
    constraints = Constraints.of(read("who is the ambassador"), ANALYZER)
    assert not constraints.binds
    assert constraints.holds("anything")
    assert constraints.admits("a.txt", None)
    assert constraints.terms == ()
    assert not Constraints.of(read('what is "soft power"'), ANALYZER).binds


@pytest.mark.parametrize("typed", ['"x"', "x -y", "x date:2025", "x in:y", 'x +"y"', '="x"'])
def test_whatever_narrows_binds(typed: str) -> None:
    """Each operator but a preference can keep a passage away."""
    assert Constraints.of(read(typed), ANALYZER).binds


@pytest.mark.parametrize(
    "typed",
    [
        "in:REPORT",
        "in:2025/report",
        'in:"joint statement"',
        "в:ОТЧЕТ",
        'в:"годовой   отчёт"',
        "in:y in:report",
    ],
)
def test_a_document_is_known_by_part_of_its_name_or_title(typed: str) -> None:
    """Capitals, ё, underscores and composed letters make no difference."""
    constraints = Constraints.of(read(f"summit {typed}"), ANALYZER)
    assert constraints.admits("2025/report_Joint_Statement.txt", "Годовой отче\u0308т")
    assert not constraints.admits("other.txt", "Rapport")
    assert not constraints.admits("other.txt", None)


@given(st.text() | st.lists(WORD | BETWEEN).map("".join), st.text())
def test_nothing_is_an_error(typed: str, passage: str) -> None:
    """Any phrase is compiled, any passage can be held against it."""
    for exact in (False, True):
        phrases = (Phrase(typed, exact=exact), Phrase(passage, exact=exact))
        constraints = Constraints.of(
            Typed("x", phrases[:1], phrases[1:], (Phrase("y"),), None, (typed,)), ANALYZER
        )
        assert constraints.holds(passage) == constraints.held(passage).allowed
        assert constraints.admits(passage, typed)


@given(WORDS, st.booleans(), st.data())
def test_a_passage_of_its_words_holds_a_phrase(
    words: list[str],
    exact: bool,  # noqa: FBT001 - hypothesis passes by name
    data: st.DataObject,
) -> None:
    """Whatever space and marks stand between, before and behind."""
    passage = "".join(part for word in words for part in (word, data.draw(BETWEEN)))
    phrase = Phrase(" ".join(words), exact=exact)
    constraints = Constraints.of(Typed("x", required=(phrase,)), ANALYZER)
    for text in (passage, f"a {passage} b"):
        assert constraints.holds(text)
        known = set(ANALYZER.terms(text))
        assert all(not known.isdisjoint(terms) for terms in constraints.terms[0])


@given(st.lists(st.lists(st.sampled_from("ab"), min_size=1, max_size=4), max_size=4), st.data())
def test_phrases_are_found_where_a_plain_search_finds_them(
    phrases: list[list[str]], data: st.DataObject
) -> None:
    """The automaton says what comparing at every place says, for all phrases at once."""
    words = data.draw(st.lists(st.sampled_from("abc"), max_size=9))
    wanted = tuple(dict.fromkeys(Phrase(" ".join(phrase), exact=True) for phrase in phrases))
    found = Constraints.of(Typed("x", preferred=wanted), ANALYZER).held(" ".join(words)).preferred
    assert found == tuple(one for one in wanted if stands(one.text.split(), words))


def stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in a row of others."""
    return any(words[place : place + len(phrase)] == phrase for place in range(len(words)))


@pytest.mark.parametrize("typed", ['"{}b"', "{}", '-="{}" x', '="{}b"'])
def test_a_hostile_phrase_costs_no_more_than_another(typed: str) -> None:
    """A phrase that nearly stands everywhere is looked for in one pass."""
    constraints = Constraints.of(read(typed.format("a " * 2000)), ANALYZER)
    passage = "a " * 20_000
    start = process_time()
    constraints.held(passage)
    assert process_time() - start < 1
