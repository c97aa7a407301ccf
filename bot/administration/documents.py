"""What became of a document that an admin sent, or wants to be removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.administration.wording import Wording
    from bot.curation import Added
    from bot.rendering import Markup, Page
    from index.model import DocumentCard

_NAMED = 5  # versions, or documents of a similar name, that a message names


def added_page(wording: Wording, added: Added, collection: str) -> Page:
    """What was found in a document: passages, languages, its other version, differences."""
    return wording.page([list(_added(wording, added, collection))])


def removal_page(wording: Wording, card: DocumentCard) -> Page:
    """Which document is about to be removed, with its title, so that it is the right one."""
    passages = sum(card.passages.values())
    line = wording.line(
        "remove-confirm",
        doc=card.name,
        title=card.title or card.name,
        collection=card.collection,
        passages=passages,
    )
    return wording.page([[line]])


def unknown_page(wording: Wording, name: str, near: Sequence[DocumentCard]) -> Page:
    """That there is no such document, and which ones have a similar name."""
    missing = [wording.line("remove-unknown", doc=name)]
    if not near:
        return wording.page([missing])
    lines = [code(f"/remove {card.name}") for card in near[:_NAMED]]
    return wording.page([missing, [wording.line("remove-near"), *lines]])


def _added(wording: Wording, added: Added, collection: str) -> Iterator[Markup]:
    yield wording.line("upload-done", change=added.change, doc=added.doc, collection=collection)
    for lang, count in sorted(added.passages.items()):
        yield wording.line("upload-passages", lang=lang, count=count)
    if not added.counterparts:
        yield wording.line("upload-no-version")
        return
    names = wording.listed(added.counterparts[:_NAMED])
    more = len(added.counterparts[_NAMED:])
    yield wording.line("upload-version", names=names, more=more)
    yield wording.line("upload-links", links=added.links)
    yield wording.line("upload-differences", count=added.differences)
