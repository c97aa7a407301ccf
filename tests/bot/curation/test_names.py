"""File names that people send: what is kept of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.names import stored_name

NOTE = "Note verbale № 17 (2025).html"
REPORT = "Отчёт за 2025 год.txt"


@pytest.mark.parametrize("name", ["a.txt", NOTE, REPORT, "no ending", "two..dots.md", "名前.html"])
def test_a_harmless_name_is_kept(name: str) -> None:
    """What people call their documents is what the documents are called."""
    assert stored_name(name, ()) == name
    assert stored_name(name, {name}) == name


@pytest.mark.parametrize(
    ("sent", "begins", "ends"),
    [
        ("../../x", "x~", ""),
        ("../../x.txt", "x~", ".txt"),
        ("..\\..\\x.txt", "x~", ".txt"),
        ("/etc/passwd", "passwd~", ""),
        ("", "document~", ""),
        ("..", "document~", ""),
        (".htaccess.txt", "htaccess~", ".txt"),
        (" name .txt ", "name~", ".txt"),
        ("a\nb\x00c\x1b[1m.txt", "abc[1m~", ".txt"),
        ("evil\u202etxt.html", "eviltxt~", ".html"),
        ("half\ud800.txt", "half~", ".txt"),
        ("CON.txt", "_CON~", ".txt"),
        ("lpt1", "_lpt1~", ""),
        ("versions.tsv", "_versions~", ".tsv"),
        ("what?.txt", "what_~", ".txt"),
        ("ж" * 300 + ".txt", "жжж", ".txt"),
        ("a." + "b" * 300, "a.bbb", ""),
    ],
)
def test_a_harmful_name_loses_what_does_harm(sent: str, begins: str, ends: str) -> None:
    """What is left begins and ends as it did, with a mark that tells it from others."""
    name = stored_name(sent, ())
    assert name.startswith(begins)
    assert name.endswith(ends)
    assert "~" in name
    assert stored_name(sent, {name}) == name


@given(st.text(max_size=400), st.sets(st.text(min_size=1, max_size=5), max_size=5))
def test_no_name_does_harm(sent: str, existing: set[str]) -> None:
    """Whatever is sent: a name within the folder that every file system takes, and no other's."""
    name = stored_name(sent, existing)
    assert name not in {"", ".", ".."}
    assert not name.startswith(".")
    assert len(name.encode()) <= 200
    assert not set(name) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(letter)[0] == "C" for letter in name)
    others = existing - {name}
    assert name.casefold() not in {one.casefold() for one in others} or name in existing


@given(st.text(max_size=20), st.text(max_size=20))
def test_files_called_differently_do_not_take_each_others_place(one: str, other: str) -> None:
    """Two names give two names, also where what is harmless in them is the same."""
    first = stored_name(one, ())
    second = stored_name(other, {first})
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (first == second) == same
    assert same or first.casefold() != second.casefold()


def test_names_that_differ_in_case_stay_apart_and_find_their_own_place() -> None:
    """The second one is marked, on every file system, and is found again when it is sent again."""
    marked = stored_name("report.txt", {"Report.txt"})
    assert marked.startswith("report~")
    assert stored_name("report.txt", {"Report.txt", marked}) == marked
    assert stored_name("report.txt", {marked}) == marked
    assert stored_name("Report.txt", {"Report.txt", marked}) == "Report.txt"


def test_a_name_of_somebody_else_is_not_taken() -> None:
    """Where a name belongs to another collection, the file gets one that tells nobody so."""
    names = {stored_name("a.txt", (), place=place, is_taken="a.txt".__eq__) for place in "xy"}
    assert len(names) == 2
    assert "a.txt" not in names
