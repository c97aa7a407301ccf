"""What analysis makes of a document's passages: all that indexing and linking will ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import Analyzer, Remembered
from index.bitext import WORDS, length_of, word_of, words_of
from index.collection import Analysed
from index.quantities import Sign, sign_of

if TYPE_CHECKING:
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
        )

    def _part(self, word: str) -> tuple[str, str, int]:
        """A word's terms, what the aligner compares of it, and what it says of quantities."""
        found = self._analyzer.read(word)
        return " ".join(found.terms), word_of(found), int(sign_of(word))  # plain ones add up faster
