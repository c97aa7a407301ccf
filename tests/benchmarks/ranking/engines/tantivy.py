"""tantivy, used at its best for this task.

Term frequencies without positions, nothing stored; one thread and a heap that holds everything,
so that one commit makes one segment, with nothing left to merge. A question is a disjunction of
terms. Hits aren't counted, which lets tantivy skip blocks (block-max WAND). Keys come from a fast
field, not from the document store. Scores are its own BM25 (k1 = 1.2, lengths rounded to a byte).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import tantivy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.ranking.corpus import Passage
    from tests.benchmarks.ranking.engines.engine import Hits
    from tests.benchmarks.ranking.source import Source

_HEAP = 3 << 30  # bytes; pages that aren't used cost nothing
_TOKENIZER = "words"


class Engine:
    """A tantivy index."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        if self._searcher.num_segments > 1:
            raise RuntimeError("tantivy's index should be one segment")

    @classmethod
    def build(cls, passages: Iterable[Passage], folder: Path) -> None:
        """Indexes into one segment; see `engine.Engine.build`."""
        index = tantivy.Index(_schema(), path=str(folder))
        _register(index)
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for passage in passages:
            writer.add_document(tantivy.Document(key=passage.id, text=" ".join(passage.terms)))
        writer.commit()
        writer.wait_merging_threads()

    @classmethod
    def open(cls, folder: Path, source: Source) -> Self:  # noqa: ARG003 - all is on disk
        """Opens the index; see `engine.Engine.open`."""
        index = tantivy.Index.open(str(folder))
        _register(index)
        return cls(index)

    def top(self, terms: Sequence[str], k: int) -> Hits:
        """The k best passages; see `engine.Engine.top`."""
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", term, "freq"))
                for term in terms
            ]
        )
        hits = self._searcher.search(query, limit=k, count=False).hits
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        return [(int(key or 0), float(score)) for key, (score, _) in zip(keys, hits, strict=True)]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", fast=True)
    builder.add_text_field("text", tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.build()


def _register(index: tantivy.Index) -> None:
    """Words are what stands between spaces: terms come analysed."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, words)
