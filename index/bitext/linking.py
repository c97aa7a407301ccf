"""From a whole collection to its links, in rounds: pair, align, learn, and again.

The first round knows names, numbers and dictionaries alone. What it links teaches the first
lexicon, how long translations are and how often passages are merged or left out; the next round
sees more with it. Nothing depends on the order of the documents, and nothing but ties between
equals on their ids.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from index.bitext.copies import shelves
from index.bitext.rounds import Rounds
from index.bitext.telling import Bound, links_of, side_of, spoken_of, with_confirmed
from index.bitext.versions import Linked, PassageLink, Told, VersionKey, VersionPair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.bitext.copies import Copy, Shelf
    from index.bitext.knowledge import Knowledge
    from index.bitext.rounds import Pair
    from index.bitext.versions import Version

    Progress = Callable[[int, int], None]
    Glossary = Callable[[str, str], Iterable[tuple[tuple[str, ...], tuple[str, ...]]]]


def link_versions(
    versions: Iterable[Version],
    told: Told | None = None,
    glossary: Glossary | None = None,
    progress: Progress | None = None,
) -> Linked:
    """Links every passage that has an other-language self to it.

    Args:
        versions: Of all documents, in any order; one without passages is passed over.
        told: What is known of them already.
        glossary: For two languages what dictionaries say.
        progress: Called with the number of steps done and of all steps.
    """
    said = told or Told()
    by_lang = shelves(versions, spoken_of(said))
    langs = list(combinations(by_lang, 2))
    pairs: list[VersionPair] = []
    links: list[PassageLink] = []
    knowledge: dict[tuple[str, str], Knowledge] = {}
    for done, (a, b) in enumerate(langs):
        bound = Bound.of(said, side_of(a, by_lang[a]), side_of(b, by_lang[b]))
        rounds = Rounds(by_lang[a], by_lang[b], bound, glossary(a, b) if glossary else ())
        for step, steps in rounds.run():
            if progress:
                progress(done * steps + step, len(langs) * steps)
        knowledge[a, b] = rounds.knowledge
        for pair in rounds.pairs:
            for one, other in _copies(by_lang[a], by_lang[b], pair):
                found = VersionPair(
                    VersionKey(one.doc, a),
                    VersionKey(other.doc, b),
                    pair.alignment.evidence,
                    pair.probability,
                )
                pairs.append(found)
                links += links_of(found, pair.alignment.links, (one.numbers, other.numbers))
    return Linked(tuple(sorted(pairs)), tuple(with_confirmed(said, links)), knowledge)


def _copies(a: Shelf, b: Shelf, pair: Pair) -> Iterator[tuple[Copy, Copy]]:
    """The documents that a pair stands for."""
    return zip(a.copies[pair.a], b.copies[pair.b], strict=False)
