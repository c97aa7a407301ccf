"""What a question asks for, by example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.search.asking import Asked, is_asking, read_asked
from index.search.interrogatives import INTERROGATIVES, Sought

ANALYZER = Analyzer()

EXAMPLES = {
    Sought.PERSON: [
        "Who signed the agreement?",
        "By whom was the school founded?",
        "Whose visit did the minister announce?",
        "What minister opened the embassy?",
        "The agreement was signed by who?",
        "When the talks ended, who spoke?",
        "Кто подписал соглашение?",
        "Кем основана школа?",
        "Чьим указом назначен посол?",
        "Как зовут нового посла?",
        "Какой министр открыл посольство?",
        "Когда переговоры закончились, кто выступил?",
    ],
    Sought.DATE: [
        "When was the treaty signed?",
        "In what year did they meet?",
        "Since when have relations been established?",
        "What was the date of the visit?",
        "Когда подписан договор?",
        "В каком году они встретились?",
        "С каких пор установлены отношения?",
        "Какого числа открылась выставка?",
        "Назовите дату визита",
    ],
    Sought.NUMBER: [
        "How many students came?",
        "How old is the university?",
        "How often do the parties meet?",
        "What percentage of the budget was spent?",
        "What was the total population?",
        "Сколько студентов приехало?",
        "Насколько вырос товарооборот?",
        "Как часто встречаются стороны?",
        "Какова численность населения?",
        "Какой процент бюджета потрачен?",
    ],
    Sought.PLACE: [
        "Where did the ministers meet?",
        "In which city is the embassy?",
        "What is the capital of the region?",
        "Где встретились министры?",
        "Куда прибыла делегация?",
        "В каком городе посольство?",
        "Как называется столица региона?",
    ],
    Sought.REASON: [
        "Why was the visit put off?",
        "How come the visit was put off?",
        "What was the reason for the delay?",
        "Почему визит отложен?",
        "По какой причине визит отложен?",
        "С какой целью прибыла делегация?",
        "Из-за чего отложен визит?",
    ],
    Sought.MANNER: [
        "How did they reach an agreement?",
        "How is the council elected?",
        "Как избирается совет?",
        "Каким образом избирается совет?",
    ],
    Sought.DEFINITION: ["Что такое особые права?", "Что означает аббревиатура?"],
    Sought.THING: [
        "What did the ministers discuss?",
        "Which company built the bridge?",
        "What is the name of the company?",
        "Что обсудили министры?",
        "Какая компания построила мост?",
        "Как называется компания?",
    ],
    Sought.FACT: [
        "the treaty of friendship",
        "договор о дружбе",
        "Did the ministers meet?",
        "WHO report",
        "12 345",
        "",
    ],
}


@pytest.mark.parametrize(
    ("question", "sought"),
    [(question, sought) for sought, questions in EXAMPLES.items() for question in questions],
)
def test_a_question_tells_what_it_asks_for(question: str, sought: Sought) -> None:
    """By its question word, and the noun with that."""
    assert asked(question).sought is sought


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("In what year was the treaty signed?", "what year"),
        ("What is the name of the bridge?", "What name"),
        ("What is the bridge called?", "What called"),
        ("Who called the meeting?", "Who"),
        ("Where is the embassy located?", "Where located"),
        ("How many names are listed?", "How"),
        ("В каком году подписан договор?", "каком году"),
        ("Как называется мост?", "Как называется"),
        ("Где находится посольство?", "Где находится"),
        ("Какой министр открыл посольство?", "Какой"),
        ("the bridge", ""),
    ],
)
def test_words_that_only_ask_are_told(question: str, words: str) -> None:
    """They look for nothing that a passage must hold."""
    spans = sorted(asked(question).asking)
    assert " ".join(question[start:end] for start, end in spans) == words


def test_small_words_are_kept_but_those_that_ask() -> None:
    """What «after» asks is not what «when» asks."""
    assert asked("Who came after the minister?").small == {"after", "the"}


@pytest.mark.parametrize("word", ["who", "How", "сколько", "Какова", "чьими"])
def test_a_word_that_asks_does_wherever_it_stands(word: str) -> None:
    """A question word needs no place at the beginning."""
    assert is_asking(ANALYZER.tokens(f"x {word}")[1])


@pytest.mark.parametrize("word", ["bridge", "WHO", "мост", "2025", "名前"])
def test_other_words_do_not_ask(word: str) -> None:
    """An acronym, a number, a word of an alphabet that isn't read."""
    assert not any(map(is_asking, ANALYZER.tokens(word)))


def test_words_are_listed_as_they_are_compared() -> None:
    """Forms and lemmas are in lower case and have no ё."""
    for known in INTERROGATIVES.values():
        listed = {*known.asking, *known.nouns, *known.empty, *known.events, *known.because}
        assert not [word for word in listed if word != word.lower() or "ё" in word]


@given(
    st.lists(
        st.sampled_from(
            [
                "what",
                "year",
                "who",
                "how",
                "many",
                ",",
                "?",
                "как",
                "называется",
                "сколько",
                "5",
                "The",
                "name",
                "of",
                "в",
                "каком",
                "году",
            ]
        )
    ).map(" ".join)
    | st.text(max_size=40)
)
def test_any_text_is_read(question: str) -> None:
    """Whatever is typed asks for something, and words that ask are words of it."""
    found = asked(question)
    assert isinstance(found.sought, Sought)
    assert found.asking <= {token.span for token in ANALYZER.tokens(question)}


def asked(question: str) -> Asked:
    """What a question asks for."""
    return read_asked(question, ANALYZER.tokens(question))
