"""Text -> tokens whose offsets always point into the original -> terms, and text -> sentences."""

from index.analysis.analyzer import Analyzer, Token, Word, is_stop, terms_of
from index.analysis.sentences import sentences

__all__ = ["Analyzer", "Token", "Word", "is_stop", "sentences", "terms_of"]
