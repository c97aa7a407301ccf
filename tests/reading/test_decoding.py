"""Bytes -> text: encodings found, cut and binary files told apart."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CutOff, NotText, ReadingError
from index.reading.decoding import clean, decode

RUSSIAN = "Стороны ознакомили друг друга с основными политическими процессами."
ENGLISH = "The parties briefed each other on the “main” processes — café, naïve, 10 °C, £5."

CYRILLIC = ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", CYRILLIC + UNICODE)
def test_russian_in_every_encoding(encoding: str) -> None:
    """A Russian sentence is read in whichever encoding it comes, as prose and in capitals."""
    for text in (RUSSIAN, f"{RUSSIAN}\n\n{RUSSIAN.upper()}\n"):
        assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["cp1252", *UNICODE])
def test_english_in_every_encoding(encoding: str) -> None:
    """English with typographic marks and accents is read in whichever encoding it comes."""
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


@given(st.text(st.sampled_from("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВЯ abcXYZ.,—«»\n"), min_size=1))
def test_unicode_round_trip(text: str) -> None:
    """Whatever text is written in an encoding with a byte order mark comes back as it was."""
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(f"{text}.".encode(encoding), "a.txt") == f"{text}."


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
def test_utf8_needs_no_mark(text: str) -> None:
    """UTF-8 is recognised whatever it spells."""
    assert decode(f"{text}.".encode(), "a.txt") == clean(f"{text}.")


@given(
    st.lists(
        st.sampled_from(f"{RUSSIAN} Глава казахстанской группы дружбы, депутат мажилиса".split()),
        min_size=8,
    ),
    st.sampled_from(["cp1251", "koi8_r", "cp866", "iso8859_5"]),
)
def test_russian_words_in_any_order(words: list[str], encoding: str) -> None:
    """Eight Russian words are enough to know the code page by."""
    text = " ".join(words)
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "encoding", "offset"),
    [
        ("Встреча".encode()[:-1], "UTF-8", 12),
        (b"The first meeting \xe2\x80", "UTF-8", 18),
        (codecs.BOM_UTF8 + "Да".encode()[:-1], "UTF-8", 5),
        (codecs.BOM_UTF16_LE + "Да, встреча".encode("utf-16-le")[:-1], "UTF-16-LE", 22),
        (codecs.BOM_UTF16_BE + "a😀".encode("utf-16-be")[:-2], "UTF-16-BE", 4),
        ("Да, встреча".encode("utf-16-le")[:-1], "UTF-16-LE", 20),
        (codecs.BOM_UTF32_LE + "Да".encode("utf-32-le")[:-1], "UTF-32-LE", 8),
    ],
)
def test_cut_off(data: bytes, encoding: str, offset: int) -> None:
    """A file that ends in the middle of a character is refused with the place where it does."""
    with pytest.raises(CutOff) as caught:
        decode(data, "a.txt")
    assert caught.value.facts == {"path": "a.txt", "encoding": encoding, "offset": offset}


@pytest.mark.parametrize("length", range(1, len(RUSSIAN.encode())))
def test_every_cut_of_utf8(length: int) -> None:
    """UTF-8 cut anywhere is either whole characters or refused, never read as a code page."""
    data = RUSSIAN.encode()[:length]
    try:
        text = decode(data, "a.txt")
    except CutOff:
        return
    assert RUSSIAN.startswith(text)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nsome text",
        b"PK\x03\x04word/document.xml",
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF\x02\x01\x01",
        b"{\\rtf1\\ansi text}",
        b"text\x00more",
        bytes(range(1, 32)) * 20,
        "今天天气很好我们去公园散步".encode("gbk"),
        ("Встреча " * 20).encode() + b"\xff" + ("Встреча " * 20).encode(),
        codecs.BOM_UTF16_LE + b"\x00\xdca\x00",
    ],
)
def test_not_text(data: bytes) -> None:
    """Other kinds of files, foreign encodings and damaged UTF-8 are refused."""
    with pytest.raises(NotText):
        decode(data, "a.txt")


def test_utf8_outranks_the_declaration() -> None:
    """A page saved in UTF-8 with its old declaration is read as UTF-8."""
    assert decode(RUSSIAN.encode(), "a.html", declared="windows-1251") == RUSSIAN


def test_declaration_outranks_the_reading() -> None:
    """What a page declares is believed where nothing contradicts it."""
    assert decode("Bogotá".encode("cp1252"), "a.html", declared="ISO-8859-1") == "Bogotá"
    assert decode("пшик".encode("koi8_r"), "a.html", declared="koi8-r") == "пшик"


@pytest.mark.parametrize("declared", ["utf-8", "rot13", "unicode_escape", "no such", "a\0b"])
def test_wrong_declaration(declared: str) -> None:
    """A declaration that does not hold, or names no encoding of text, is passed over."""
    assert decode(RUSSIAN.encode("cp1251"), "a.html", declared=declared) == RUSSIAN


def test_lines_and_the_unseen() -> None:
    """Lines end in line feeds; control characters and lone surrogates are left out."""
    assert clean("\ufeffa\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"
    assert clean("a\x07b\x00c\ud800d\x1ae\ufffff") == "abcdef"


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Bytes are read or refused; what is read can be stored."""
    try:
        text = decode(data, "a.txt")
    except ReadingError:
        return
    text.encode()
