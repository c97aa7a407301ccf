"""The sentence of a passage that answers best: by what it holds and what the question asks for.

`text` finds the sentences and what stands in them, `signs` what looks like an answer of the kind
that is sought (`numbers`, where that is one), `scores` weighs both.
"""

from index.search.sentence.scores import best_sentence, sentence_scores
from index.search.sentence.text import SentenceText

__all__ = ["SentenceText", "best_sentence", "sentence_scores"]
