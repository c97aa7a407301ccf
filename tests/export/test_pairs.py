"""Pairs as a collection hands them out: in order, one at a time, each with all its passages."""

from __future__ import annotations

import tracemalloc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from index.collection import Analysed, Collection, NewLink, Source
from index.export import json_lines, tmx_document
from index.model import Document, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from index.collection.pairs import LinkedPair

Said = tuple[str, str]  # a language and what is said in it


@contextmanager
def collected(
    data: Path,
    documents: Mapping[str, Sequence[Said]],
    links: Sequence[tuple[str, Sequence[int], str, Sequence[int]]],
    collections: Mapping[str, str] | None = None,
) -> Iterator[Collection]:
    """A collection of these documents and links, being read."""
    with Collection.open(data, create=True) as store:
        with store.writing():
            for name, passages in documents.items():
                source = Source(name, (collections or {}).get(name, "main"), name, "", "", "")
                store.documents.put(
                    source, _document(passages), [Analysed("", "", 1)] * len(passages)
                )
        keys = {card.name: card.id for card in store.documents.cards()}
        stored = {(one.document, one.passage.number): one.id for one in store.documents.passages()}
        with store.writing():
            store.links.add(
                NewLink(
                    keys[a],
                    keys[b],
                    tuple(stored[keys[a], number] for number in in_a),
                    tuple(stored[keys[b], number] for number in in_b),
                    0.9,
                )
                for a, in_a, b, in_b in links
            )
        with store.reading():
            yield store


def _document(passages: Sequence[Said]) -> Document:
    text, spans = "", []
    for lang, said in passages:
        spans.append((lang, Span(len(text), len(text) + len(said))))
        text += f"{said}\n\n"
    return Document(
        None,
        None,
        None,
        text,
        tuple(
            Passage(number, lang, span, " ".join(text[slice(*span)].split()))
            for number, (lang, span) in enumerate(spans, 1)
        ),
    )


def places(pairs: Iterator[LinkedPair]) -> list[tuple[str, str, list[tuple[int, ...]]]]:
    """Which documents are paired, and the passages of side a in each link."""
    return [(one.a.doc, one.b.doc, [link.a.paragraphs for link in one.links]) for one in pairs]


def plain(lang: str, count: int) -> list[Said]:
    """That many passages."""
    return [(lang, f"{lang}  {number}.") for number in range(1, count + 1)]


def test_pairs_come_in_the_order_of_names_and_passages(tmp_path: Path) -> None:
    """However links were stored, they come by document, then by their first passages."""
    documents = {
        "z.txt": plain("en", 3),
        "a.txt": plain("en", 2),
        "y.txt": plain("ru", 3),
        "b.txt": plain("ru", 2),
    }
    links = [
        ("z.txt", [3], "y.txt", [1]),
        ("a.txt", [1, 2], "b.txt", [1]),
        ("z.txt", [1], "y.txt", [2, 3]),
    ]
    with collected(tmp_path, documents, links) as store:
        assert places(store.links.pairs()) == [
            ("a.txt", "b.txt", [(1, 2)]),
            ("z.txt", "y.txt", [(1,), (3,)]),
        ]
        (first, *_) = store.links.all()
        assert first.a.texts == ("en 1.", "en 2.")
        assert len(list(store.links.all())) == 3


def test_pairs_can_be_chosen(tmp_path: Path) -> None:
    """By a collection, or by a document on either side."""
    documents = {name: plain(name[:2], 1) for name in ("en1", "ru1", "en2", "ru2")}
    links = [("en1", [1], "ru1", [1]), ("en2", [1], "ru2", [1])]
    secret = {"en2": "secret", "ru2": "secret"}
    with collected(tmp_path, documents, links, secret) as store:
        assert [one.a.doc for one in store.links.pairs("secret")] == ["en2"]
        assert [one.a.doc for one in store.links.pairs(documents={"ru1"})] == ["en1"]


def test_a_version_has_the_passages_that_nothing_is_linked_to(tmp_path: Path) -> None:
    """Also a quotation in another language; but not what is a version of its own."""
    documents = {
        "en.txt": [("en", "One."), ("ru", "Цитата."), ("en", "Two.")],
        "ru.txt": [("ru", "Раз."), ("ru", "Два.")],
        "both.txt": [("en", "Same."), ("ru", "То же.")],
    }
    links = [("en.txt", [1], "ru.txt", [2]), ("both.txt", [1], "both.txt", [2])]
    with collected(tmp_path, documents, links) as store:
        both, single = store.links.pairs()
    assert [p.text for p in single.a.passages] == ["One.", "Цитата.", "Two."]
    assert [p.text for p in single.b.passages] == ["Раз.", "Два."]
    assert ([p.number for p in both.a.passages], [p.number for p in both.b.passages]) == ([1], [2])


@pytest.mark.parametrize("form", ["jsonl", "tmx"])
def test_memory_does_not_grow_with_the_collection(tmp_path: Path, form: str) -> None:
    """Ten times the pairs are exported in the memory of one and a bit."""
    peaks = []
    for count in (20, 200):
        documents = {
            f"{lang}{number:04}": plain(lang, 30)
            for number in range(count)
            for lang in ("en", "ru")
        }
        links = [
            (f"en{number:04}", [at], f"ru{number:04}", [at])
            for number in range(count)
            for at in range(1, 31)
        ]
        with collected(tmp_path / str(count), documents, links) as store:
            del documents, links
            tracemalloc.start()
            pairs = store.links.pairs()
            pieces = (
                tmx_document(pairs) if form == "tmx" else json_lines(pairs, lambda link: link.score)
            )
            assert sum(map(len, pieces)) > 1000
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0]
