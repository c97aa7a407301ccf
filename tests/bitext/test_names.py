"""Names across alphabets, by example."""

from __future__ import annotations

import pytest

from index.bitext.cognates import near_words
from index.bitext.names import phonetic_keys

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
