"""Where sentences end, by example."""

from __future__ import annotations

import pytest

from index.analysis import sentences

# `|` marks where one sentence ends and the next begins
EXAMPLES = [
    ("en", "Mr. Smith met A. Jones at 5 p.m. on Monday.|He said: “Go.”|Then he left."),
    ("en", "No. 5 was 3.5 metres tall!|“Why?” she asked."),
    ("en", "It cost $1.5 million.|2026 will tell."),
    ("en", "The U.S. Senate voted.|Nothing changed…|Or did it?"),
    ("en", "1. The first item.|It has two sentences."),
    ("ru", "По итогам 2025 г. Казахстан показал рост.|Это много."),
    ("ru", "Это — А. С. Пушкин.|А это — нет."),
    ("ru", "«Как и мы», — сказала она.|«Да!» — ответил он."),
    ("ru", "Бюджет вырос до 1,5 млн. тенге и т.д.|Рост продолжится."),
    ("ru", "Астана. 28 ноября. KAZAKHSTAN TODAY - Состоялась встреча.".replace(". ", ".|")),
    ("ru", "Что?!|Ничего."),
    ("en", "It was built by E.I. Smith (c. 1455) and Dr. J. Brown."),
    ("en", "Brick, timber etc.|The rest came by sea."),
    ("en", "They left at 5 p.m. On Monday they came back.".replace("m. O", "m.|O")),
    ("en", "Rep. Will Brown spoke.|He met Mr. So in the U.S. Senate."),
    ("ru", "Это зал Т.Т. Цуй.|Он открыт."),
    ("ru", "Марку Dr. Brown основали в 1990 г.|На рынке она с 1995 г. Компания растет."),
]


@pytest.mark.parametrize(("lang", "marked"), EXAMPLES)
def test_examples(lang: str, marked: str) -> None:
    """A text is cut where a reader would cut it."""
    expected = marked.split("|")
    text = " ".join(expected)
    assert [text[span.start : span.end] for span in sentences(text, lang)] == expected
