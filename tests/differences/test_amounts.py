"""Numbers, dates and times: what is an alarm and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.differences.conftest import Compare

SAME = [
    ("The meeting took place on November 28.", "Встреча состоялась 28 ноября."),
    ("The meeting took place on November 28, 2025.", "Встреча состоялась 28.11.2025."),
    ("The meeting took place on 2025-11-28.", "Встреча состоялась 28 ноября 2025 года."),
    ("The meeting took place on November 28.", "Встреча состоялась 28-го числа."),
    ("It was signed on 03/04/2025.", "Документ подписан 3 апреля 2025 года."),
    ("It was signed on 03/04/2025.", "Документ подписан 4 марта 2025 года."),
    ("Trade reached 1.5 million dollars.", "Товарооборот достиг 1,5 млн долларов."),
    ("Trade reached 1,250 million dollars.", "Товарооборот достиг 1 250 млн долларов."),
    ("Trade reached $1.25 billion.", "Товарооборот достиг 1250 млн долларов."),
    ("There are 20 projects.", "Насчитывается двадцать проектов."),
    ("There are twenty-one projects.", "Насчитывается 21 проект."),
    ("Both sides agreed.", "Обе стороны согласились."),
    ("Two sides agreed.", "Обе стороны согласились."),
    ("A decade of cooperation has passed.", "Прошло десять лет сотрудничества."),
    ("Ten years of cooperation have passed.", "Прошло десятилетие сотрудничества."),
    ("He was there for 25 years, a quarter of a century.", "Двадцатипятилетний срок истёк."),
    ("47 people came.", "Пришли около 50 человек."),
    ("Revenue was 2.75 billion dollars.", "Выручка составила 2,8 млрд долларов."),
    ("The road is 100 miles long.", "Длина дороги 161 километр."),
    ("It weighs 220 pounds.", "Вес составляет 100 килограммов."),
    ("The temperature reached 86 degrees Fahrenheit.", "Температура достигла 30 градусов."),
    ("It was 80 degrees.", "Было 27 градусов."),
    ("The session opens at 2:30 p.m.", "Заседание откроется в 14:30."),
    ("The 50th session opened.", "Открылась 50-я сессия."),
    ("In the 21st century this matters.", "В XXI веке это важно."),
    ("In the 1990s this began.", "Это началось в 90-е годы."),
    ("In 2024-25 this began.", "Это началось в 2024–2025 годах."),
    ("Half of the votes were counted.", "Подсчитано 50 % голосов."),
    ("In 2025 this began in Astana.", "Это началось в Астане."),
    ("Trade grew twofold, to 5 percent.", "Торговля выросла вдвое, до 5 процентов."),
    ("The road has 5 lanes and a path.", "В 28 районе у дороги пять полос."),
    ("Warm weather, in the 70s, came.", "Потеплело до 23 градусов."),
]

DIFFERENT = [
    ("It lasted 12 days.", "Это длилось 15 дней.", ("number", "12", "15")),
    ("There are 20 projects.", "Насчитывается тридцать проектов.", ("number", "20", "тридцать")),
    (
        "Trade reached 1.5 million dollars.",
        "Товарооборот достиг 1,7 млн долларов.",
        ("number", "1.5 million", "1,7 млн"),
    ),
    (
        "Aid of 5 million dollars was given.",
        "Оказана помощь в 4 млн евро.",
        ("number", "5 million", "4 млн"),
    ),
    (
        "The road is 100 miles long.",
        "Длина дороги 110 миль.",
        ("number", "100", "110"),
    ),
    (
        "The meeting took place on November 28.",
        "Встреча состоялась 29 ноября.",
        ("date", "November 28", "29 ноября"),
    ),
    (
        "The meeting took place on November 28, 2025.",
        "Встреча состоялась 28 ноября 2024 года.",
        ("date", "November 28, 2025", "28 ноября 2024"),
    ),
    (
        "The session opens at 14:30 in Astana.",
        "Заседание откроется в 15:30 в Астане.",
        ("date", "14:30", "15:30"),
    ),
    ("Room 5, floor 8, one bed.", "Комната 5, этаж 1, одно место.", ("number", "8", "1")),
    ("Form 3.8.5 replaced 3.4.1.", "Форма 3.4.5 заменила 3.4.1.", ("number", "8", "4")),
    ("An answer is due in 35 months.", "Ответ будет через 30 месяцев.", ("number", "35", "30")),
    ("The limit is 55mph.", "Предел: 75 миль в час.", ("number", "55", "75")),
    ("More than 73 guests came.", "Прибыло более 70 гостей.", ("number", "73", "70")),
    ("This began in 2024.", "Это началось в 2023 году.", ("number", "2024", "2023")),
    ("The 50th session opened.", "Открылась 51-я сессия.", ("number", "50th", "51-я")),
]


@pytest.mark.parametrize(("english", "russian"), SAME)
def test_what_means_the_same_is_no_alarm(english: str, russian: str, compare: Compare) -> None:
    """Another form, another measure, a round number or a word for a number is no difference."""
    assert compare(english, russian) == []


@pytest.mark.parametrize(("english", "russian", "expected"), DIFFERENT)
def test_what_differs_is_told(
    english: str, russian: str, expected: tuple[str, str, str], compare: Compare
) -> None:
    """A number, a date or a time that is another one is told with both places."""
    assert compare(english, russian) == [expected]


def test_of_many_numbers_the_one_that_differs_is_told(compare: Compare) -> None:
    """Those that agree are taken out first; words around tell what corresponds to what."""
    english = "Astana has 1,350,000 people, Almaty 2,200,000 and Karaganda 515,000."
    russian = "В Астане 1 350 000 жителей, в Алматы 2 300 000, в Караганде 515 000."
    assert compare(english, russian) == [("number", "2,200,000", "2 300 000")]


def test_places_are_told_by_passage(compare: Compare) -> None:
    """Where a side has several passages, a place is one of the passage that holds it."""
    english = "The parties met in Astana.\nThey signed 12 documents with Mexico."
    russian = "Стороны встретились в Астане. Они подписали 14 документов с Мексикой."
    assert compare(english, russian) == [("number", "12", "14")]


def test_tables_and_lists_are_passed_over(compare: Compare) -> None:
    """Where a passage is all numbers or names nothing tells what corresponds, nor takes long."""
    numbers = " ".join(f"{place * 37 + 11} tonnes" for place in range(400))
    others = " ".join(f"{place * 41 + 12} тонн" for place in range(400))
    assert compare(numbers, others) == []
    names = [chr(97 + place % 26) * 2 + chr(97 + place // 26) * 3 for place in range(500)]
    assert compare(" ".join(map(str.title, names)), "Шейнбаум " * 500) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(number=st.integers(2, 10**7), form=st.integers(0, 2), other=st.integers(0, 2))
def test_one_number_in_two_forms_is_no_alarm(
    number: int, form: int, other: int, compare: Compare
) -> None:
    """However both sides write it, the same number is no difference."""
    english = [f"{number}", f"{number:,}", f"{number / 1000:.3f} thousand"][form]
    grouped, thousands = f"{number:,}".replace(",", " "), f"{number / 1000:.3f}".replace(".", ",")
    russian = [f"{number}", grouped, f"{thousands} тыс."][other]
    assert compare(f"They bought {english} books.", f"Куплено {russian} книг.") == []
