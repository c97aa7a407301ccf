"""What linking learned, between the database and `bitext`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.bitext import BeadShares, Entry, Knowledge, LengthModel, WordCount
from index.collection import Lexicon, LexiconEntry, LexiconWord

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Iterable, Iterator, Mapping

    from index.collection import Collection


def store_knowledge(
    collection: Collection, name: str, langs: tuple[str, str], knowledge: Knowledge, documents: int
) -> None:
    """Stores what was learned, in place of what was known; expects a transaction around it.

    Args:
        name: The name of the collection.
        langs: The two languages, in alphabetical order.
        documents: How many documents the collection has.
    """
    lengths = knowledge.lengths
    lexicon = Lexicon(
        name,
        *langs,
        documents,
        knowledge.links,
        knowledge.shares.frequency,
        (lengths.ratio, lengths.variance, lengths.chance),
    )
    words = [*_words(langs[0], knowledge.a_words), *_words(langs[1], knowledge.b_words)]
    collection.lexicons.replace(lexicon, words, map(LexiconEntry._make, knowledge.entries))


def knowledge_of(
    collection: Collection,
    name: str,
    langs: tuple[str, str],
    words: Words[str] | None = None,
) -> Knowledge:
    """What is known of two languages of a collection; the default where that is nothing.

    Args:
        name: The name of the collection.
        langs: The two languages, in alphabetical order.
        words: What is known of these words is enough; all there is if it is not said.
    """
    glossary = [(a, b) for a, b in collection.dictionaries.entries(*langs, words)]
    lexicon = collection.lexicons.get(name, *langs)
    if lexicon is None:
        return Knowledge(glossary=glossary)
    counts: dict[str, dict[str, WordCount]] = {lang: {} for lang in langs}
    for word in collection.lexicons.words(lexicon, words):
        counts[word.lang][word.word] = WordCount(word.passages, word.taught)
    totals = collection.lexicons.passages(lexicon)
    return Knowledge(
        entries=[Entry(*entry) for entry in collection.lexicons.entries(lexicon, words)],
        a_words=counts[langs[0]],
        b_words=counts[langs[1]],
        a_total=totals.get(langs[0], 0),
        b_total=totals.get(langs[1], 0),
        versions=lexicon.documents,
        links=lexicon.links,
        shares=BeadShares(lexicon.beads),
        lengths=LengthModel(*lexicon.lengths),
        glossary=glossary,
    )


def meet_words(collection: Collection, lexicon: Lexicon, documents: Iterable[int]) -> None:
    """Notes which words new documents hold; expects a transaction around it."""
    counts: dict[str, Counter[str]] = {lexicon.a_lang: Counter(), lexicon.b_lang: Counter()}
    for passage in collection.versions.words_of(documents):
        if passage.lang in counts:
            counts[passage.lang].update(passage.words)
    for lang, held in counts.items():
        collection.lexicons.meet(lexicon, lang, held.items())


def _words(lang: str, words: Mapping[str, WordCount]) -> Iterator[LexiconWord]:
    for word, count in words.items():
        yield LexiconWord(lang, word, count.passages, count.taught)
