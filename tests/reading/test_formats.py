"""The way in: kinds of files, errors that a person can cause, what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import (
    EmptyFile,
    MissingPath,
    NoPassages,
    ReadingError,
    UnknownFormat,
    UnreadableFile,
)
from index.reading import FORMATS, READING, fingerprint, read, read_bytes

PIECES = [
    b"<p>", b"</p>", b"<html><body>", b"<table><tr><td>", b"<!--", b"-->", b"---\n", b"title: x\n",
    b"&#0;", b"&#xD800;", b"# ", b"\n\n", b"| a | b |\n|--|--|\n", b"```", b"> ", b"- ", b"[a](b)",
    "Встреча".encode(), "Встреча".encode("cp1251"), b"\xff\xfe", b"\xef\xbb\xbf", b"\x00",
    b"<script>", b"Hello there.", b"<time datetime='2025-11-29'>", b"2025-02-31", b"\xe2\x80",
    b"\x0c", b"<br>",
]  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
@given(data=st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES)).map(b"".join)))
@settings(max_examples=40, deadline=None)
def test_any_bytes(suffix: str, data: bytes) -> None:
    """Any bytes in any kind of file are read or refused, and what is read can be stored."""
    try:
        document = read_bytes(Path(f"a{suffix}"), data)
    except ReadingError:
        return
    assert document.passages
    for passage in document.passages:
        part = document.text[passage.span.start : passage.span.end]
        assert " ".join(part.split()) == passage.text.strip()
    f"{document.title}{document.url}{document.text}".encode()


@pytest.mark.parametrize("name", ["a.TXT", "b.Md", "c.HTML"])
def test_suffix_in_any_case(name: str, tmp_path: Path) -> None:
    """The kind of a file is told by its suffix in any case."""
    (tmp_path / name).write_bytes(b"The parties briefed each other on the main processes.")
    assert len(read(tmp_path / name).passages) == 1


def test_nothing_there(tmp_path: Path) -> None:
    """A missing path and a folder are each refused by name."""
    with pytest.raises(MissingPath) as missing:
        read(tmp_path / "a.txt")
    assert missing.value.facts == {"path": str(tmp_path / "a.txt")}
    with pytest.raises(UnreadableFile) as unreadable:
        read(tmp_path)
    assert unreadable.value.facts["path"] == str(tmp_path)


def test_unknown_format() -> None:
    """A kind of file that is not read is refused with the kinds that are."""
    for name in ("a.pdf", "txt", ".txt", "a"):
        with pytest.raises(UnknownFormat) as caught:
            read_bytes(Path(name), b"text")
        assert ".txt" in str(caught.value.facts["formats"])


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", "\u00a0\n".encode(), b"\xff\xfe"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_empty(data: bytes, suffix: str) -> None:
    """No bytes, white space or a byte order mark alone are an empty file."""
    with pytest.raises(EmptyFile):
        read_bytes(Path(f"a{suffix}"), data)


@pytest.mark.parametrize("text", ["***", "2025", "Share", "東京", "1. 2. 3."])
def test_no_passages(text: str) -> None:
    """Text with nothing to quote in a language that is read is refused."""
    with pytest.raises(NoPassages):
        read_bytes(Path("a.txt"), text.encode())


def test_fingerprint() -> None:
    """The fingerprint names the rules' version and the libraries that decide."""
    assert fingerprint().startswith(f"{READING} ")
    assert "trafilatura-" in fingerprint()


def test_web_libraries_wait() -> None:
    """Reading plain text loads no library for web pages or Markdown."""
    program = (
        "import sys; from pathlib import Path; from index.reading import read_bytes\n"
        "read_bytes(Path('a.txt'), b'Hello there.')\n"
        "print(*{'trafilatura', 'lxml', 'markdown_it', 'yaml'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
