"""Text -> tokens whose offsets always point into the original -> terms, and text -> sentences."""

from index.analysis.analyzer import Analyzer, Token, Word
from index.analysis.remembered import Remembered
from index.analysis.sentences import sentences

__all__ = ["Analyzer", "Remembered", "Token", "Word", "sentences"]
