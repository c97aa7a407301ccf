"""Numbers and dates of a question in the ways in which texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyzer
from tests.search.expansion.asking import expanded, held, words_of

ANALYZER = Analyzer()


@pytest.mark.parametrize(
    ("lang", "question", "text"),
    [
        ("ru", "двадцать", "20"),
        ("ru", "20", "двадцати"),
        ("ru", "двое", "2"),
        ("ru", "25", "двадцать пять"),
        ("ru", "двадцать пять", "25"),
        ("ru", "двадцатый", "XX"),
        ("ru", "двадцатый", "ХХ"),
        ("ru", "XX", "двадцатом"),
        ("ru", "20-й", "двадцатый"),
        ("ru", "90-е", "девяностых"),
        ("ru", "1990-х", "девяностые"),
        ("ru", "1,5 млн", "1.5 миллиона"),
        ("ru", "1,5 миллиона", "1500000"),
        ("ru", "2 тысячи", "2000"),
        ("ru", "3,14", "3.14"),
        ("en", "20", "twenty"),
        ("en", "twenty", "20"),
        ("en", "twenty five", "25"),
        ("en", "25", "twenty-five"),
        ("en", "twenty-fifth", "25th"),
        ("en", "20th", "twentieth"),
        ("en", "twentieth", "XX"),
        ("en", "XXI", "21st"),
        ("en", "1990s", "1990s"),
        ("en", "90s", "1990s"),
        ("en", "1,000,000", "1000000"),
        ("en", "1,000,000", "1.000.000"),
        ("en", "1,000,000", "1 million"),
        ("en", "1 000 000", "1,000,000"),
        ("en", "1.5 million", "1,500,000"),
        ("en", "1,500,000", "1.5 million"),
        ("en", "three thousand", "3,000"),
    ],
)
def test_a_number_is_found_however_it_is_written(lang: str, question: str, text: str) -> None:
    """A text with the number in figures, in words or in Roman numerals holds most of it."""
    assert held(ANALYZER, question, text, lang) >= 0.7


@pytest.mark.parametrize(
    ("lang", "question", "text"),
    [
        ("en", "28.11.2025", "November 28, 2025"),
        ("en", "28.11.2025", "28 November 2025"),
        ("en", "November 28, 2025", "28.11.2025"),
        ("en", "28 November 2025", "28.11.25"),
        ("en", "2025-11-28", "28.11.2025"),
        ("en", "2025-11-28", "28 Nov 2025"),
        ("en", "May 1, 2025", "1.5.2025"),
        ("en", "in November 2025", "11.2025"),
        ("ru", "28.11.2025", "28 ноября 2025 года"),
        ("ru", "28.11.2025", "2025 ноябрь 28"),
        ("ru", "28 ноября 2025 года", "28.11.2025"),
        ("ru", "2025-11-28", "28 ноября 2025 года"),
        ("ru", "11.11.2025", "11 ноября 2025"),
    ],
)
def test_a_date_is_found_however_it_is_written(lang: str, question: str, text: str) -> None:
    """A text with the whole date holds as much as one word at least."""
    assert held(ANALYZER, question, text, lang) >= 0.999


def test_what_was_typed_as_one_word_counts_as_one(analyzer: Analyzer) -> None:
    """A date in figures has a third of its weight in each of three words, and all in itself."""
    text = "28.11.2025, 28 ноября 2025"
    words = expanded(analyzer, "28.11.2025", text, "ru")
    assert [word.share for word in words] == [pytest.approx(1 / 3)] * 3
    assert {"28.11.2025"}.issubset(set(words[0].terms) & set(words[1].terms) & set(words[2].terms))
    assert held(analyzer, "28.11.2025", "28.11.2025", "ru") == pytest.approx(1.0)


def test_a_part_of_a_date_is_a_part(analyzer: Analyzer) -> None:
    """A text with another year holds the day and the month alone."""
    assert held(analyzer, "28.11.2025", "28 ноября 2024, 2025", "ru") == pytest.approx(1.0)
    both = expanded(analyzer, "28.11.2025", "28 ноября 2025", "ru")
    terms = set(analyzer.terms("28 ноября 2024"))
    found = sum(word.share for word in both if terms & set(word.terms))
    assert found == pytest.approx(2 / 3)


def test_a_month_is_found_in_its_days(analyzer: Analyzer) -> None:
    """A question for a month meets the dates of its days in figures, and no other month's."""
    assert held(analyzer, "in November 2025", "05.11.2025", "en") > 0
    assert held(analyzer, "в ноябре 2025 года", "30.11.25", "ru") > 0
    assert held(analyzer, "in November 2025", "05.12.2025 05.11.2024", "en") == 0


@pytest.mark.parametrize(
    ("lang", "question", "text"),
    [
        ("en", "G20", "twenty 20"),
        ("en", "CO2", "two 2 second"),
        ("ru", "Интернет2", "два 2"),
        ("en", "twenty", "20th twentieth"),
        ("en", "twenty five", "20 5"),
        ("en", "one", "1 first"),
        ("en", "both", "2 two"),
        ("ru", "сорок", "сорока"),
        ("en", "10.0.0.1", "10,001"),
        ("en", "2/3", "2.3"),
    ],
)
def test_another_number_is_another(lang: str, question: str, text: str) -> None:
    """Names with figures, turns of phrase and other numbers get no reading."""
    readings = {word.terms for word in words_of(ANALYZER, question, lang)}
    assert {word.terms for word in expanded(ANALYZER, question, text, lang)} == readings


@settings(max_examples=200, deadline=None)
@given(
    st.text("0123456789.,-/ XVIхноябряtwentymilo19\u00a0", max_size=40),
    st.sampled_from(["en", "ru"]),
)
def test_nothing_typed_is_ever_lost(question: str, lang: str) -> None:
    """Whatever figures and words are typed, their own readings stay, and shares are shares."""
    text = "20 1 1.5 1,5 million миллион twenty двадцать пять 2019 19.01.2019 ноябрь ii xx 20th 000"
    before = words_of(ANALYZER, question, lang)
    after = expanded(ANALYZER, question, text, lang)
    assert [word.readings[0] for word in before] == list(
        dict.fromkeys(word.readings[0] for word in after)
    )
    assert all(0 < word.share <= 1 for word in after)
    assert all(0 < one.weight <= 1 for word in after for one in word.readings)
    assert all(len(set(word.terms)) == len(word.terms) for word in after)
