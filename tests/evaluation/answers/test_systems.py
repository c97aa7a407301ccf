"""A source tree that is asked through its command line, here a tiny one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.evaluation.answers import fake
from tests.evaluation.answers.keeping import Kept
from tests.evaluation.answers.systems import SourceTree, SystemFailedError
from tests.evaluation.answers.trials import Documents, Question, Trial

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    """Two documents and three questions."""
    files = {}
    for name, text in (("en/a.txt", "A grey cat.\n\nA dog."), ("en/b.txt", "Cats and dogs.")):
        files[name] = tmp_path / name.replace("/", "-")
        files[name].write_text(text, encoding="utf-8")
    texts = {"1": "cat", "2": "кот", "3": "dog"}
    questions = tuple(
        Question(name, "animals", text, None, name, None) for name, text in texts.items()
    )
    return Trial("animals", Documents(files), questions)


@pytest.fixture
def tree(tmp_path: Path) -> SourceTree:
    """The tiny system."""
    (tmp_path / "scratch").mkdir()
    return SourceTree(fake.write(tmp_path / "tree"), tmp_path / "scratch")


def test_a_tree_answers_through_its_command_line(tree: SourceTree, trial: Trial) -> None:
    """Every question has its answer, under the documents' own names; the first is not timed."""
    run = tree.run(trial)
    found = {
        name: [(hit["doc"], hit["paragraph"]) for hit in answer["hits"]]
        for name, answer in run.answers.items()
    }
    assert found == {
        "1": [("en/a.txt", 1), ("en/b.txt", 1)],
        "2": [],
        "3": [("en/a.txt", 2), ("en/b.txt", 1)],
    }
    assert [answer["answered"] for answer in run.answers.values()] == [True, False, True]
    assert list(run.milliseconds) == ["2", "3"]
    assert run.links == ()


def test_a_collection_is_made_once(tree: SourceTree, trial: Trial) -> None:
    """Trials of the same documents share what was read."""
    tree.run(trial)
    tree.run(replace(trial, questions=trial.questions[:1]))
    assert [log.read_text() for log in tree.scratch.rglob("log")] == ["add\n"]


def test_a_dictionary_is_there_before_the_documents(
    tree: SourceTree, trial: Trial, tmp_path: Path
) -> None:
    """Each collection has a dictionary of its own that was read once."""
    (tmp_path / "words").write_text("cat кот")
    documents = replace(trial.documents, dictionary=tmp_path / "words")
    run = tree.run(Trial("linked", documents, (), links=True))
    assert run.links == ({"documents": 3},)
    assert len(list(tree.scratch.rglob("dictionary"))) == 2


def test_a_command_that_fails_is_told(tree: SourceTree, trial: Trial) -> None:
    """What it said last is in the error."""
    (tree.source / "index" / "cli.py").write_text("import sys; sys.exit('out of paper')")
    with pytest.raises(SystemFailedError, match="out of paper"):
        tree.run(trial)


def test_questions_without_an_answer_are_told(tree: SourceTree, trial: Trial) -> None:
    """A tree that answers fewer questions than it was asked is not measured."""
    (tree.source / "index" / "cli.py").write_text("print('{}')")
    with pytest.raises(SystemFailedError, match="3 questions, 1 answers"):
        tree.run(trial)


def test_what_is_kept_is_not_run_again(
    tree: SourceTree, trial: Trial, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A trial that differs in documents or questions is run; a known one is read, unless fresh."""
    kept = Kept("tiny", tree, tmp_path / "runs")
    first = kept.run(trial)
    assert kept.run(trial) == first
    assert capsys.readouterr().err.count("tiny: animals") == 1
    kept.run(replace(trial, questions=trial.questions[1:]))
    replace(kept, fresh=True).run(trial)
    assert capsys.readouterr().err.count("tiny: animals") == 2
    (tmp_path / "en-a.txt").write_text("No animals.")
    assert kept.run(trial).answers["3"]["hits"] != first.answers["3"]["hits"]


def test_what_is_known_about_answers_does_not_ask_again(trial: Trial) -> None:
    """Only what is added and asked has a part in the digest."""
    known = tuple(replace(one, group="other", cluster="other") for one in trial.questions)
    assert replace(trial, name="other", questions=known).digest() == trial.digest()
    told = (replace(trial.questions[0], lang="ru"), *trial.questions[1:])
    assert replace(trial, questions=told).digest() != trial.digest()
