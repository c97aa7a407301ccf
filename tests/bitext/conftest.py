"""Versions made of plain paragraphs, as the indexer hands them over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from index.bitext import Version, VersionPassage, length_of, word_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer


class MakeVersion(Protocol):
    """Makes a version of paragraphs."""

    def __call__(self, doc: int, lang: str, paragraphs: Sequence[str]) -> Version:
        """A version of document `doc` in a language."""


@pytest.fixture(scope="session")
def version(analyzer: Analyzer) -> MakeVersion:
    """Makes a version whose passages are numbered from 1."""

    def make(doc: int, lang: str, paragraphs: Sequence[str]) -> Version:
        return Version(
            doc,
            lang,
            tuple(
                VersionPassage(
                    number,
                    words_of(text, map(word_of, analyzer.words(text)), lang),
                    length_of(text),
                )
                for number, text in enumerate(paragraphs, 1)
            ),
        )

    return make
