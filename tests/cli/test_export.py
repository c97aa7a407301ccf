"""`tolmach export` as scripts and translators hold on to it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from index.cli import main

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"
FORMATS = ["jsonl", "tmx", "html"]


def export(data: Path, *arguments: str) -> Result:
    """Runs the command within this process."""
    environment = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": "C.UTF-8"}
    done = CliRunner().invoke(main, ["--data", str(data), "export", *arguments], env=environment)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_the_terminal_shows(seeded: Path, tmp_path: Path, form: str) -> None:
    """With `--output` the same bytes go to a file, and how many links there are is told."""
    shown = export(seeded, "--format", form)
    output = tmp_path / "out"
    told = export(seeded, "--format", form, "--output", str(output), "--json")
    assert json.loads(told.stdout) == {"links": 8}
    assert output.read_bytes() == shown.stdout_bytes
    assert export(seeded, "--format", form, "--output", str(output)).stderr.startswith("8 links")


def test_a_memory_holds_every_link(seeded: Path) -> None:
    """TMX has a unit a link; `--source` names the language that is translated from."""
    root = etree.fromstring(export(seeded, "--format", "tmx", "--source", "ru").stdout_bytes)
    assert len(list(root.iter("tu"))) == 8
    assert root.find("header").get("srclang") == "ru"
    assert export(seeded, "--format", "jsonl", "--source", "ru").exit_code == 2


def test_a_page_shows_every_passage(seeded: Path) -> None:
    """HTML has all passages of both versions."""
    page = html.document_fromstring(export(seeded, "--format", "html").stdout)
    assert len([p for p in page.iter("p") if p.get("id")]) == 16


def test_documents_and_collections_can_be_chosen(seeded: Path) -> None:
    """A document brings its other-language version; a collection all that it holds."""
    everything = export(seeded, "--format", "jsonl").stdout
    for chosen in ([EN], [RU], [EN, RU], ["--collection", "main"], ["--collection", "main", RU]):
        assert export(seeded, "--format", "jsonl", *chosen).stdout == everything


@pytest.mark.parametrize("form", FORMATS)
def test_an_unknown_document_is_told_and_nothing_written(
    seeded: Path, tmp_path: Path, form: str
) -> None:
    """One line says so; a file that stood there still does."""
    output = tmp_path / "out"
    output.write_text("old", encoding="utf-8")
    done = export(seeded, "--format", form, "--output", str(output), EN, "missing.txt")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "missing.txt" in line
    assert output.read_text(encoding="utf-8") == "old"


def test_an_unknown_collection_is_told(seeded: Path) -> None:
    """One line names those that there are."""
    done = export(seeded, "--format", "tmx", "--collection", "mian")
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "main" in done.stderr


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(seeded: Path, form: str) -> None:
    """What standard output does not take is told, as a process of its own."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "index.cli", "--data", str(seeded), "export", "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(seeded)},
            check=False,
            timeout=60,
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("form", FORMATS)
def test_a_closed_pipe_ends_it_quietly(seeded: Path, form: str) -> None:
    """Whoever reads the first bytes only (`| head`) gets no complaint."""
    with subprocess.Popen(
        [sys.executable, "-m", "index.cli", "--data", str(seeded), "export", "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(seeded)},
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
