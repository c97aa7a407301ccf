"""Text -> tokens whose offsets always point into the original -> terms, and text -> sentences."""

from index.analysis.analyzer import Analyzer, Token, is_stop
from index.analysis.sentences import sentences

__all__ = ["Analyzer", "Token", "is_stop", "sentences"]
