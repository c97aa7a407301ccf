"""Russian in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.corrections.romanization import readings
from index.search.corrections.romanized import in_russian
from tests.evaluation.mistyping import variants

SCHEMES = ("passport", "maps", "library")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("posol", "посол"),
        ("kazahstana", "казахстана"),
        ("kazakhstana", "казахстана"),
        ("Meksike", "Мексике"),
        ("MEKSIKE", "МЕКСИКЕ"),
        ("bolshoj", "большой"),
        ("bol'shoy", "большой"),
        ("pravitelstvo", "правительство"),
        ("shchit", "щит"),
        ("schit", "щит"),
        ("wit", "шит"),
        ("yaponiya", "япония"),
        ("japonija", "япония"),
        ("iaponiia", "япония"),
        ("sejchas", "сейчас"),
        ("sei4as", "сейчас"),
        ("6kola", "школа"),
        ("4to", "что"),
        ("xorosho", "хорошо"),
        ("tsentr", "центр"),
        ("centr", "центр"),
        ("eto", "это"),
        ("eshche", "ещё"),
        ('ob"yavlenie', "объявление"),
        ("premyer-ministr", "премьер-министр"),
        ("«dogovor»,", "«договор»,"),
        ("končina", "кончина"),
        ("turganbekov", "турганбеков"),  # no dictionary has it
        ("Zhumabaeva?", "Жумабаева?"),
        ("nato-2025", "нато-2025"),
    ],
)
def test_a_word_is_read_by_any_habit(typed: str, meant: str) -> None:
    """What was meant is among the readings, with the capitals and marks that were typed."""
    assert meant in in_russian(typed)


WORDS = (
    "соглашение министерство здравоохранение международный подъезд объявление южный жители"
    " заявление июль июнь цель щедрый эксперт ёлка сельский вьюга компьютер сёла"
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("word", WORDS.split())
def test_a_scheme_is_read_back(scheme: str, word: str) -> None:
    """Standard transliterations of words that a dictionary has are undone."""
    folded = [reading.replace("ё", "е") for reading in in_russian(variants(word, "ru", scheme, 0))]
    assert word.replace("ё", "е") in folded


def test_words_come_before_what_is_none() -> None:
    """The first reading is a word where any is, however unusual its spelling."""
    assert in_russian("sotrudnichestvo")[0] == "сотрудничество"
    assert in_russian("segodnya")[0] == "сегодня"


@pytest.mark.parametrize("text", ["", "2025", "?!", "🙏", "12-34"])
def test_what_has_no_letters_has_no_reading(text: str) -> None:
    """Figures and marks are no words."""
    assert [reading for reading in in_russian(text) if reading != text] == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'46", max_size=60))
def test_readings_are_bounded_and_once_each(word: str) -> None:
    """Whatever was typed, a few readings are given and none twice."""
    found = list(readings(word, lambda _: True, 5))
    assert len(found) == len(set(found)) <= 5
