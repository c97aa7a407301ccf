"""What analysis makes of a document's passages: all that indexing and linking will ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import terms_of
from index.bitext import WORDS, length_of, words_of
from index.collection import Analysed

if TYPE_CHECKING:
    from index.analysis import Analyzer
    from index.model import Document, Passage


def rules(analyzer: Analyzer) -> str:
    """What decides how passages are analysed: analyses made by other rules are out of date."""
    return f"{analyzer.fingerprint} words-{WORDS}"


def analyse(document: Document, analyzer: Analyzer) -> tuple[Analysed, ...]:
    """The analysis of each passage, in order."""
    return tuple(analyse_passage(passage, analyzer) for passage in document.passages)


def analyse_passage(passage: Passage, analyzer: Analyzer) -> Analysed:
    """The analysis of one passage: its text is looked through once, for terms and words both."""
    words = analyzer.words(passage.text)
    return Analysed(
        terms=tuple(terms_of(words)),
        words=words_of(passage.text, words, passage.lang),
        length=length_of(passage.text),
    )
