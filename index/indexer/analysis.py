"""What analysis makes of a document's passages: all that indexing and linking will ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.acronyms import acronyms
from index.analysis import Analyzer, Remembered
from index.bitext import WORDS, length_of, word_of, words_of
from index.collection import Analysed, AnalysedAcronym
from index.quantities import Sign, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.acronyms import Acronym
    from index.model import Document, Passage


class PassageAnalyzer:
    """Analyses passages; one per process is enough, since it remembers what words came to."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._parts = Remembered(self._part)

    @property
    def rules(self) -> str:
        """What decides how passages are analysed: analyses by other rules are out of date."""
        return f"{self._analyzer.fingerprint} words-{WORDS}"

    def document(self, document: Document) -> tuple[Analysed, ...]:
        """The analysis of each passage, in order."""
        return tuple(map(self.passage, document.passages))

    def passage(self, passage: Passage) -> Analysed:
        """The analysis of one passage."""
        parts = [self._parts[word] for word in self._analyzer.split(passage.text)]
        terms, words, signs = zip(*parts, strict=True) if parts else ((), (), ())
        said = passage.text if sum(signs) >= Sign.SURE else ""
        return Analysed(
            terms=" ".join(filter(None, terms)),
            words=" ".join(words_of(said, words, passage.lang)),
            length=length_of(passage.text),
            acronyms=self.acronyms(passage),
        )

    def acronyms(self, passage: Passage) -> tuple[AnalysedAcronym, ...]:
        """The acronyms that a passage gives with their full names, sorted."""
        return tuple(sorted({one for found in acronyms(passage.text) for one in self._read(found)}))

    def _read(self, found: Acronym) -> Iterator[AnalysedAcronym]:
        """An acronym as it is found, where its name has two words or more that say something."""
        short = self._analyzer.read(found.short)
        words = [word for word in self._analyzer.words(found.name) if not word.is_stop]
        name = tuple(word.terms for word in words if word.terms)
        if short.terms and len(name) > 1:
            term = short.form if short.form in short.terms else short.terms[0]
            yield AnalysedAcronym(short.form, term, name)

    def _part(self, word: str) -> tuple[str, str, int]:
        """A word's terms, what the aligner compares of it, and what it says of quantities."""
        found = self._analyzer.read(word)
        return " ".join(found.terms), word_of(found), int(sign_of(word))  # plain ones add up faster
