"""The sentence of a passage that answers."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer, sentences
from index.model import Reading, ReadingKind
from index.search.asking import Asked, read_asked
from index.search.interrogatives import Sought
from index.search.query import QueryWord, parse
from index.search.sentence.scores import best_sentence, sentence_scores
from index.search.sentence.signs import signs
from index.search.sentence.text import SentenceText
from index.search.snippet import ReadText

ANALYZER = Analyzer()

# passages whose sentences `|` parts, the one that answers marked by `*`
EXAMPLES = [
    ("en", "Who founded the school?",
     "The school is old.|It stands by the river.|*Ann Brown founded it."),
    ("en", "When was the bridge opened?",
     "The mayor likes the bridge.|*It was opened in May 1968."),
    ("en", "How many rooms does the library have?",
     "The library is old.|It has many readers.|*There are forty rooms."),
    ("en", "Where do the ministers meet every year?",
     "The ministers meet to talk.|*The ministers meet in Geneva."),
    ("en", "Why was the visit put off?",
     "The visit was put off in May.|*The visit was put off because of snow."),
    ("en", "Who is the inventor of the lamp?",
     "The lamp was the pride of the town.|*Ann Brown invented it at home."),
    ("en", "When did the old bridge fall?",
     "The new bridge was built in 1970.|*The old one fell in 1965."),
    ("ru", "Кто основал школу?",
     "Школа старая.|Она стоит у реки.|*Основал ее Иван Петров."),
    ("ru", "Когда открыли мост?",
     "Мост любит мэр.|*Открыт он в мае 1968 года."),
    ("ru", "Сколько залов в библиотеке?",
     "Библиотека старая.|Читателей много.|*В ней сорок залов."),
    ("ru", "Почему отложили визит?",
     "Визит отложили в мае.|*Визит отложили из-за снега."),
    ("ru", "Кто изобретатель лампы?",
     "Лампа была гордостью города.|*Ее изобрел дома Иван Петров."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "question", "marked"), EXAMPLES)
def test_the_sentence_that_answers_is_found(lang: str, question: str, marked: str) -> None:
    """Not the one that repeats most of the question."""
    passage = marked.replace("*", "").replace("|", " ")
    (expected,) = [part[1:] for part in marked.split("|") if part.startswith("*")]
    assert marked_in(passage, question, lang) == expected


def test_words_that_only_ask_count_for_nothing() -> None:
    """A passage that speaks of years says nothing of the year that is asked for."""
    passage = "The mill stood for a year. The mill stood in 1901."
    assert marked_in(passage, "In what year did the mill stand?", "en") == "The mill stood in 1901."


def test_what_the_question_says_is_no_answer() -> None:
    """The year of the question is not the one that it asks for."""
    passage = "The treaty of 1990 was long. The treaty dates from 1990, in force since 1992."
    question = "In which year did the treaty of 1990 come into force?"
    assert marked_in(passage, question, "en").startswith("The treaty dates")


def test_without_a_word_of_the_question_the_passage_counts_as_a_whole() -> None:
    """Looks alone tell nothing: the passage was found by its version in another language."""
    passage = "It rained. Ann Brown stayed at home."
    assert marked_in(passage, "Кто основал школу?", "en") == passage


def test_a_reading_counts_as_much_as_it_weighs() -> None:
    """What the question says goes before what it may mean."""
    text = read("The envoy came. The ambassador came.", "en")
    word = QueryWord(
        "ambassador",
        (
            Reading("ambassador", 1.0, ReadingKind.LEMMA),
            Reading("envoy", 0.5, ReadingKind.LEMMA),
        ),
    )
    envoy, ambassador = sentence_scores(text, Asked(Sought.FACT), {word: 1.0})
    assert 0 < envoy < ambassador


def test_words_that_stand_for_one_thing_count_by_their_shares() -> None:
    """A name of three words outweighs no other word of the question."""
    text = read("The long bridge. A road.", "en")
    whole = dict.fromkeys(parse("long bridge road", ANALYZER, lang="en", fallback="en").words, 1.0)
    parts = {(word if word.typed == "road" else replace(word, share=0.25)): 1.0 for word in whole}
    asked = Asked(Sought.FACT)
    assert sentence_scores(text, asked, whole)[0] > sentence_scores(text, asked, parts)[0]


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        (Sought.PERSON, "The envoy Ann Brown met Petrov.", {"Ann": 1, "Brown": 1, "Petrov": 0.4}),
        (Sought.PERSON, "Yesterday Petrov spoke.", {"Petrov": 0.4}),
        (Sought.PLACE, "They flew to the Hague.", {"Hague": 1}),
        (Sought.PLACE, "Встреча прошла в Астане.", {"Астане": 1}),
        (Sought.DATE, "In May 1990, 12 came.", {"1990": 1}),
        (Sought.DATE, "В апреле 1990 года было 12 встреч.", {"апреле": 1, "1990": 1}),
        (Sought.NUMBER, "Forty of 120 came in 1990.", {"Forty": 1, "120": 1, "1990": 0.4}),
        (Sought.REASON, "Closed because of snow.", {"because": 0.4}),
        (Sought.MANNER, "Путем голосования.", {"Путем": 0.4}),
        (Sought.DEFINITION, "Ann Brown, 1990.", {}),
        (Sought.FACT, "Ann Brown, 1990.", {}),
    ],
)
def test_words_that_may_answer_are_told_by_their_looks(
    sought: Sought, text: str, found: dict[str, float]
) -> None:
    """Surely, or as other words look too."""
    passage = read(text, "en" if text.isascii() else "ru")
    assert {passage.typed[place]: sure for place, sure in signs(passage, sought).items()} == found


words = st.sampled_from(
    [
        "Who",
        "when",
        "сколько",
        "Ann",
        "Brown",
        "bridge",
        "bridges",
        "1990",
        "2025-11-28",
        "12,5",
        "мост",
        "моста.",
        "it.",
        "He",
        "The",
        "?",
        "!",
        "…",
        "名前",
        "ё",
        "x́",
        "в",
        "году",
        "year",
    ]
)
texts = st.lists(words, max_size=25).map(" ".join) | st.text(max_size=50)


@given(texts, texts, st.sampled_from(["en", "ru"]))
def test_one_sentence_is_marked_whatever_stands_there(text: str, question: str, lang: str) -> None:
    """A sentence of the passage, or all of it; every score is a finite number from 0."""
    passage = read(text, lang)
    query = parse(question, ANALYZER, lang=lang, fallback=lang)
    asked = read_asked(question, ANALYZER.tokens(question))
    weights = dict.fromkeys(query.words, 1.0)
    scores = sentence_scores(passage, asked, weights)
    assert len(scores) == len(sentences(text, lang))
    assert all(score >= 0 and math.isfinite(score) for score in scores)
    span = best_sentence(passage, asked, weights)
    assert span in {*passage.spans, (0, passage.spans[-1].end)}
    assert not any(sentence_scores(passage, Asked(Sought.FACT), {}))


@given(texts, st.sampled_from(["en", "ru"]))
def test_every_word_stands_in_its_sentence(text: str, lang: str) -> None:
    """What is read sentence by sentence is what is read at once."""
    passage = read(text, lang)
    assert list(passage.typed) == ANALYZER.split(text)
    for typed, number in zip(passage.typed, passage.sentence_of, strict=True):
        assert typed in text[slice(*passage.spans[number])]


def read(text: str, lang: str) -> SentenceText:
    """A passage as sentences."""
    return SentenceText.of(ReadText.of(ANALYZER, text), lang)


def marked_in(passage: str, question: str, lang: str) -> str:
    """The marked sentence of a passage, where every word of the question tells as much."""
    text = read(passage, lang)
    query = parse(question, ANALYZER, lang=lang, fallback=lang)
    asked = read_asked(question, ANALYZER.tokens(question))
    start, end = best_sentence(text, asked, dict.fromkeys(query.words, 1.0))
    return passage[start:end]
