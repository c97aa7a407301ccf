"""The command line as scripts hold on to it: its own process, its JSON, its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from index.cli import main
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from pathlib import Path

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONWARNINGS": "error"}


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def process(data: Path, *arguments: str, typed: str = "") -> Done:
    """Runs the command line as a process of its own, to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "index.cli", "--data", str(data), *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**ENVIRONMENT, "HOME": str(data.parent)},
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def tolmach(data: Path, *arguments: str, typed: str = "", lang: str = "C.UTF-8") -> Done:
    """Runs the command line within this process: the same, without starting Python anew."""
    environment = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": lang}
    done = CliRunner().invoke(main, ["--data", str(data), *arguments], input=typed, env=environment)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def told(data: Path, *arguments: str, status: int = 0) -> Any:
    """The one JSON value that a command prints."""
    done = tolmach(data, *arguments, "--json")
    assert done.returncode == status, done.stderr
    (line,) = done.stdout.splitlines()
    return json.loads(line)


def test_add_counts_what_it_did_and_what_there_is(tmp_path: Path) -> None:
    """`add` prints counts and the collection's totals; adding again changes nothing."""
    totals = {"documents": 2, "passages": {"en": 8, "ru": 8}, "links": 8}
    first = told(tmp_path / "data", "add", str(SEEDS))
    assert first == {"added": 2, "updated": 0, "unchanged": 0, "failed": [], **totals}
    again = told(tmp_path / "data", "add", str(SEEDS))
    assert again == {"added": 0, "updated": 0, "unchanged": 2, "failed": [], **totals}


def test_add_reports_what_failed_and_adds_the_rest(tmp_path: Path) -> None:
    """A path that fails is named with a line that says what to do; the status is 1."""
    missing = str(tmp_path / "missing.txt")
    outcome = told(tmp_path / "data", "add", missing, str(SEEDS), status=1)
    assert outcome["added"] == 2
    (failure,) = outcome["failed"]
    assert failure["path"] == missing
    assert "nothing at this path" in failure["error"]
    spoken = tolmach(tmp_path / "data", "add", missing)
    assert spoken.returncode == 1
    assert len(spoken.stderr.splitlines()) == 1


def test_the_console_script_does_the_same(tmp_path: Path) -> None:
    """As a process: JSON alone on standard output, errors alone on standard error, the status."""
    added = process(tmp_path / "data", "add", str(SEEDS), "--json")
    assert (added.returncode, added.stderr) == (0, "")
    assert json.loads(added.stdout)["links"] == 8
    asked = process(tmp_path / "data", "ask", "однопалатный парламент", "--json")
    assert json.loads(asked.stdout)["answered"]
    failed = process(tmp_path / "data", "remove", "nothing")
    assert (failed.returncode, len(failed.stderr.splitlines())) == (1, 1)


def test_list_names_documents_and_counterparts(seeded: Path) -> None:
    """`list` prints one object a document."""
    english, russian = told(seeded, "list")
    assert english.items() >= {
        "doc": EN, "title": None, "date": None, "url": None,
        "lang": "en", "passages": 8, "counterpart": RU,
    }.items()  # fmt: skip
    assert russian["date"] == "2025-11-29"
    assert russian["counterpart"] == EN


def test_ask_answers_as_the_interface_says(seeded: Path) -> None:
    """An answer has its question, language and hits; a hit its quote, offsets, source and match."""
    answer = told(seeded, "ask", "Кто возглавляет комиссию по международным отношениям?")
    assert (answer["lang"], answer["answered"], answer["reason"]) == ("ru", True, None)
    hit = answer["hits"][0]
    assert (hit["doc"], hit["lang"], hit["paragraph"]) == (RU, "ru", 4)
    assert (hit["date"], hit["title"], hit["url"]) == ("2025-11-29", None, None)
    assert hit["text"] in SEEDS.joinpath(RU).read_text(encoding="utf-8")
    assert [hit["text"][a:b] for a, b in hit["highlights"]] == [
        "комиссии",
        "международным",
        "отношениям",
    ]
    assert hit["text"][slice(*hit["sentence"])].startswith("Председатель комиссии")
    match = hit["match"]
    assert (match["doc"], match["lang"], match["paragraphs"]) == (EN, "en", [4])
    assert match["texts"][0].startswith("Pedro Vazquez Gonzalez")
    assert 0.5 <= match["score"] <= 1
    assert len(told(seeded, "ask", "Kazakhstan", "--limit", "2")["hits"]) == 2


def test_a_refusal_has_its_reason_and_a_status(seeded: Path) -> None:
    """What isn't answered says why, in the question's language, and ends with status 1."""
    english = told(seeded, "ask", "What is the price of oil?", status=1)
    assert not english["answered"]
    assert "“price”, “oil” occur nowhere" in english["reason"]
    russian = told(seeded, "ask", "Какова цена на нефть?", status=1)
    assert "«цена», «нефть»" in russian["reason"]


