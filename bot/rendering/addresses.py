"""Addresses of sources: which are linked to, and how a web page opens at a passage.

The fragment is that of https://wicg.github.io/scroll-to-text-fragment/:
`#:~:text=start,end`, both percent-encoded, and `-` too, which has a meaning of its own there. A
fragment that an address has already stays before it.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from index.model import Span

URL_BYTES = 1024  # of an address in HTML; a message of six stays under Telegram's 32,768

_DIRECTIVE = ":~:"  # what separates a fragment from what is for the browser alone
_WORDS = 5  # words of the beginning and of the end that a browser looks for


def linkable(url: str | None) -> str | None:
    """The address, if it is one that Telegram links to and no longer than a line can carry."""
    if url is None or " " in url or not url.isprintable():  # other white space is not printable
        return None
    try:
        parts = urlsplit(url)
        web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return url if web and _fits(url) else None


def opening_at(url: str | None, text: str, focus: Span) -> str | None:
    """The address so that a browser opens it at a sentence.

    Args:
        url: The address of a document, or None.
        text: A passage of it.
        focus: The sentence, as a range of the passage; empty for the passage's beginning.

    Returns:
        The address with a text fragment, or without where that would be too long; None where the
        address can't be linked to.
    """
    address = linkable(url)
    if address is None:
        return None
    start, end = focus if focus.end > focus.start else (0, len(text))
    place, _, fragment = address.partition("#")
    own = fragment.partition(_DIRECTIVE)[0]
    words = text[start:end].split()
    for count in range(_WORDS, 0, -1) if words else ():
        at = f"{place}#{own}{_DIRECTIVE}text={','.join(map(_encoded, _ends(words, count)))}"
        if _fits(at):
            return at
    return address


def _ends(words: list[str], count: int) -> tuple[str, ...]:
    """The first words and the last ones; all together where there are no more than these.

    Words are taken whole, since a browser matches from border to border of words.
    """
    if len(words) <= 2 * count:
        return (" ".join(words),)
    return " ".join(words[:count]), " ".join(words[-count:])


def _encoded(text: str) -> str:
    """Percent-encoded for a text directive: all but letters and digits of ASCII, and `_.~`.

    What is too long for an address anyway is not encoded to its end.
    """
    return quote(text[:URL_BYTES], safe="", errors="replace").replace("-", "%2D")


def _fits(url: str) -> bool:
    return len(url) <= URL_BYTES and len(html.escape(url).encode()) <= URL_BYTES
