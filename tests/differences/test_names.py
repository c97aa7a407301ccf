"""Names: what is an alarm and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.bitext import Entry, Knowledge, WordCount
from index.differences.proper import Names, is_listed
from index.differences.sounding import are_alike, are_surely_alike
from index.languages.given_names import are_one_given_name

if TYPE_CHECKING:
    from tests.differences.conftest import Compare

SAME = [
    ("Minister Nurtleu received Claudia Sheinbaum.", "Министр Нуртлеу принял Клаудию Шейнбаум."),
    ("Minister Nurtleu received Pedro Vazquez.", "Министр Нуртлеу принял Педро Васкеса."),
    ("The minister arrived in Mexico.", "Министр прибыл в Мексику."),
    ("The minister met the White House staff.", "Министр встретился с сотрудниками администрации."),
    ("The Supreme Court agreed with Kavanaugh.", "Верховный суд согласился с Кавано."),
    ("The match against Kuechly was lost.", "Матч против Кикли был проигран."),
    ("The minister met Kim Jong Un there.", "Министр встретился там с Ким Чен Ыном."),
    ("The report of the WHO was read.", "Доклад ВОЗ был зачитан."),
    ("On Monday the minister spoke.", "Министр выступил вместе с Турганбековым."),
    ("The minister met Sikorski there.", "Министр встретился там с коллегой."),
    ("The song tells of Saint James there.", "В песне там поётся о святом Якове."),
    ("They met William Sikorski in Astana.", "Они встретили Гийома Сикорского в Астане."),
    ("The guest met Alexander there.", "Гостья встретилась там с Сашей."),
    ("The guests met the MEPs there.", "Гости встретились там с Европарламентом."),
    ("It snowed in Nebraska there.", "Снег шёл там на Северо-западе."),
]

DIFFERENT = [
    (
        "The minister arrived in California on Monday.",
        "Министр прибыл в Токио.",
        ("name", "California", "Токио"),
    ),
    (
        "The Pfizer vaccine was tested.",
        "Проверена вакцина Moderna.",
        ("name", "Pfizer", "Moderna"),
    ),
    (
        "Minister Nurtleu received Claudia Sheinbaum.",
        "Министр Нуртлеу принял Клаудию Турганбекову.",
        ("name", "Sheinbaum", "Турганбекову"),
    ),
    (
        "The ambassador met Sikorski there.",
        "Посол встретился там с Турганбековым.",
        ("name", "Sikorski", "Турганбековым"),
    ),
    (
        "The talks were held in Kazakhstan.",
        "Переговоры прошли в Мексике.",
        ("name", "Kazakhstan", "Мексике"),
    ),
    (
        "The guest was received by Zharkynbek Amantaiuly.",
        "Гостя принял Марибель Мартинес.",
        ("name", "Zharkynbek Amantaiuly", "Марибель Мартинес"),
    ),
]

ONE_NAME = [
    ("Puig", "Пуч"), ("Bough", "Баф"), ("Kuechly", "Кикли"), ("Xinhua", "Синьхуа"),
    ("Jung", "Юнг"), ("Hughes", "Хьюз"), ("Lavoisier", "Лавуазье"), ("Geneva", "Женева"),
    ("Britain", "Великобритания"),
]  # fmt: skip

OTHER_NAMES = [
    ("Sheinbaum", "Турганбеков"), ("Kazakhstan", "Мексика"), ("Fidan", "Сикорский"),
    ("Tajani", "Лэмми"), ("Boston", "Чикаго"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "russian"), SAME)
def test_one_name_in_two_alphabets_is_no_alarm(
    english: str, russian: str, compare: Compare
) -> None:
    """A name that is spelled, translated or left out by the other side is no difference."""
    assert compare(english, russian) == []


@pytest.mark.parametrize(("english", "russian", "expected"), DIFFERENT)
def test_another_name_in_its_place_is_told(
    english: str, russian: str, expected: tuple[str, str, str], compare: Compare
) -> None:
    """Where each side has a name that the other has nothing for, both are told."""
    assert compare(english, russian) == [expected]


@pytest.mark.parametrize(("english", "russian"), ONE_NAME)
def test_unusual_spellings_are_alike(english: str, russian: str) -> None:
    """What writers make of a name by ear is taken for the same name."""
    assert are_alike(english, russian)
    assert are_alike(russian, english)


@pytest.mark.parametrize(("english", "russian"), OTHER_NAMES)
def test_other_names_are_not_alike(english: str, russian: str) -> None:
    """Names that sound different are two."""
    assert not are_alike(english, russian)


def test_what_has_no_sound_is_like_anything() -> None:
    """Of a word that is not read in sounds nothing can be said."""
    assert are_alike("東京", "Токио")


@pytest.mark.parametrize("word", ["Шейнбаум", "Мексике", "Клаудией", "Лэмми"])
def test_the_russian_dictionary_knows_names(word: str) -> None:
    """Words that it lacks are names, and those that it has as names."""
    assert is_listed(word, "ru")


@pytest.mark.parametrize("word", ["Верховного", "Палате", "Президент", "Союза"])
def test_words_that_begin_the_name_of_an_office_are_none(word: str) -> None:
    """These are translated, and say nothing where the other side has no like of them."""
    assert not is_listed(word, "ru")


def test_a_word_that_was_found_to_stand_for_a_name_is_one() -> None:
    """The English dictionary holds London as it holds office: what was learned tells them apart."""
    known = Knowledge(
        entries=[Entry("london", "лондон", 5.0), Entry("office", "офис", 5.0)],
        a_words={"london": WordCount(9, 6.0), "office": WordCount(9, 6.0)},
        b_words={"лондон": WordCount(9, 6.0), "офис": WordCount(9, 6.0)},
    )
    names = Names(known, ("en", "ru"))
    assert names("London", "london", "en")
    assert not names("Office", "office", "en")
    assert not Names(Knowledge(), ("en", "ru"))("London", "london", "en")


@pytest.mark.parametrize("word", ["Facebook", "California's", "Pfizer"])
def test_the_english_dictionary_knows_names(word: str) -> None:
    """Words that it lacks are names, and those that it writes with a capital only."""
    assert is_listed(word, "en")


@pytest.mark.parametrize("word", ["Office", "Rose", "German", "Monday", "December"])
def test_words_that_are_translated_are_no_names(word: str) -> None:
    """Common words, peoples, days and months have a word of their own in every language."""
    assert not is_listed(word, "en")


def test_given_names_have_many_forms() -> None:
    """Traditional and short forms are one name; others are two."""
    assert are_one_given_name({"james"}, {"яков"})
    assert are_one_given_name({"alexander"}, {"сашей", "саша"})
    assert not are_one_given_name({"james"}, {"петр"})
    assert not are_one_given_name({"nurtleu"}, {"нуртлеу"})


@pytest.mark.parametrize(
    ("english", "russian"), [("Afghan", "Афганистана"), ("Pyotr", "Пётр"), ("Germany", "Германии")]
)
def test_near_spellings_are_surely_one_name(english: str, russian: str) -> None:
    """Names that sound the same are one, and one that is made from the other."""
    assert are_surely_alike(english, russian)


def test_names_that_sound_a_little_alike_are_not_surely_one() -> None:
    """What may be one name need not be."""
    assert not are_surely_alike("Kommersant", "Химки")
