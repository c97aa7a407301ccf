"""Which documents are versions of each other, and which of their passages say the same.

No model is downloaded and no dictionary needed: names and numbers make the beginning, the rest is
learned from the collection itself. The modules in the order in which they build on each other, each
behind the kernels that it runs:

    words           numbers                     what of a text is looked at
    vocabulary      inversion                   versions as arrays
    cognates        names, sounds, nearness     what is known before anything is learned
    lexicon         expectation                 what aligned passages teach
    evidence        explanation, lengths        how much speaks for a translation
    alignment       forward_backward, windows   which passages belong together
    pairing         retrieval                   which versions belong together
    linking                                     all of this in rounds
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.bitext.linking import link_versions
    from index.bitext.versions import PassageLink, Version, VersionPassage
    from index.bitext.words import WORDS, length_of, word_of, words_of

__all__ = [
    "WORDS",
    "PassageLink",
    "Version",
    "VersionPassage",
    "length_of",
    "link_versions",
    "word_of",
    "words_of",
]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "linking": ["link_versions"],
            "versions": ["PassageLink", "Version", "VersionPassage"],
            "words": ["WORDS", "length_of", "word_of", "words_of"],
        },
    )
