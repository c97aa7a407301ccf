"""`tolmach lexicon` as scripts and people hold on to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.collection import Collection, Lexicon, LexiconEntry, LexiconWord
from tests.cli.test_commands import told, tolmach
from tests.dictionaries.files import ARTICLES, write_dictd

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index(tmp_path: Path) -> str:
    """The index of a small dictionary."""
    return str(write_dictd(tmp_path / "words", ARTICLES))


def test_load_counts_words_and_those_that_are_used(tmp_path: Path, index: str) -> None:
    """`load` prints two counts, and people a line; nothing need have been added before."""
    data = tmp_path / "data"
    assert told(data, "lexicon", "load", index) == {"entries": 4, "used": 3}
    spoken = tolmach(data, "lexicon", "load", index)
    assert (spoken.returncode, spoken.stdout) == (0, "words: 4 words, 3 with translations.\n")
    russian = tolmach(data, "lexicon", "load", index, lang="ru_RU.UTF-8")
    assert russian.stdout == "words: 4 слова, с переводами 3.\n"


def test_list_and_remove_name_what_is_loaded(tmp_path: Path, index: str) -> None:
    """What `list` prints, `remove` takes by its name."""
    data = tmp_path / "data"
    told(data, "lexicon", "load", index)
    held = {"name": "words", "entries": 4, "used": 3}
    assert told(data, "lexicon", "list") == [held]
    assert tolmach(data, "lexicon", "list").stdout == "words: 4 words, 3 with translations.\n"
    assert told(data, "lexicon", "remove", "words") == {"removed": "words"}
    assert told(data, "lexicon", "list") == []
    assert "lexicon load" in tolmach(data, "lexicon", "list").stdout
    told(data, "lexicon", "load", index)
    assert tolmach(data, "lexicon", "remove", "words").stdout == "words: removed.\n"


def test_errors_are_one_line(tmp_path: Path, index: str) -> None:
    """What cannot be loaded or removed is told in a line of the person's language."""
    data = tmp_path / "data"
    told(data, "lexicon", "load", index)
    prose = tmp_path / "prose.txt"
    prose.write_text("No dictionary.\n", encoding="utf-8")
    french = tmp_path / "french.tsv"
    french.write_text("house\tmaison\n", encoding="utf-8")
    (tmp_path / "words.dict.dz").unlink()
    for arguments, english, russian in (
        (["load", index], "words.dict", "не хватает файла"),
        (["load", str(tmp_path / "missing")], "nothing at this path", "ничего нет"),
        (["load", str(prose)], "no dictionary that is read", "не словарь"),
        (["load", str(french)], "no English word", "нет английских слов"),
        (["remove", "other"], "no dictionary “other”", "Словаря «other» нет"),
    ):
        for lang, expected in (("C.UTF-8", english), ("ru_RU.UTF-8", russian)):
            done = tolmach(data, "lexicon", *arguments, lang=lang)
            assert (done.returncode, done.stdout) == (1, "")
            (line,) = done.stderr.splitlines()
            assert expected in line
    assert told(data, "lexicon", "list") == [{"name": "words", "entries": 4, "used": 3}]


def test_without_a_data_folder_there_is_nothing_to_list(tmp_path: Path) -> None:
    """Before anything is added or loaded there is one line that tells how to begin."""
    done = tolmach(tmp_path / "data", "lexicon", "list")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_show_tells_what_was_learned_of_a_word(seeded: Path) -> None:
    """In either language and any form: translations, how often they were met, how sure they are."""
    with Collection.open(seeded) as store, store.writing():
        store.lexicons.replace(
            Lexicon("main", "en", "ru", 2, 8, (), (1.0, 1.0, 1.0)),
            [
                LexiconWord("en", "envoy", 4, 4.0),
                LexiconWord("ru", "посол", 5, 4.0),
                LexiconWord("ru", "посланник", 1, 1.0),
            ],
            [LexiconEntry("envoy", "посол", 3.0), LexiconEntry("envoy", "посланник", 1.0)],
        )
    envoy = {"collection": "main", "lang": "en", "word": "envoy"}
    assert told(seeded, "lexicon", "show", "Envoys") == [
        {**envoy, "translation": "посол", "count": 3.0, "probability": 0.75},
        {**envoy, "translation": "посланник", "count": 1.0, "probability": 0.25},
    ]
    assert told(seeded, "lexicon", "show", "послами") == [
        {"collection": "main", "lang": "ru", "word": "посол", "translation": "envoy",
         "count": 3.0, "probability": 0.75}
    ]  # fmt: skip
    spoken = tolmach(seeded, "lexicon", "show", "envoy")
    assert spoken.stdout.splitlines()[0] == "envoy — посол: 75 % (count 3)"
    assert told(seeded, "lexicon", "show", "nothing", status=1) == []
    assert "“nothing”" in tolmach(seeded, "lexicon", "show", "nothing").stdout
