"""Quantities by example: what both languages say alike, and what is none."""

from __future__ import annotations

import pytest

from index.quantities import Kind, agree, keys, quantities

SAME = [
    # figures
    ("1,500.5 of 1,250", "1 500,5 из 1\u00a0250", ["1500.5", "1250"]),
    ("the 50th, the 1990s, 1.50", "50-й, 1990-е, 1,5", ["50", "1990", "1.5"]),
    ("its 50th year", "50-летие", ["50"]),
    ("2,000,000 and 1.25", "2.000.000 и 1,25", ["2000000", "1.25"]),
    ("1,234,567.8", "1,234,567.8", ["1234567.8"]),
    ("5%, 5 percent, 15-year-old", "5 %, 5 процентов, 15-летний", ["5", "5", "15"]),
    ("$5, €5.50, 5₸", "5 долл., 5,5 евро, 5₸", ["5", "5.5", "5"]),
    ("ages 10-15", "10–15 лет", ["10", "15"]),
    ("in 2024–2025", "в 2024-2025 гг.", ["2024", "2025"]),
    ("-5°C, minus 7", "−5 °C, минус 7", ["-5", "-7"]),
    ("1/2 of it", "1/2 часть", ["0.5"]),
    ("COVID-19, the G20", "COVID-19, G20", ["19", "20"]),
    ("10.0.0.1", "10.0.0.1", ["10", "0", "0", "1"]),
    ("192.168.100.200", "192.168.100.200", ["192", "168", "100", "200"]),
    ("1,234,567,890", "1.234.567.890", ["1234567890"]),
    ("+7 (495) 123-45-67", "+7 (495) 123-45-67", ["7", "495", "123", "45", "67"]),
    ("version 3.2.1", "версия 3.2.1", ["3", "2", "1"]),
    # scales
    ("1.5 million", "1,5 млн", ["1500000"]),
    ("1.5m tonnes by 2bn", "1,5м тонн на 2млрд", ["1.5", "2000000000"]),
    ("$1.5bn and $20m", "1,5 млрд долл. и 20 млн", ["1500000000", "20000000"]),
    ("10 thousand", "10 тыс.", ["10000"]),
    ("3 trillion", "3 трлн", ["3000000000000"]),
    ("a 25,000-strong crowd", "25-тысячная толпа", ["25000"]),
    ("5 million 200 thousand", "5 млн 200 тыс.", ["5200000"]),
    ("from 5 to 10 million", "от 5 до 10 млн", ["5", "10000000"]),
    ("more than 1,000 people", "более тысячи человек", ["1000"]),
    ("half a million", "полмиллиона", ["500000"]),
    ("a million", "миллион", ["1000000"]),
    ("one and a half million", "полтора миллиона", ["1500000"]),
    ("two and a half thousand", "две с половиной тысячи", ["2500"]),
    ("two dozen", "24", ["24"]),
    ("two hundred", "две сотни", ["200"]),
    # words
    ("twenty", "двадцать", ["20"]),
    ("twenty-one", "двадцати одного", ["21"]),
    ("Two hundred", "Двумястами", ["200"]),
    ("a hundred and five", "сто пять", ["105"]),
    ("THIRTY-THREE", "ТРИДЦАТЬ ТРЁХ", ["33"]),
    ("four, five or six", "четверо, пятеро или шестеро", ["4", "5", "6"]),
    ("twenty-seven", "двадцатью семью", ["27"]),
    ("two or three million", "два-три миллиона", ["2", "3000000"]),
    ("between two hundred and three hundred", "от двухсот до трёхсот", ["200", "300"]),
    ("two-thirds, three quarters", "две трети, три четверти", ["2/3", "0.75"]),
    ("one fifth", "одна пятая", ["0.2"]),
    ("of two thirds of the votes", "двух третей голосов", ["2/3"]),
    ("three-and-a-half million", "три с половиной миллиона", ["3500000"]),
    # ordinals
    ("the twenty-first", "двадцать первый", ["21"]),
    ("the thirtieth", "тридцатого", ["30"]),
    ("the 21st century", "XXI век", ["21"]),
    ("the 20th century", "ХХ век", ["20"]),
    ("World War II", "II мировая война", ["2"]),
    ("World War II", "Вторая мировая война", ["2"]),
    ("the 19th and 5th centuries", "XIX и V века", ["19", "5"]),
    # dates
    ("November 28", "28 ноября", ["--11-28"]),
    ("28 November 2025", "28 ноября 2025 года", ["2025-11-28"]),
    ("Nov. 28th, 2025", "28-го ноября 2025 г.", ["2025-11-28"]),
    ("28th of November", "двадцать восьмого ноября", ["--11-28"]),
    ("November 28, 2025", "28.11.2025", ["2025-11-28"]),
    ("2025-11-28", "28/11/2025", ["2025-11-28"]),
    ("11/28/2025", "28 нояб. 2025", ["2025-11-28"]),
    ("November 2025", "ноябрь 2025 года", ["2025-11"]),
    ("in November", "в ноябре", ["--11"]),
    ("the November summit", "ноябрьский саммит", ["--11"]),
    ("mid-May, the end of May", "середина мая, конец мая", ["--05", "--05"]),
    ("in May, on March 8", "в мае, 8 Марта", ["--05", "--03-08"]),
    ("the Fourth of July", "четвёртое июля", ["--07-04"]),
    ("November 28-30", "28–30 ноября", ["--11-28", "--11-30"]),
    ("from November 28 to 30.", "с 28 по 30 ноября", ["--11-28", "--11-30"]),
    ("28 and 29 November 2025", "28 и 29 ноября 2025", ["2025-11-28", "2025-11-29"]),
    ("November 28, 29 and 30, 2025", "28, 29 и 30 ноября 2025",
     ["2025-11-28", "2025-11-29", "2025-11-30"]),
    ("November 30 - December 2", "30 ноября – 2 декабря", ["--11-30", "--12-02"]),
    ("February 29, 2024", "29 февраля 2024", ["2024-02-29"]),
    ("in 2024", "в 2024 году", ["2024"]),
    # times
    ("at 14:30", "в 14:30", ["14:30"]),
    ("at 2:30 p.m. and 10 a.m.", "в 14:30 и 10 часов утра", ["14:30", "10:00"]),
    ("12:05 AM, 3 pm", "00:05, 3 часа дня", ["00:05", "15:00"]),
    ("11 p.m.", "11 часов ночи", ["23:00"]),
    ("on November 28 at 09:15", "28 ноября в 09:15", ["--11-28", "09:15"]),
]  # fmt: skip