def test_a_batch_is_answered_line_by_line(seeded: Path, tmp_path: Path) -> None:
    """`--batch` keeps order and ids, and takes a language a line."""
    batch = tmp_path / "questions.jsonl"
    lines = [
        {"id": "a", "text": "однопалатный парламент", "extra": [1]},
        {"id": 2, "text": "2026", "lang": "ru"},
        {"id": "c", "text": "What is the price of oil?"},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    done = tolmach(seeded, "ask", "--batch", str(batch), "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [(one["id"], one["lang"], one["answered"]) for one in answers] == [
        ("a", "ru", True),
        (2, "ru", True),
        ("c", "en", False),
    ]


def test_a_collection_that_is_not_there_is_told(seeded: Path) -> None:
    """A misspelt collection is an error that names those that there are."""
    for command in (["list"], ["ask", "Kazakhstan"]):
        done = tolmach(seeded, *command, "--collection", "mian")
        assert (done.returncode, done.stdout) == (1, "")
        assert "main" in done.stderr


@pytest.mark.parametrize("arguments", [["add", ""], ["add", "--collection", " ", "seeds"]])
def test_a_blank_word_is_no_path_and_no_name(tmp_path: Path, arguments: list[str]) -> None:
    """An unset variable in a script adds nothing by mistake."""
    assert tolmach(tmp_path / "data", *arguments).returncode == 2


def test_bytes_that_are_no_text_stop_nothing(seeded: Path, tmp_path: Path) -> None:
    """Half characters in a question are replaced; a batch may begin with a byte order mark."""
    batch = tmp_path / "questions.jsonl"
    batch.write_text('\ufeff{"id": 1, "text": "\\ud800 парламент"}\n', encoding="utf-8")
    done = tolmach(seeded, "ask", "--batch", str(batch), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["answered"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1, "text": "x", "lang": []}',
        '{"id": 1}',
        '{"id": 1, "text": "x", "lang": "kk"}',
    ],
)
def test_a_bad_line_of_a_batch_is_named(seeded: Path, tmp_path: Path, line: str) -> None:
    """A batch with a line that is no question is refused by its number, before any answer."""
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": 1, "text": "парламент"}\n' + line, encoding="utf-8")
    done = tolmach(seeded, "ask", "--batch", str(batch), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "line 2" in done.stderr


def test_export_writes_a_link_a_line(seeded: Path, tmp_path: Path) -> None:
    """Links go to standard output, or to a file."""
    done = tolmach(seeded, "export", "--format", "jsonl")
    links = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(link["a"]["paragraphs"], link["b"]["paragraphs"]) for link in links] == [
        ([number], [number]) for number in range(1, 9)
    ]
    assert {(link["a"]["doc"], link["b"]["doc"]) for link in links} == {(EN, RU)}
    output = tmp_path / "links.jsonl"
    assert tolmach(seeded, "export", "--format", "jsonl", "--output", str(output)).stdout == ""
    assert told(seeded, "export", "--format", "jsonl", "--output", str(output)) == {"links": 8}
    assert tolmach(seeded, "export", "--format", "jsonl", "--json").stdout == done.stdout
    assert [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()] == links
    spoken = tolmach(seeded, "export", "--format", "jsonl", "--output", str(tmp_path))
    assert (spoken.returncode, len(spoken.stderr.splitlines())) == (1, 1)


def test_check_says_that_all_is_well_or_what_is_not(seeded: Path) -> None:
    """`check` prints its findings and ends with 1 if there are any."""
    assert told(seeded, "check") == {"ok": True, "problems": []}
    (seeded / "postings" / "manifest.json").write_bytes(b"damaged")
    found = told(seeded, "check", status=1)
    assert not found["ok"]
    assert len(found["problems"]) == 1


def test_remove_takes_documents_away(seeded: Path) -> None:
    """`remove` prints what is left; a name that is not there is told."""
    left = {"documents": 1, "passages": {"en": 8, "ru": 0}, "links": 0}
    assert told(seeded, "remove", RU) == {"removed": 1, **left}
    assert told(seeded, "remove", RU, status=1) == {"removed": 0, **left}


@pytest.mark.parametrize(
    "command", [["ask", "x"], ["list"], ["check"], ["export", "--format", "jsonl"], ["remove", "x"]]
)
def test_without_a_collection_each_command_says_what_to_do(
    tmp_path: Path, command: list[str]
) -> None:
    """Before anything is added there is one line that tells how to begin."""
    done = tolmach(tmp_path / "data", *command)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "tolmach add" in line


@pytest.mark.parametrize(
    "arguments", [["ask", "--lang", "kk", "x"], ["ask", "--limit", "0", "x"], ["fly"], ["add"]]
)
def test_wrong_usage_has_status_2(tmp_path: Path, arguments: list[str]) -> None:
    """What the command line doesn't know is wrong usage."""
    assert tolmach(tmp_path / "data", *arguments).returncode == 2


def test_messages_are_in_the_systems_language(tmp_path: Path) -> None:
    """Where the system is set to Russian, so is what is said."""
    done = tolmach(tmp_path / "data", "ask", "x", lang="ru_RU.UTF-8")
    assert "ещё ничего не добавлено" in done.stderr


def test_questions_may_come_from_standard_input(seeded: Path) -> None:
    """Without a terminal, each line of standard input is a question."""
    done = tolmach(seeded, "ask", typed="Who is the ambassador to Mexico?\n\nЦена нефти?\n")
    assert done.returncode == 0
    assert "Almurat Turganbekov" in done.stdout
    assert "В документах нет ответа" in done.stdout


def test_the_other_language_can_be_shown_at_once(seeded: Path) -> None:
    """`--other` shows each quote's other-language version below it."""
    done = tolmach(seeded, "ask", "однопалатный парламент", "--other")
    assert "однопалатному парламенту" in done.stdout
    assert "unicameral parliament" in done.stdout


def test_what_a_document_says_is_never_read_as_markup(tmp_path: Path) -> None:
    """Square brackets and control sequences in documents and questions are shown as they are."""
    path = tmp_path / "markup.txt"
    path.write_text("The [bold]envoy[/] said [link=x]so[/link] :smile:.\n", encoding="utf-8")
    tolmach(tmp_path / "data", "add", str(path))
    done = tolmach(tmp_path / "data", "ask", typed="[/] envoy [bold]\n")
    assert "[bold]envoy[/] said [link=x]so[/link] :smile:" in done.stdout
