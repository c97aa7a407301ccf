"""What was typed on the other keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.corrections.layouts import turned
from tests.evaluation.mistyping import variants


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("gjcjk", "посол"),
        ("Rfpf[cnfy", "Казахстан"),
        ("rfpf[cnfy&", "казахстан?"),
        ("Vtrcbrt^", "Мексике:"),
        ("j,kfcnm", "область"),
        (";bpym", "жизнь"),
        ("`krf", "ёлка"),
        ("'nj", "это"),
        ("cnjk,", "стол,"),  # a comma, or the letter beside it
        ("cnjk,", "столб"),
        ("[kt,/", "хлеб."),
        ('"ghbdtn"', '"привет"'),
        ('"rjyjvbrf', "Экономика"),
        ("cj.p.", "союз."),
        ("cj.p", "союз"),
    ],
)
def test_russian_on_english_keys(typed: str, meant: str) -> None:
    """Keys of English marks are letters within a word; at its ends they may be either."""
    assert meant in list(turned(typed, "ru"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("щт", "on"), ("црщ", "who"), ("Ьучшсщ", "Mexico"), ("вщтэе", "don't"), ("ГюЫю", "U.S.")],
)
def test_english_on_russian_keys(typed: str, meant: str) -> None:
    """Each key has one letter."""
    assert list(turned(typed, "en")) == [meant]


@pytest.mark.parametrize("word", ["АББА", "Чжэн", "объект"])
def test_a_word_that_would_be_torn_is_no_english_one(word: str) -> None:
    """Marks other than the apostrophe and the stop stand in no English word."""
    assert list(turned(word, "en")) == []


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=20))
def test_any_russian_word_comes_back(word: str) -> None:
    """Whatever the letters, one of the readings is the word."""
    assert word in list(turned(variants(word, "ru", "layout", 0), "ru"))


@given(st.text(max_size=40), st.sampled_from(["ru", "en"]))
def test_any_text_is_turned(text: str, lang: str) -> None:
    """There are at most five readings, each once, none for lack of anything to read."""
    readings = list(turned(text, lang))
    assert len(readings) == len(set(readings)) <= 5
