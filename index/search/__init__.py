"""A person's words -> a query -> hits with highlights, best sentence and match, or a refusal."""

from index.search.searcher import Searcher

__all__ = ["Searcher"]
