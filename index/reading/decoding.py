"""Bytes -> text: which encoding a file is in, decided from what is surest to what is likeliest.

1. A byte order mark says it.
2. Valid UTF-8 beyond ASCII is UTF-8: the odds that prose of another encoding happens to be valid
   vanish within a few letters. That also outranks what a page declares, since pages are often saved
   in UTF-8 with their old declaration.
3. Two-byte patterns with every second byte from a handful of blocks are UTF-16 without its mark.
4. What the file declares, where it decodes.
5. The code page in which it reads like Russian or English (`code_pages`).

Whatever the encoding, the text comes out the same: lines end in a line feed; control characters and
lone surrogates, which no one can see and no database stores, are gone.
"""

from __future__ import annotations

import codecs
import re

from index.errors import CutOff, EmptyFile, NotText
from index.reading.code_pages import best_reading

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# PDF, ZIP (and with it DOCX, ODT, EPUB), PNG, JPEG, GIF, ELF, gzip, OLE (DOC), RTF, DjVu
_BINARY = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"AT&TFORM",
)  # fmt: skip

# What a page may declare, by Python's name of it -> what such pages are in (WHATWG Encoding)
_DECLARABLE = {
    "utf-8": "utf-8", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "cp866": "cp866", "iso8859-5": "iso8859-5", "mac-cyrillic": "mac-cyrillic",
    "cp1252": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "cp1250": "cp1250",
    "iso8859-2": "iso8859-2", "iso8859-15": "iso8859-15",
}  # fmt: skip

_BROKEN_LINE = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])

_CONTROL_SHARE = 0.002  # of the bytes; a stray one, or the Ctrl-Z of DOS, is no sign
_BYTES_PER_CHARACTER = 4  # at most, in UTF-8
_TWO_BYTE_BLOCKS = frozenset(b"\x00\x04\x20\x21")  # Latin, Cyrillic, punctuation, symbols such as №
_TWO_BYTE_SHARE = 0.95


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text that the bytes spell, its lines ended by line feeds.

    Args:
        data: All of a file.
        path: What to call it in an error.
        declared: The encoding that the file itself names, if it does.

    Raises:
        EmptyFile: There is nothing but white space.
        CutOff: It ends in the middle of a character.
        NotText: It is no text in any encoding that is read.
    """
    text = clean(_decode(data, path, declared))
    if not text.strip():
        raise EmptyFile(path=path)
    return text


def _decode(data: bytes, path: str, declared: str | None) -> str:
    if data.startswith(_BINARY):
        raise NotText(path=path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_unicode(data, encoding, path, skip=len(mark))
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return _decode_unicode(data, unmarked, path)
    if b"\x00" in data or _controls(data) > 1 + len(data) * _CONTROL_SHARE:
        raise NotText(path=path)
    return _decode_bytes(data, path, _DECLARABLE.get(_python_name(declared)))


def _controls(data: bytes) -> int:
    """How many control characters there are, of those that texts have no use for."""
    return len(data) - len(data.translate(None, _CONTROL))


def clean(text: str) -> str:
    """The text with line feeds as its only line ends and nothing that cannot be seen or stored."""
    return _UNSEEN.sub("", _BROKEN_LINE.sub("\n", text)).removeprefix("\ufeff")


def _decode_unicode(data: bytes, encoding: str, path: str, skip: int = 0) -> str:
    """Bytes that are known to be in that encoding.

    `skip` is the length of the byte order mark; offsets are told from the beginning of the file.
    """
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as fault:
        if _ends_early(fault):
            offset = skip + fault.start
            raise CutOff(path=path, encoding=encoding.upper(), offset=offset) from None
        raise NotText(path=path) from None


def _ends_early(fault: UnicodeDecodeError) -> bool:
    """Whether what could not be decoded is the beginning of a character, and the last of the data.

    That reason's wording is the only thing that tells a cut character from a wrong one.
    """
    return fault.reason in {"unexpected end of data", "truncated data"}


def _decode_bytes(data: bytes, path: str, declared: str | None) -> str:
    """Bytes without a byte order mark and without NULs."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if _ends_early(fault) and (
            declared in {None, "utf-8"} or not data[: fault.start].isascii()
        ):
            raise CutOff(path=path, encoding="UTF-8", offset=fault.start) from None
        if _is_damaged_utf8(data):
            raise NotText(path=path) from None
    if declared is not None and declared != "utf-8":
        try:
            return data.decode(declared)
        except UnicodeDecodeError:  # the declaration is wrong: go by the reading
            pass
    text = best_reading(data)
    if text is None:
        raise NotText(path=path)
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether half of what is not ASCII is valid UTF-8, which as a code page spells nonsense."""
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(not character.isascii() for character in text) >= 2 * wrong


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: its high bytes come from a few blocks, and one is NUL.

    A cut file counts too: with a byte too many the pattern is the same.
    """
    if b"\x00" not in data:
        return None
    for encoding, high, low in (
        ("utf-16-le", data[1::2], data[0::2]),
        ("utf-16-be", data[0::2], data[1::2]),
    ):
        fitting = sum(high.count(block) for block in _TWO_BYTE_BLOCKS)
        if (
            high
            and b"\x00" in high
            and b"\x00" not in low
            and fitting >= _TWO_BYTE_SHARE * len(high)
        ):
            return encoding
    return None


def _python_name(declared: str | None) -> str:
    try:
        return codecs.lookup(declared or "").name
    except (LookupError, ValueError):  # no such encoding; or no name of one at all
        return ""
