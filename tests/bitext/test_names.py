"""Names across alphabets, and numbers across conventions, by example."""

from __future__ import annotations

import pytest

from index.bitext.cognates import near_words
from index.bitext.names import phonetic_keys
from index.bitext.numbers import numbers

SAME = [
    "Zharkynbek/Жаркынбек",
    "Amantaiuly/Амантайулы",
    "Sheinbaum/Шейнбаум",
    "Gonzalez/Гонсалес",
    "Maxim/Максим",
    "Rozhin/Рожин",
    "Mexico/Мексика",
    "Mexican/мексиканский",
    "Kazakhstan/Казахстан",
    "Harry/Гарри",
    "William/Уильям",
    "Washington/Вашингтон",
    "Juan/Хуан",
    "Chicago/Чикаго",
    "Charles/Чарльз",
    "Turganbekov/Турганбеков",
    "Nazarbayev/Назарбаев",
    "Qazaqstan/Қазақстан",
    "Jackson/Джексон",
    "Macron/Макрон",
    "Almurat/Алмурат",
    "Ruiz/Руис",
    "Vazquez/Васкес",
    "Martinez/Мартинес",
    "Claudia/Клаудия",
    "Tokayev/Токаев",
    "Johannesburg/Йоханнесбург",
]

DIFFERENT = [
    "Kazakhstan/Узбекистан",
    "Mexico/Македония",
    "Nurtleu/Нурлыбек",
    "Sheinbaum/Шереметьево",
    "Pedro/Петербург",
    "Maxim/Магжан",
    "legislative/закон",
    "Gonzalez/Гонконг",
]


def _confidence(pair: str) -> float:
    one, other = pair.split("/")
    return float(near_words([one], [other]).weight.sum())


@pytest.mark.parametrize("pair", SAME)
def test_a_name_is_found_in_the_other_alphabet(pair: str) -> None:
    """Usual spellings of one name are met in the index and held for the same."""
    assert _confidence(pair) > 0.3


@pytest.mark.parametrize("pair", DIFFERENT)
def test_different_names_stay_different(pair: str) -> None:
    """Names that only begin alike are not held for the same."""
    assert _confidence(pair) == 0.0


def test_words_are_spelled_each_for_itself() -> None:
    """What stands before or behind a word in the list does not change its key."""
    words = [word for pair in (*SAME, *DIFFERENT) for word in pair.split("/")]
    assert phonetic_keys(words) == [phonetic_keys([word])[0] for word in words]


def test_pairs_are_told_by_place() -> None:
    """Each word finds its own in a list in any order, with nothing from words without sounds."""
    found = near_words(["…", "Mexico", "Macron"], ["Макрон", "Ъ", "Мексика"])
    assert sorted(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(1, 2), (2, 0)]
    assert not len(near_words([], ["Макрон"]).a)
    assert not len(near_words(["Macron"], []).a)


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "1,500.5 of 1,250", ["1500.5", "1250"]),
        ("ru", "1 500,5 из 1 250", ["1500.5", "1250"]),
        ("en", "the 50th, the 1990s, 1.50", ["50", "1990", "1.5"]),
        ("ru", "50-й, 1990-х, 1,5 и 1.500.000", ["50", "1990", "1.5", "1500000"]),
        ("ru", "28.11.2025 в 07:05", ["28", "11", "2025", "7", "5"]),
        ("en", "no figures", []),
    ],
)
def test_numbers_have_one_value_in_both_languages(lang: str, text: str, values: list[str]) -> None:
    """Decimal marks, grouping and ordinal endings do not change a number."""
    found = numbers(text, lang)
    assert [number.value for number in found] == values
    assert all(text[slice(*number.span)][0].isdigit() for number in found)
