"""Word tables: which forms find each other, and what is known not to work."""

from __future__ import annotations

import pytest

from index.analysis import Analyzer

ANALYZER = Analyzer()

SAME = [
    # English
    ("meetings", "meeting"),
    ("congratulations", "congratulation"),
    ("parliaments", "parliament"),
    ("was", "be"),
    ("went", "go"),
    ("children", "child"),
    ("Kazakhstan’s", "Kazakhstan"),
    ("Kazakhstan's", "kazakhstan"),
    ("Vázquez", "Vazquez"),
    ("policies", "policy"),
    # Russian
    ("комиссию", "комиссия"),
    ("международным", "международный"),
    ("послов", "посол"),
    ("ещё", "еще"),
    ("Пётр", "Петра"),
    ("за\u0301мок", "замок"),
    ("пар\u00adламент", "парламента"),
    ("людям", "человек"),
    ("шёл", "идти"),
    # a form with several readings answers to each of them
    ("стали", "сталь"),
    ("стали", "стать"),
    ("прав", "право"),
    ("прав", "правый"),
    # surnames that no dictionary holds
    ("Турганбеков", "Турганбекову"),
    ("Турганбеков", "Турганбековым"),
    ("Шейнбаум", "Шейнбаум"),
    ("Васкес", "Васкеса"),
    ("Рожин", "Рожина"),
    ("Амантайулы", "амантайулы"),
    # other scripts and numbers stand for themselves
    ("FIFA", "fifa"),
    ("2026", "2026"),
    ("Αθήνα", "αθήνα"),
]

DIFFERENT = [
    ("для", "длить"),
    ("минister", "minister"),
    # other words, which a question finds all the same
    ("посол", "посольство"),
    ("закон", "законопроект"),
    ("congratulated", "congratulations"),
    ("двадцать", "20"),
    ("2025", "2026"),
    ("1,5", "15"),
]


def terms(word: str) -> set[str]:
    """All terms of a word."""
    return set(ANALYZER.terms(word))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_find_each_other(one: str, other: str) -> None:
    """Two forms of a word share a term."""
    assert terms(one) & terms(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_are_kept_apart(one: str, other: str) -> None:
    """Words that merely look alike share no term."""
    assert not terms(one) & terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [pytest.param("МИД", "министерство", marks=pytest.mark.xfail(reason="acronyms"))],
)
def test_known_limits(one: str, other: str) -> None:
    """What a reader would want to find each other, and does not yet."""
    assert terms(one) & terms(other)


def test_a_hyphen_parts_words() -> None:
    """A compound with a hyphen answers to each of its parts."""
    assert {"договорный", "правовой"} <= terms("договорно-правовой")
    assert {"covid", "19"} <= terms("COVID-19")


def test_a_number_keeps_its_marks() -> None:
    """Decimal and grouping marks, and dates in figures, are one token."""
    assert [t.form for t in ANALYZER.tokens("1,5 млн, 3.14; 28.11.2025.")] == [
        "1,5",
        "млн",
        "3.14",
        "28.11.2025",
    ]


@pytest.mark.parametrize("word", ["the", "Who", "is", "на", "Кто", "которого", "был"])
def test_small_words_are_told(word: str) -> None:
    """Function words and question words are recognised in all their forms."""
    assert all(token.is_stop for token in ANALYZER.tokens(word))


@pytest.mark.parametrize("word", ["ambassador", "May", "посол", "мир", "2026", "FIFA"])
def test_words_with_content_are_kept(word: str) -> None:
    """A word that a text can be about is no small word."""
    assert not any(token.is_stop for token in ANALYZER.tokens(word))


@pytest.mark.parametrize("word", ["US", "WHO", "IT", "ТО"])
def test_an_acronym_is_no_small_word(word: str) -> None:
    """US is a country, WHO an organization; neither is a form of the small word."""
    assert not any(token.is_stop for token in ANALYZER.tokens(word))
    assert not terms(word) & terms(word.lower())
