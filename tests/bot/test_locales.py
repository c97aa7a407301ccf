"""The catalogues: complete, in use, and apart from those of `index`."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import ascii_letters

import pytest

from bot import errors
from index.errors import TolmachError
from index.languages import LANGUAGES

BOT = Path(errors.__file__).parent
KEY = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
HYPHENATED = re.compile(r"[a-z]+(-[a-z]+)+")
PLACE = re.compile(r"\{ \$(\w+)")


def keys(folder: Path, lang: str) -> dict[str, str]:
    """The messages of a catalogue as they are written, by key."""
    text = (folder / "locales" / f"{lang}.ftl").read_text(encoding="utf-8")
    parts = KEY.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


ENGLISH = keys(BOT, "en")


def test_every_language_has_a_catalogue() -> None:
    """There is a catalogue for each language that documents are read in."""
    assert {path.stem for path in (BOT / "locales").glob("*.ftl")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_catalogues_agree(lang: str) -> None:
    """Each catalogue has the same messages, with the same places to fill, as the English one."""
    own = keys(BOT, lang)
    assert set(own) == set(ENGLISH)
    for key, text in own.items():
        assert set(PLACE.findall(text)) == set(PLACE.findall(ENGLISH[key])), key


def test_no_message_is_that_of_index() -> None:
    """The bot says nothing under a name that `index` uses."""
    assert not set(ENGLISH) & set(keys(BOT.parent / "index", "en"))


def test_what_is_asked_for_is_in_a_catalogue() -> None:
    """Whatever in the code has the look of a message's name, words with hyphens, is one."""
    known = {*ENGLISH, *keys(BOT.parent / "index", "en")}
    asked = {
        node.value
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {one for one in asked if HYPHENATED.fullmatch(one)} <= known


def test_every_message_is_used_and_every_error_has_one() -> None:
    """What stands in the catalogues is asked for by the code, or is an error's, which all have."""
    code = "".join(path.read_text(encoding="utf-8") for path in BOT.rglob("*.py"))
    raised = {
        kind().key
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, TolmachError) and not kind.__subclasses__()
    }
    said = {key for key in ENGLISH if f'"{key}"' in code}
    assert said | raised == set(ENGLISH)


def test_words_stand_in_catalogues_alone() -> None:
    """No module of the bot has a Russian word in it, nor any letter of another alphabet."""
    for path in BOT.rglob("*.py"):
        letters = {letter for letter in path.read_text(encoding="utf-8") if letter.isalpha()}
        assert letters <= set(ascii_letters), path
