"""What is done the short way comes out as it would the long way."""

from __future__ import annotations

import pymorphy3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.languages.ru import fold
from index.languages.ru.lemmatizer import PLAUSIBLE, lemmas

ANALYZER = Analyzer()
MORPHOLOGY = pymorphy3.MorphAnalyzer(lang="ru")

FORMS = """
    стали для прав посол послов еще шел людям комиссию международным мыла стекла три печь ели
    турганбеков турганбекову шейнбаум васкеса рожин амантайулы псевдокошка бутявкать байткод
    а б я о ж ес ес еж щщщ ъ ё замок белок больше лучший берет все всё уже тем чем душа
""".split()  # noqa: SIM905 - a table of words reads best as text


@settings(deadline=None)  # the first words load dictionaries
@given(st.text(st.sampled_from("аяeЁёз'’-_ \n\u0301\u00ad.,1²٣Ünß東"), max_size=40))
def test_words_are_tokens_without_their_places(text: str) -> None:
    """Form, language, terms and smallness are the same, in the same order."""
    words = ANALYZER.words(text)
    assert words == [(t.form, t.lang, t.terms, t.is_stop) for t in ANALYZER.tokens(text)]
    assert ANALYZER.terms(text) == [term for word in words for term in word.terms]


@pytest.mark.parametrize("form", FORMS)
def test_lemmas_are_those_of_all_readings(form: str) -> None:
    """A form with one lemma in the dictionary has it by the likelihoods of its readings too."""
    word = fold(form)
    likelihood: dict[str, float] = {}
    readings = MORPHOLOGY.parse(word)
    for reading in readings:
        lemma = fold(reading.normal_form)
        likelihood[lemma] = likelihood.get(lemma, 0.0) + reading.score
    floor = PLAUSIBLE * max(likelihood.values())
    ranked = sorted(likelihood, key=lambda lemma: -likelihood[lemma])
    expected = [lemma for lemma in ranked if likelihood[lemma] >= floor]
    if word not in expected and not any(reading.is_known for reading in readings):
        expected.append(word)
    assert list(lemmas(word)) == expected
