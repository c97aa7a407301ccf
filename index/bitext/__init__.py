"""Which documents are versions of each other, and which of their passages say the same.

No model is downloaded and no dictionary needed: names and numbers make the beginning, the rest is
learned from the collection itself. The modules in the order in which they build on each other, each
behind the kernels that it runs:

    words                                       what of a text is looked at, with its quantities
    vocabulary      inversion                   versions as arrays
    cognates        names, sounds, nearness     words of both languages that look alike
    beforehand      glossary                    all that is known before anything is learned
    lexicon         expectation                 what aligned passages teach
    evidence        explanation, lengths        how much speaks for a translation
    constraints     decision, crossing          what must be, who belongs to whom, other orders
    alignment       forward_backward, windows   which passages belong together
    knowledge, bench                            a few versions, judged by what a collection taught
    pairing         retrieval, distinction      which versions may belong together
    linking         copies, telling, rounds     all of a collection
    following                                   what is new in it, on its own
    relearning                                  a lexicon that grows with its collection
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.bitext.alignment import BeadShares
    from index.bitext.bench import Bench
    from index.bitext.cognates import near_words
    from index.bitext.following import Followed, Surroundings, link_some
    from index.bitext.knowledge import Entry, Knowledge, WordCount
    from index.bitext.lengths import LengthModel
    from index.bitext.linking import link_versions
    from index.bitext.relearning import relearned
    from index.bitext.versions import (
        Judged,
        Linked,
        PassageLink,
        Told,
        Version,
        VersionKey,
        VersionPair,
        VersionPassage,
    )
    from index.bitext.words import NUMBER, WORDS, length_of, word_of, words_of

__all__ = [
    "NUMBER",
    "WORDS",
    "BeadShares",
    "Bench",
    "Entry",
    "Followed",
    "Judged",
    "Knowledge",
    "LengthModel",
    "Linked",
    "PassageLink",
    "Surroundings",
    "Told",
    "Version",
    "VersionKey",
    "VersionPair",
    "VersionPassage",
    "WordCount",
    "length_of",
    "link_some",
    "link_versions",
    "near_words",
    "relearned",
    "word_of",
    "words_of",
]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "alignment": ["BeadShares"],
            "bench": ["Bench"],
            "cognates": ["near_words"],
            "following": ["Followed", "Surroundings", "link_some"],
            "knowledge": ["Entry", "Knowledge", "WordCount"],
            "lengths": ["LengthModel"],
            "linking": ["link_versions"],
            "relearning": ["relearned"],
            "versions": [
                "Judged",
                "Linked",
                "PassageLink",
                "Told",
                "Version",
                "VersionKey",
                "VersionPair",
                "VersionPassage",
            ],
            "words": ["NUMBER", "WORDS", "length_of", "word_of", "words_of"],
        },
    )
