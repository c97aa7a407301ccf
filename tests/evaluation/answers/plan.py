"""Which trials there are: what is asked of which documents.

answers     questions of the encyclopedia, asked of all its articles in both languages
refusals    questions that nothing there answers, asked of the same
across      each fold's articles stand in one language only, the rest in both; asked in the other
typed       some of the questions as people type them, the language left to be found out; plain
            is as they stand
small       each article alone, ten passages: its own questions, and some that it doesn't answer
large       the articles, news and 20,000 passages of made-up words: as answers and refusals
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from tests.benchmarks.ranking import corpus
from tests.evaluation import mistyping
from tests.evaluation.answers.trials import Documents, Gold, Question, Trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Corpus
    from tests.evaluation.answers.trials import Json

LANGUAGES = ("en", "ru")
SEED = 1648
TYPED = 6
"""Questions of an article in a language that are typed in each way."""

SYNTHETIC = 20_000
"""Passages of made-up words in the large collection."""

_PLAIN = "plain"
"""The way of typing that leaves a question as it is: what the others are held to."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is asked.

    Attributes:
        folds: Into how many parts articles are dealt, each of which is held back once.
        small: How many articles are asked alone.
        dictionary: A dictionary with which folds are asked once more, if any.
        large: Whether the large collection is asked.
    """

    folds: int = 6
    small: int = 12
    dictionary: Path | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The trials that the sets in a folder make.

    Attributes:
        data: The folder of the sets `xquad`, `ntrex` and `rubq`.
        scratch: A folder for documents that are made up.
    """

    data: Path
    scratch: Path

    def brief(self) -> Iterator[Trial]:
        """Answers and refusals alone."""
        articles = Documents(self._documents("xquad"))
        for lang in LANGUAGES:
            yield Trial(f"answers, {lang}", articles, tuple(self._answerable("answers", lang)))
            alien = self._unanswerable("refusals", lang)
            yield Trial(f"refusals, {lang}", articles, tuple(alien))

    def whole(self, size: Size) -> Iterator[Trial]:
        """All trials; those of one collection stand together."""
        yield from self.brief()
        articles = Documents(self._documents("xquad"))
        for kind in (_PLAIN, *mistyping.KINDS):
            asked = tuple(self._typed(kind))
            if asked:  # nothing has an ё that could be left out, for one
                yield Trial(f"typed, {kind}", articles, asked)
        yield Trial("xquad", articles, (), links=True)
        yield Trial("ntrex", Documents(self._documents("ntrex")), (), links=True)
        yield from self._small(size.small)
        yield from self._across("across", size.folds, None)
        if size.dictionary is not None:
            yield from self._across("across with dictionary", size.folds, size.dictionary)
        if size.large:
            yield from self._large()

    def _documents(self, name: str, below: str = "") -> dict[str, Path]:
        """The texts of a set by the names that they are to have."""
        folder = self.data / name
        return {below + path.relative_to(folder).as_posix(): path for path in folder.rglob("*.txt")}

    def _answerable(self, family: str, lang: str) -> Iterator[Question]:
        for row in _rows(self.data / "xquad" / f"questions.{lang}.jsonl"):
            gold = Gold(row["doc"], row["paragraph"], tuple(row["answers"]))
            yield Question(
                row["id"], f"{family}, {lang}", row["text"], lang, _article(gold.doc), gold
            )

    def _unanswerable(self, family: str, lang: str) -> Iterator[Question]:
        for row in _rows(self.data / "rubq" / "unanswerable.jsonl"):
            if row["lang"] == lang:
                name = row["id"]
                yield Question(name, f"{family}, {lang}", row["text"], lang, name, None)

    def _articles(self) -> list[str]:
        """The names of all articles, in an order that says nothing about them."""
        names = sorted(path.name for path in (self.data / "xquad" / "en").glob("*.txt"))
        Random(SEED).shuffle(names)  # noqa: S311 - no secret: chance that is the same everywhere
        return names

    def _typed(self, kind: str) -> Iterator[Question]:
        """Some questions as people type them, those left out that stay the same."""
        for lang in LANGUAGES:
            for number, question in enumerate(self._sampled(f"typed {kind}", lang)):
                if kind == _PLAIN:
                    yield replace(question, lang=None)
                    continue
                text = mistyping.variants(question.text, lang, kind, number)
                if text != question.text:
                    yield replace(question, text=text, lang=None)

    def _sampled(self, family: str, lang: str) -> Iterator[Question]:
        """As many questions of each article, always the same."""
        questions = list(self._answerable(family, lang))
        Random(SEED).shuffle(questions)  # noqa: S311 - chance that is the same everywhere
        taken: Counter[str] = Counter()
        for question in questions:
            taken[question.cluster] += 1
            if taken[question.cluster] <= TYPED:
                yield question

    def _across(self, family: str, folds: int, dictionary: Path | None) -> Iterator[Trial]:
        """Articles that stand in one language, asked in the other."""
        articles = self._articles()
        documents = self._documents("xquad")
        for fold in range(folds):
            held = set(articles[fold::folds])
            for asked, there in (LANGUAGES, LANGUAGES[::-1]):
                left = {
                    name: path
                    for name, path in documents.items()
                    if _article(name) not in held or name.startswith(there)
                }
                questions = self._translated(f"{family}, {asked} to {there}", asked, there)
                yield Trial(
                    f"{family}, {asked} to {there}, {fold + 1} of {folds}",
                    Documents(left, dictionary),
                    tuple(one for one in questions if one.cluster in held),
                )

    def _translated(self, group: str, asked: str, there: str) -> Iterator[Question]:
        """Questions with the gold of the same questions in the other language."""
        gold = {_twin(one.id): one.gold for one in self._answerable(group, there)}
        for question in self._answerable(group, asked):
            yield replace(question, group=group, gold=gold[_twin(question.id)])

    def _small(self, count: int) -> Iterator[Trial]:
        """Articles alone; each question that nothing answers goes to one of them."""
        articles = self._articles()[:count]
        documents = self._documents("xquad")
        own = [one for lang in LANGUAGES for one in self._answerable("small answers", lang)]
        alien = [one for lang in LANGUAGES for one in self._unanswerable("small refusals", lang)]
        for place, article in enumerate(articles):
            files = {name: path for name, path in documents.items() if _article(name) == article}
            asked = [one for one in own if one.cluster == article]
            asked += (replace(one, cluster=article) for one in alien[place :: len(articles)])
            yield Trial(f"small, {place + 1} of {count}", Documents(files), tuple(asked))

    def _large(self) -> Iterator[Trial]:
        files = self._documents("xquad", "xquad/") | self._documents("ntrex", "ntrex/")
        documents = Documents(files | synthetic(self.scratch, corpus.draw(SYNTHETIC)))
        for lang in LANGUAGES:
            asked = self._answerable("large answers", lang)
            yield Trial(f"large answers, {lang}", documents, tuple(asked))
            alien = self._unanswerable("large refusals", lang)
            yield Trial(f"large refusals, {lang}", documents, tuple(alien))


def synthetic(folder: Path, drawn: Corpus) -> dict[str, Path]:
    """Writes documents of made-up words, half of them English-like and half Russian-like.

    Args:
        folder: Where they are to lie.
        drawn: All passages of them.

    Returns:
        Where they lie, by the names that they are to have.
    """
    texts: dict[str, list[str]] = {}
    for passage in drawn.passages(range(len(drawn))):
        name = f"synthetic/{passage.lang}/{passage.document}.txt"
        texts.setdefault(name, []).append(" ".join(passage.terms))
    files = {name: folder / name for name in texts}
    for name, path in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(texts[name]), encoding="utf-8")
    return files


def _article(document: str) -> str:
    """What both languages' versions of a document have in common: the file's name."""
    return document.rpartition("/")[2]


def _twin(question: str) -> str:
    """What a question's id has in common with its translation's: `56be-ru` is that of `56be-en`."""
    return question.rpartition("-")[0]


def _rows(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