NONE = [
    ("en", ""),
    ("en", "No figures at all."),
    ("en", "I am; as V. Putin said, and X. Y."),
    ("en", "It may march on, and May I come? Theresa May."),
    ("en", "Hundreds of thousands; several million; a few hundred people."),
    ("en", "Someone, anyone, none, oneself, often, tension, weight, everyone."),
    ("en", "a Fiver, the fourball, an attorney, sixpence"),
    ("ru", "Никаких чисел."),
    ("ru", "Л. И. Брежнев и В. В. Путин"),
    ("ru", "Сотни и тысячи людей, несколько миллионов"),
    ("ru", "со своей семью, пятница, столица, однако, вторник, место"),
    ("ru", "Во-первых, во-вторых, в-третьих"),
    ("ru", "сказала Марта Августе"),
]

ALIKE = [
    ("en", "03/04/2025", "ru", "3 апреля 2025"),
    ("en", "03/04/2025", "ru", "4 марта 2025"),
    ("en", "at 2:30", "ru", "в 14:30"),
    ("en", "5 o'clock", "ru", "в 17:00"),
    ("en", "2:30 p.m.", "ru", "в 14.30"),
    ("en", "28 November", "ru", "28.11"),
    ("en", "November 2025", "ru", "28 ноября 2025"),
    ("en", "2024-25", "ru", "2024–2025"),
    ("en", "the 1990s", "ru", "90-е"),
    ("en", "5 million to 10 million", "ru", "5–10 млн"),
    ("en", "1,500", "ru", "1,500"),
    ("en", "a third", "ru", "треть"),
    ("en", "a third", "ru", "третий"),
    ("en", "3 p.m.", "ru", "15 часов"),
]

UNLIKE = [
    ("en", "28 November", "ru", "29 ноября"),
    ("en", "November 2025", "ru", "28 ноября 2024"),
    ("en", "14:30", "ru", "14:20"),
    ("en", "1.5 million", "ru", "1,5 млрд"),
    ("en", "twenty", "ru", "двенадцать"),
]


def values(text: str, lang: str) -> list[str]:
    """The values of a text's quantities."""
    return [quantity.value for quantity in quantities(text, lang)]


