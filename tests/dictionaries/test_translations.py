"""What is taken of an article, and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dictionaries import Article, translated
from index.dictionaries.translations import MOST_TRANSLATIONS, MOST_WORDS
from tests.dictionaries.files import ARTICLES


def translations(headword: str, text: str) -> tuple[str, ...]:
    """The translations of an article with one headword."""
    (word,) = translated([Article((headword,), text)])
    return word.translations


@pytest.mark.parametrize(
    ("headword", "expected"),
    [
        (
            "abandon",
            ("покидать", "оставлять", "отказываться от", "предаваться", "развязность",
             "несдержанность"),
        ),
        (
            "minister",
            ("министр", "посланник", "советник посольства", "служить", "помогать",
             "оказывать помощь", "содействие", "способствовать"),
        ),
        ("meet", ("встречать", "опровергать", "место сбора")),
        ("trousseaux", ()),
    ],
)  # fmt: skip
def test_a_printed_article_gives_its_translations(headword: str, expected: tuple[str, ...]) -> None:
    """Senses give theirs; transcription, labels, remarks, examples and phrases give none."""
    assert translations(headword, ARTICLES[headword]) == expected


@pytest.mark.parametrize(
    ("headword", "text", "expected"),
    [
        ("house", "дом, жилище; палата", ("дом", "жилище", "палата")),
        ("house", "house [haus] n дом; to keep house вести хозяйство; жильё", ("дом",)),
        ("house", "house /haʊs/\nдом\nпалата", ("дом", "палата")),
        ("house", "1) дом 2) палата, ~ of Lords палата лордов 3) театр", ("дом", "театр")),
        ("rock", "I сущ. скала\nII гл. качать(ся)", ("скала", "качать")),
        ("tell", "разг. сказать кому-л.; говорить и т. п.", ("сказать", "говорить")),
        ("дом", "м. house, home; (здание) building; дома — at home", ("house", "home", "building")),
        ("идти", "to go (on foot), walk; smb. goes", ("to go", "walk", "goes")),
        ("слово", "сущ. с.р. word; (речь) speech", ("word", "speech")),
        ("chernozem", "чернозём", ("чернозём",)),
        ("accent", "ударе́ние", ("ударе́ние",)),
        ("swing", "вторая смена на фабрике или заводе", ()),
        ("empty", "", ()),
        ("see", "см. look", ()),
        ("Wi-Fi", "42; беспроводная сеть", ("беспроводная сеть",)),
    ],
)
def test_articles_of_many_shapes(headword: str, text: str, expected: tuple[str, ...]) -> None:
    """Both directions, senses in a line or in lines, with and without the headword again."""
    assert translations(headword, text) == expected


def test_other_spellings_share_an_article() -> None:
    """Each spelling gives the same translations; a label is no headword of a language."""
    article = Article(("colour", "color", "123"), "colour\n цвет; оттенок")
    assert [(word.headword, word.translations) for word in translated([article])] == [
        ("colour", ("цвет", "оттенок")),
        ("color", ("цвет", "оттенок")),
    ]


def test_a_headword_may_refer_to_another() -> None:
    """Where an article only says that the word is the same as another, it has that one's."""
    articles = [
        Article(("color",), "color\n   [kʌlɜ] _ам. = colour\n"),
        Article(("colour",), "colour\n цвет; оттенок"),
        Article(("hue",), "hue\n см. Colour 1"),
        Article(("tint",), "= hue"),
        Article(("tinge",), "= nothing"),
    ]
    assert {word.headword: len(word.translations) for word in translated(articles)} == {
        "colour": 2, "color": 2, "hue": 2, "tint": 0, "tinge": 0,
    }  # fmt: skip


def test_the_headword_is_as_the_article_writes_it() -> None:
    """An index may leave out what is no letter."""
    (word,) = translated([Article(("exercisebook",), "exercise-book /ɛks/\nтетрадь")])
    assert (word.headword, word.lang, word.translations) == ("exercise-book", "en", ("тетрадь",))


def test_only_the_first_translations_are_taken() -> None:
    """An article with dozens of translations gives those that stand first."""
    letters = "абвгдежзиклмнопрстуфхцчшэюя"
    found = translations("much", ", ".join(f"слово{letter}" for letter in letters))
    assert found == tuple(f"слово{letter}" for letter in letters[:MOST_TRANSLATIONS])


@given(st.text(st.sampled_from("дом house,;.:()[]/_~-<>12IVn\n\t'é\u0301")), st.text(max_size=8))
def test_whatever_an_article_holds_translations_are_short_and_of_one_language(
    text: str, headword: str
) -> None:
    """No article fails, and what is taken never holds the headword's letters."""
    for word in translated([Article((headword,), text)]):
        assert len(word.translations) <= MOST_TRANSLATIONS
        for translation in word.translations:
            assert len(translation.split()) <= MOST_WORDS
            latin = any("a" <= letter <= "z" for letter in translation.lower())
            assert latin == (word.lang == "ru")


@pytest.mark.parametrize(
    "text",
    ["(" * 60_000, "[(" * 30_000, "а)\n" * 20_000, "_a" * 30_000, "_a_b" * 15_000,
     "а" * 60_000, "1) " * 20_000, "а-л" * 20_000, "/a" * 30_000, "а-" * 30_000, "и т" * 20_000,
     "= a " * 15_000, " " * 60_000, "," * 60_000, "а." * 30_000, "~" * 60_000, "<" * 60_000,
    ("дом " * 15 + "\n") * 1_000],
)  # fmt: skip
def test_a_hostile_article_is_read_in_no_time(text: str) -> None:
    """Nothing is tried twice, whatever repeats."""
    began = time.process_time()
    list(translated([Article(("word", "слово"), text)]))
    assert time.process_time() - began < 3
