"""Dictionaries of each kind are read, whichever of their files is named; broken ones are told."""

from __future__ import annotations

import gzip
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.dictionaries import files, name_of, open_dictionary, places
from index.errors import (
    DamagedDictionary,
    DictionaryTooLarge,
    EmptyFile,
    MissingPart,
    MissingPath,
    NoDictionary,
    TolmachError,
    UnreadableFile,
    UnusableName,
)
from tests.dictionaries.files import ARTICLES, write_dictd, write_stardict

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = {"house": "дом".encode(), "home": "дом; жильё".encode()}


def read(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """The articles of a dictionary."""
    return [(article.headwords, article.text) for article in open_dictionary(path).articles]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("named", ["index", "dict"])
def test_a_dictionary_of_dictd_is_read(tmp_path: Path, named: str, packed: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """Articles come with their headwords; those about the dictionary itself are left out."""
    about = {"00-database-short": "A dictionary\n"}
    index = write_dictd(tmp_path / "my.words", {**about, **ARTICLES}, packed=packed)
    path = index if named == "index" else tmp_path / f"my.words.dict{'.dz' if packed else ''}"
    assert read(path) == [((word,), text) for word, text in ARTICLES.items()]
    assert open_dictionary(path).size == len(ARTICLES)
    assert name_of(path) == "my.words"


def test_a_fourth_column_of_dictds_index_is_the_headword(tmp_path: Path) -> None:
    """Where the index keeps the headword as it was, it is what is read."""
    (tmp_path / "a.index").write_text("exercisebook\tA\tG\texercise-book\n", encoding="utf-8")
    (tmp_path / "a.dict").write_text("дом", encoding="utf-8")
    assert read(tmp_path / "a.index") == [(("exercise-book",), "дом")]


@pytest.mark.parametrize(
    ("kinds", "article"),
    [
        ("m", "дом".encode()),
        ("tm", b"haus\0" + "дом".encode()),
        ("mt", "дом\0haus".encode()),
        ("h", "<p>дом</p><script>нет</script>".encode()),
        ("g", '<span size="large">до<b>м</b></span>'.encode()),
        ("x", "<k>дома</k><tr>дым</tr><ex>в доме</ex><dtrn>дом</dtrn>".encode()),
        ("Wm", (3).to_bytes(4) + b"wav" + "дом".encode()),
        (None, b"thaus\0m" + "дом\0".encode()),
        (None, b"W" + (3).to_bytes(4) + b"wavm" + "дом".encode()),
    ],
)
def test_a_dictionary_of_stardict_is_read(
    tmp_path: Path, kinds: str | None, article: bytes
) -> None:
    """Fields that are text give it without tags, transcription and examples."""
    path = write_stardict(tmp_path / "a", {"house": article}, kinds)
    ((headwords, text),) = read(path)
    assert (headwords, text.split()) == (("house",), ["дом"])


@pytest.mark.parametrize("width", [4, 8])
def test_stardicts_other_files_may_be_named_and_packed(tmp_path: Path, width: int) -> None:
    """Other spellings share an article; offsets may have 64 bits."""
    write_stardict(
        tmp_path / "a", HOUSE, packed=True, width=width, synonyms=[("houses", 0), ("casa", 0)]
    )
    for name in ("a.ifo", "a.idx.gz", "a.dict.dz", "a.syn"):
        dictionary = open_dictionary(tmp_path / name)
        assert dictionary.size == 4
        assert [(one.headwords, one.text) for one in dictionary.articles] == [
            (("house", "houses", "casa"), "дом"),
            (("home",), "дом; жильё"),
        ]
        assert name_of(tmp_path / name) == "a"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read(tmp_path: Path, encoding: str) -> None:
    """Comments, blank lines and lines without a tab say nothing; columns are lines."""
    path = tmp_path / "words.tsv"
    path.write_text("# made\tby hand\n\nhouse\tn\tдом, жильё\r\nhome\nдом\thouse\n", encoding)
    assert read(path) == [(("house",), "n\nдом, жильё"), (("дом",), "house")]
    assert name_of(path) == "words"


def test_bytes_that_are_no_text_cost_a_table_no_other_line(tmp_path: Path) -> None:
    """A line in another encoding is replaced, and the others are read."""
    path = tmp_path / "words.txt"
    path.write_bytes("house\tдом\nhome\t".encode() + b"\xe4\xee\xec\n")
    assert read(path)[0] == (("house",), "дом")


def test_the_name_of_a_built_in_dictionary_cannot_be_taken(tmp_path: Path) -> None:
    """A file that is called as CLDR's dictionary keeps its ending."""
    assert name_of(tmp_path / "CLDR 2.tsv") == "CLDR 2.tsv"
    with pytest.raises(UnusableName):
        name_of(tmp_path / "a\nb.tsv")


def test_what_is_no_dictionary_is_told(tmp_path: Path) -> None:
    """Nothing there, a folder, a text without tabs, bytes, an empty file: each has its error."""
    (tmp_path / "prose.txt").write_text("There is no tab in it.\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\0\t\1\n")
    (tmp_path / "empty.index").touch()
    (tmp_path / "empty.dict").touch()
    for name, error in {
        "missing.tsv": MissingPath,
        "missing.index": MissingPart,
        "missing.ifo": MissingPart,
        "missing.dict": MissingPart,
        "null\0.tsv": UnreadableFile,
        ".": NoDictionary,
        "prose.txt": NoDictionary,
        "bytes": NoDictionary,
        "empty.index": EmptyFile,
    }.items():
        with pytest.raises(error):
            open_dictionary(tmp_path / name)


@pytest.mark.parametrize("ending", [".index", ".dict.dz"])
def test_a_dictionary_of_dictd_that_lacks_a_file_or_its_end_is_told(
    tmp_path: Path, ending: str
) -> None:
    """The file that is missing or cut off is named, before any article is read."""
    write_dictd(tmp_path / "a", ARTICLES)
    other = {".index": ".dict.dz", ".dict.dz": ".index"}[ending]
    path = tmp_path / f"a{ending}"
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(DamagedDictionary) as damaged:
        open_dictionary(tmp_path / f"a{other}")
    assert damaged.value.facts["path"] == str(path)
    path.unlink()
    with pytest.raises(MissingPart) as missing:
        open_dictionary(tmp_path / f"a{other}")
    assert path.name in str(missing.value.facts["parts"])


@pytest.mark.parametrize("ending", [".ifo", ".idx", ".dict", ".syn"])
def test_a_dictionary_of_stardict_that_lacks_a_files_end_is_told(
    tmp_path: Path, ending: str
) -> None:
    """The same of each of its files."""
    write_stardict(tmp_path / "a", HOUSE, synonyms=[("houses", 0)])
    path = tmp_path / f"a{ending}"
    cut = path.read_bytes()[:-3] if ending != ".ifo" else b"StarDict"
    path.write_bytes(cut)
    with pytest.raises(DamagedDictionary) as damaged:
        open_dictionary(tmp_path / "a.ifo")
    assert damaged.value.facts["path"] == str(path)


def test_a_spelling_of_no_headword_is_told(tmp_path: Path) -> None:
    """StarDict's other spellings name headwords that there are."""
    write_stardict(tmp_path / "a", HOUSE, synonyms=[("houses", 2)])
    with pytest.raises(DamagedDictionary):
        open_dictionary(tmp_path / "a.ifo")


def test_articles_that_overlap_are_refused(tmp_path: Path) -> None:
    """Many entries cannot each name most of a large file, which would take for ever to read."""
    (tmp_path / "a.dict").write_bytes(b"a" * 1_000)
    lines = "".join(f"w{start}\t{'A' * 5}{'A'}\tP{'A'}\n" for start in range(10))
    (tmp_path / "a.index").write_text(lines, encoding="utf-8")
    assert open_dictionary(tmp_path / "a.index").size == 10  # one place, read once
    digits = "ABCDEFGHIJ"
    lines = "".join(f"w{digit}\t{digit}\tO{digit}\n" for digit in digits)
    (tmp_path / "a.index").write_text(lines, encoding="utf-8")
    with pytest.raises(DamagedDictionary):
        open_dictionary(tmp_path / "a.index")


def test_what_is_larger_than_any_dictionary_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither bytes that unpack to more, nor headwords beyond number, are read to their end."""
    monkeypatch.setattr(files, "LARGEST", 1_000)
    bomb = tmp_path / "a.tsv"
    bomb.write_bytes(gzip.compress(b"a\tb\n" * 1_000))
    with pytest.raises(DictionaryTooLarge):
        open_dictionary(bomb)
    monkeypatch.setattr(places, "MOST_HEADWORDS", 1)
    write_stardict(tmp_path / "b", HOUSE)
    with pytest.raises(DictionaryTooLarge):
        open_dictionary(tmp_path / "b.ifo")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_whatever_is_wrong_with_a_file_is_one_of_our_errors(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Any bytes in the place of any bytes of any file: articles, or an error that can be told."""
    write_dictd(tmp_path / "a", ARTICLES, packed=data.draw(st.booleans()))
    write_stardict(tmp_path / "b", HOUSE, data.draw(st.sampled_from([None, "m", "tm", "Wx", ""])))
    parts = sorted(tmp_path.iterdir())
    path = data.draw(st.sampled_from(parts))
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    path.write_bytes(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
    for name in ("a.index", "b.ifo", path.name):
        with suppress(TolmachError):
            assert all(isinstance(text, str) for _, text in read(tmp_path / name))
    for path in parts:
        path.unlink()