@pytest.mark.parametrize(("english", "russian", "expected"), SAME)
def test_a_value_is_the_same_in_both_languages(
    english: str, russian: str, expected: list[str]
) -> None:
    """What each language writes in its own way has one value."""
    assert (values(english, "en"), values(russian, "ru")) == (expected, expected)


@pytest.mark.parametrize(("lang", "text"), NONE)
def test_what_is_no_quantity(lang: str, text: str) -> None:
    """Words that only look like numbers or months, and scales without a number, give nothing."""
    assert quantities(text, lang) == []


@pytest.mark.parametrize(("lang", "text", "other_lang", "other"), ALIKE)
def test_what_may_mean_the_same_agrees(lang: str, text: str, other_lang: str, other: str) -> None:
    """Where a text may be read in two ways, or tells a date in part, there is no disagreement."""
    pairs = zip(quantities(text, lang), quantities(other, other_lang), strict=True)
    assert all(agree(one, two) and agree(two, one) for one, two in pairs)


@pytest.mark.parametrize(("lang", "text", "other_lang", "other"), UNLIKE)
def test_what_differs_disagrees(lang: str, text: str, other_lang: str, other: str) -> None:
    """Another day, minute or scale is another quantity."""
    (one,), (two,) = quantities(text, lang), quantities(other, other_lang)
    assert not agree(one, two)
    assert not agree(two, one)


def test_a_quantity_is_cut_from_its_text() -> None:
    """The span has all that the value is made of, and no currency or unit."""
    text = (
        "Over $1.5 million (a hundred and five) on Nov. 28-30, 2025 at 2:30 p.m.; the 50th, -5°C."
    )
    assert [text[slice(*quantity.span)] for quantity in quantities(text, "en")] == [
        "1.5 million", "a hundred and five", "Nov. 28", "30, 2025", "2:30 p.m", "50th", "-5",
    ]  # fmt: skip
    text = "«Двадцати одного» 28-го ноября 2025 года, 2 часа дня, 50-летие, свыше тысячи."
    assert [text[slice(*quantity.span)] for quantity in quantities(text, "ru")] == [
        "Двадцати одного", "28-го ноября 2025", "2 часа дня", "50", "тысячи",
    ]  # fmt: skip


def test_kinds_and_ways_of_writing() -> None:
    """A quantity tells its kind, whether words give it, and whether it is an ordinal."""
    found = quantities("On May 5 at 14:30 twenty of the 30th", "en")
    assert [(one.kind, one.in_words, one.ordinal) for one in found] == [
        (Kind.DATE, False, False),
        (Kind.TIME, False, False),
        (Kind.NUMBER, True, False),
        (Kind.NUMBER, False, True),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "vague"),
    [
        ("en", "one first second half both two-day", True),
        ("ru", "один, первая, вторым, половина, оба, дважды", True),
        ("en", "two third 1 50th twenty-one", False),
        ("ru", "два, третий, 1, 50-й, двадцать один", False),
    ],
)
def test_small_words_are_vague(lang: str, text: str, *, vague: bool) -> None:
    """Words that are a turn of phrase as often as a number are marked."""
    found = quantities(text, lang)
    assert found
    assert {one.vague for one in found} == {vague}


def test_keys_of_dates_meet_in_part() -> None:
    """A number is one key; a date's parts are keys of their own, that other dates share."""
    found = [keys(one) for one in quantities("28 November 2025, in November, 1.5m, 9:05 am", "en")]
    assert found == [("#m11", "#2025", "#28"), ("#m11",), ("#1.5",), ("#09:05",)]


def test_what_marks_mean_is_told_by_the_language_last() -> None:
    """A mark before three figures groups or divides by the language, several tell it themselves."""
    assert values("1,500 1.500 1,500.5 1.500,5 1,500,000 1.500.000", "en") == [
        "1500", "1.5", "1500.5", "1500.5", "1500000", "1500000",
    ]  # fmt: skip
    assert values("1,500 1.500 1,500.5 1.500,5 1,500,000 1.500.000", "ru") == [
        "1.5", "1500", "1500.5", "1500.5", "1500000", "1500000",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["31.11.2025", "2025-02-29", "29/02/2025", "00.01.2025"])
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    """What is written like a date and is none is given as numbers."""
    assert {one.kind for one in quantities(text, "ru")} == {Kind.NUMBER}
