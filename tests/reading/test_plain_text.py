"""Plain text: blocks, furniture, title and date; the samples and the evaluation texts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmptyFile, NoPassages
from index.reading import read, read_bytes
from index.reading.furniture import is_furniture
from index.reading.statements import date_of, title_of

ROOT = Path(__file__).parents[2]
EVALUATION = ROOT.parent / "shared" / "eval"

PROSE = "The parties briefed each other on the main political processes in both countries."


def texts(data: str) -> list[str]:
    """The passages of a plain text."""
    return [passage.text for passage in read_bytes(Path("a.txt"), data.encode()).passages]


@pytest.mark.parametrize(
    ("name", "lang", "day"),
    [
        ("000_e7308348be7d33fc.txt", "en", None),
        ("001_c9f724df82976277.txt", "ru", date(2025, 11, 29)),
    ],
)
def test_samples(name: str, lang: str, day: date | None) -> None:
    """Each sample gives eight passages of its language; the share line gives only its date."""
    document = read(ROOT / "seeds" / name)
    assert [passage.number for passage in document.passages] == list(range(1, 9))
    assert {passage.lang for passage in document.passages} == {lang}
    assert (document.title, document.date, document.url) == (None, day, None)


def test_evaluation_texts() -> None:
    """Every block between blank lines of the evaluation texts is one passage, word for word."""
    files = sorted(EVALUATION.rglob("*.txt"))
    if not files:
        pytest.skip("../shared/eval is not there")
    for file in files:
        text = file.read_text(encoding="utf-8")
        blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
        passages = read(file).passages
        assert [passage.text for passage in passages] == [" ".join(b.split()) for b in blocks]
        assert {passage.lang for passage in passages} == {file.parent.name}


def test_blocks() -> None:
    """Lines with nothing but white space part blocks; white space within is folded."""
    text = "  One\ntwo\t three\n \u00a0\t\nFour\r\n\r\n\r\nfive\u200a six\n\u200b\nSeven"
    assert texts(text) == ["One two three", "Four", "five six", "Seven"]


def test_long_lines_without_a_blank_one_are_paragraphs() -> None:
    """A text that was never wrapped and has no blank lines has a paragraph a line."""
    long = f"{PROSE} {PROSE}"
    assert texts(f"Headline\n{long}\n{long}\n") == ["Headline", long, long]
    # wrapped lines, a single line, and lines beside a blank one are blocks as ever
    assert texts(f"{PROSE}\n{PROSE}\n") == [f"{PROSE} {PROSE}"]
    assert texts(long) == [long]
    assert texts(f"{long}\n{long}\n\nEnd") == [f"{long} {long}", "End"]


@given(st.text(st.sampled_from("aбё \t\n\r\u00a0\u200b\u2028.-*1"), max_size=80))
def test_passages_point_into_the_text(data: str) -> None:
    """A passage is its span of the text with white space folded; spans are in order and apart."""
    try:
        document = read_bytes(Path("a.txt"), data.encode())
    except (EmptyFile, NoPassages):
        return
    end = 0
    for passage in document.passages:
        part = document.text[passage.span.start : passage.span.end]
        assert re.sub(r"\s+", " ", part).strip() == passage.text
        assert passage.span.start >= end
        assert part == part.strip()
        end = passage.span.end


def test_languages() -> None:
    """Each passage has its own language; one in neither alphabet goes with the one before."""
    document = read_bytes(
        Path("a.txt"), f"東京\n\n{PROSE}\n\nВстреча.\n\nΑθήνα\n\nThe end.".encode()
    )
    assert [passage.lang for passage in document.passages] == ["en", "en", "ru", "ru", "en"]


@pytest.mark.parametrize(
    "block",
    [
        " date 2025-11-29 Рассказать друзьям", "Views: 123", "Просмотров: 1 234", "***", "• • •",
        "2025", "12:30", "https://example.org/a", "Share\nFacebook\nTwitter", "Поделиться в VK",
        "Опубликовано: 29.11.2025 в 10:00", "29 ноября 2025 года, 10:30",
    ],
)  # fmt: skip
def test_furniture(block: str) -> None:
    """A block made wholly of furniture is furniture."""
    assert is_furniture(block)


@pytest.mark.parametrize(
    "block",
    [
        "Share of exports", "Дата рождения", "Date and time", "X", "And", "В", "Ноябрь 2025",
        "Ayr 38 - 17", "Published by the ministry", "Печать и бумага", "Views on Europe",
        "东京 2025",
        "See https://example.org/a", "Share " * 100,
    ],
)  # fmt: skip
def test_no_furniture(block: str) -> None:
    """One other word, or phrases too short to tell, make a block a passage."""
    assert not is_furniture(block)


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (["Volcano spews ash", PROSE], "Volcano spews ash"),
        (["Title:  Volcano\tspews ash.", "Short."], "Volcano spews ash."),
        (["Заголовок: Встреча", PROSE], "Встреча"),
        (["The meeting was held online.", PROSE], None),
        (["Dear colleagues,", PROSE], None),
        (["Уважаемые коллеги!", PROSE], None),
        (["Two\nlines", PROSE], None),
        ([PROSE * 3, PROSE], None),
        (["A longer line than any of those after it", "Short"], None),
        (["Alone"], None),
        ([], None),
    ],
)
def test_title(blocks: list[str], title: str | None) -> None:
    """A title is one short first line that is no sentence, above a longer block."""
    assert title_of(blocks) == title


@pytest.mark.parametrize(
    ("furniture", "prose", "day"),
    [
        (["Updated 30.11.2025", "Published: 29.11.2025"], [], 29),
        (["Обновлено: 30.11.2025 Опубликовано: 29.11.2025"], [], 29),
        (["28.11.2025", "29.11.2025"], [], 28),
        ([], ["Press release\n29 November 2025\nThe minister met"], 29),
        ([], ["WASHINGTON, Nov. 29, 2025 (Reuters) - The parties"], 29),
        ([], ["Title", "Астана. 29 ноября 2025 года. Состоялась встреча."], 29),
        ([], ["MOSCOW, November 29, 2025 /TASS/. The parties"], 29),
        ([], ["On 29 November 2025, the parties met."], None),
        ([], ["29 ноября 2025 года состоялась встреча."], None),
        ([], ["Treaty of 29 November 2025: what it says"], None),
        ([], ["Астана. 28 ноября. KAZAKHSTAN TODAY - Состоялась"], None),
    ],
)
def test_date(furniture: list[str], prose: list[str], day: int | None) -> None:
    """A date is taken from furniture, a line of its own or a dateline, never from prose."""
    assert date_of(furniture, prose) == (date(2025, 11, day) if day else None)
