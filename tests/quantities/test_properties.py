"""Quantities of any text, of every number and of every day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.quantities import Kind, Sign, agree, keys, quantities, sign_of
from tests.quantities.spelling import CASES, english, russian

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGS = st.sampled_from(["en", "ru"])
NUMBERS = st.integers(1, 999_999)
CANONICAL = {
    Kind.NUMBER: re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?|[1-9]\d*/[1-9]\d*", re.ASCII),
    Kind.DATE: re.compile(r"(?:\d{4}-|--)(?:0[1-9]|1[0-2])(?:-[0-3]\d)?", re.ASCII),
    Kind.TIME: re.compile(r"[0-2]\d:[0-5]\d", re.ASCII),
}
_PIECES = """
    0 1 5 28 30 2025 1500 , . : / - – ' $ % th st s m k bn
    one two twenty hundred thousand million half third quarters first and a of
    May November Nov. II I XX p.m. o'clock minus both
    один два двадцать сто тысяча тысячи миллионов половиной треть первый пятых
    ноября нояб. мая ХХ век и с по часа дня вечера млн полтора минус семью -й -го ё
"""
PIECES = st.lists(
    st.sampled_from([*_PIECES.split(), " ", " ", " ", "\u00a0", "\n", "İ", "\u0301"])
).map("".join)

FORMS = {
    "en": [
        "{day} {Month} {year}", "{day}th of {Month} {year}", "{Month} {day}, {year}",
        "{Mon}. {day}, {year}", "{day} {Mon} {year}", "{year}-{month:02}-{day:02}",
        "{MONTH} {day}, {year}",
    ],
    "ru": [
        "{day} {Month} {year} года", "{day}-го {Month} {year} г.", "{day:02}.{month:02}.{year}",
        "{day}.{month}.{year}", "{year}-{month:02}-{day:02}", "{day}\u00a0{MONTH} {year}",
    ],
}  # fmt: skip
MONTHS = {
    "en": """
        January February March April May June July August September October November December
    """,
    "ru": """
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    """,
}


@pytest.fixture(scope="module", autouse=True)
def _vocabularies() -> None:
    """Put together once, so that no single text is charged for it."""
    for lang in ("en", "ru"):
        quantities("", lang)


@given(text=st.one_of(PIECES, st.text()), lang=LANGS)
def test_any_text(text: str, lang: str) -> None:
    """Spans are in order, disjoint, inside; values canonical; a quantity agrees with itself."""
    place = 0
    for quantity in quantities(text, lang):
        assert place <= quantity.span.start < quantity.span.end <= len(text)
        place = quantity.span.end
        assert CANONICAL[quantity.kind].fullmatch(quantity.value)
        assert quantity.value not in quantity.others
        assert agree(quantity, quantity)
        assert all(key.startswith("#") and not re.search(r"\s", key) for key in keys(quantity))


@given(text=PIECES, lang=LANGS)
def test_what_stands_apart_is_read_apart(text: str, lang: str) -> None:
    """A text gives the same wherever it stands in a longer one."""
    before = "word " * 5
    moved = quantities(f"{before}\n{text}", lang)
    assert [one.value for one in moved] == [one.value for one in quantities(f"\n{text}", lang)]


@given(number=NUMBERS, conjunction=st.booleans(), upper=st.booleans())
def test_english_words_give_their_number(*, number: int, conjunction: bool, upper: bool) -> None:
    """A number in words is the number, whole, with or without its conjunctions."""
    text = english(number, conjunction=conjunction)
    (found,) = quantities(text.upper() if upper else text, "en")
    assert (found.span, found.value, found.in_words) == ((0, len(text)), str(number), True)


@given(number=NUMBERS, case=st.sampled_from(CASES), upper=st.booleans())
def test_russian_words_give_their_number(*, number: int, case: str, upper: bool) -> None:
    """A number in words is the number, whole, in each case."""
    text = russian(number, case)
    if text == "семью":  # which is a family as well
        return
    (found,) = quantities(text.upper() if upper else text, "ru")
    assert (found.span, found.value, found.in_words) == ((0, len(text)), str(number), True)


@given(number=st.integers(0, 10**12), decimals=st.sampled_from(["", "5", "25", "05"]))
def test_grouped_figures_give_their_number(number: int, decimals: str) -> None:
    """Figures are grouped and divided as each language does, with every kind of space."""
    expected = f"{number}.{decimals}".rstrip(".")
    english_one = f"{number:,}" + (f".{decimals}" if decimals else "")
    assert [one.value for one in quantities(english_one, "en")] == [expected]
    for space in " \u00a0\u2009\u202f":
        text = f"{number:,}".replace(",", space) + (f",{decimals}" if decimals else "")
        assert [one.value for one in quantities(text, "ru")] == [expected]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("year", [1000, 1999, 2024, 2025])
def test_every_day_in_every_form(lang: str, year: int) -> None:
    """Each day of a year is read in each way of writing it."""
    day = date(year, 1, 1)
    while day.year == year:
        name = MONTHS[lang].split()[day.month - 1]
        for form in FORMS[lang]:
            text = form.format(
                day=day.day, month=day.month, year=year, Month=name, MONTH=name.upper(),
                Mon=name[:3],
            )  # fmt: skip
            (found,) = quantities(f"({text})", lang)
            assert (found.kind, found.value) == (Kind.DATE, day.isoformat())
        day += timedelta(1)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("end", ["", "a", "ы"])
@pytest.mark.parametrize(
    "piece",
    [
        "1", "1,", "1.", "1,000,", "123 ", "123 456 ", "1:", "1/", "12-", "999.", "1.1.2000", "5k",
        "one ", "one-", "a hundred and ", "two thousand and ", "half a ", "May ", "5 May ", "Х",
        "May 5, ", "28, ", "28 and ", "I", "I ", "XX ", "minus ", "-", " ", "один ", "сто ",
        "тысяча ", "две трети ", "5 ноября ", "ноября ", "2025 ", "два с половиной ", "x", "ё",
    ],
)  # fmt: skip
def test_a_hostile_text_takes_linear_time(piece: str, end: str, lang: str) -> None:
    """Ten times the text takes about ten times as long, whatever is repeated in it."""
    short, long = (min(_seconds((piece * size)[:size] + end, lang)) for size in (1_000, 10_000))
    assert long < 50 * short + 0.05


def _seconds(text: str, lang: str) -> Iterator[float]:
    """How long it takes, a few times: now and then something else is done in between."""
    for _ in range(3):
        start = process_time()
        quantities(text, lang)
        yield process_time() - start


@given(text=st.one_of(PIECES, st.text()), lang=LANGS)
def test_a_text_without_signs_holds_nothing_that_is_compared(text: str, lang: str) -> None:
    """What the words of a text rule out, reading it does not find."""
    words = Analyzer().split(text)
    if sum(map(sign_of, words)) < Sign.SURE:
        assert all(quantity.vague for quantity in quantities(text, lang))
