"""simplemma's dictionary in a file of its own says what simplemma's own says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import simplemma
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

from index.languages.en import lemmatizer
from index.languages.forms import Forms, kept

if TYPE_CHECKING:
    from pathlib import Path

LEMMAS = {"meetings": "meeting", "meeting": "meet", "déjà": "déjà", "naïve": "naïve", "Ms.": "Ms."}


def refuse() -> dict[str, str]:
    """A dictionary that must not be unpacked."""
    raise AssertionError("unpacked once more")


def test_a_dictionary_is_unpacked_once(tmp_path: Path) -> None:
    """The first to need it makes the file, whoever comes later reads it."""
    folders = (tmp_path / "kept",)
    assert dict(kept("words", lambda: LEMMAS, folders)) == LEMMAS
    again = kept("words", refuse, folders)
    assert dict(again) == LEMMAS
    assert len(again) == len(LEMMAS)
    assert (again.get("meetings"), again.get("mee"), again.get("", "none")) == (
        "meeting",
        None,
        "none",
    )
    with pytest.raises(KeyError):
        again["mee"]
    (file,) = folders[0].iterdir()
    assert file.name == "words.dawg"
    (tmp_path / "any").touch()
    assert file.stat().st_mode == (tmp_path / "any").stat().st_mode  # others may read it too


def test_another_version_has_another_file(tmp_path: Path) -> None:
    """A file answers to its whole name alone."""
    kept("words-1", lambda: LEMMAS, (tmp_path,))
    assert dict(kept("words-2", lambda: {"a": "b"}, (tmp_path,))) == {"a": "b"}


@pytest.mark.parametrize("place", [0, 4, 40, -5, -1])
def test_a_damaged_file_is_made_again(tmp_path: Path, place: int) -> None:
    """Neither a flipped byte nor a missing end gives a wrong lemma."""
    kept("words", lambda: LEMMAS, (tmp_path,))
    path = tmp_path / "words.dawg"
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[place] ^= 1
    for damaged in (bytes(flipped), whole[:place]):
        path.write_bytes(damaged)
        assert dict(kept("words", lambda: LEMMAS, (tmp_path,))) == LEMMAS
        assert path.read_bytes() == whole


def test_without_a_folder_to_write_the_dictionary_itself_serves(tmp_path: Path) -> None:
    """What cannot be kept is used as it is; a folder that can be written is taken instead."""
    file = tmp_path / "file"
    file.touch()
    assert kept("words", lambda: LEMMAS, (file / "folder",)) is LEMMAS
    assert isinstance(kept("words", lambda: LEMMAS, (file / "folder", tmp_path)), Forms)
    assert (tmp_path / "words.dawg").is_file()


def test_english_lemmas_are_simplemmas_own() -> None:
    """A form has the lemma that simplemma gives, whether or not its dictionary holds it."""
    stored = lemmatizer.Dictionaries().get_dictionary("en")
    for form, lemma in DEFAULT_DICTIONARY_FACTORY.get_dictionary("en").items():
        assert stored.get(form) == lemma
    for word in ("meetings", "turganbekov", "re-elected", "ministries", "ships'", "xyzzies", "a"):
        assert lemmatizer.lemmas(word)[0] == simplemma.lemmatize(word, lang="en").lower()
