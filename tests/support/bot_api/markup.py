"""Telegram's HTML -> text and entities, by the rules of the Bot API server (TDLib's parse_html).

Byte offsets in errors are offsets into the UTF-8 form of what was sent; entity offsets and lengths
are in UTF-16 code units of the text that is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.support.bot_api.refusals import Refused, bad_request

MOST_ENTITIES = 100
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-z]));?")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']+)\s*(?:=\s*("([^"]*)"|'([^']*)'|([A-Za-z0-9.-]*)(?=[\s>])))?"""
)
_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader sees.

    Attributes:
        text: The text, without white space around it.
        entities: What is marked in it, as the Bot API's MessageEntity, in order.
        dropped: What the server left out without a word.
    """

    text: str
    entities: list[dict[str, Any]]
    dropped: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    start: int


def units(text: str) -> int:
    """The UTF-16 code units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> Parsed:
    """Parses a message.

    Raises:
        Refused: `can't parse entities: …`, in the server's words.
    """
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def parse(self) -> Parsed:
        at = 0
        while at < len(self.source):
            if self.source[at] == "<":
                at = self._end_tag(at) if self.source[at + 1 : at + 2] == "/" else self._tag(at)
                continue
            reference = _REFERENCE.match(self.source, at)
            character = _referred(reference) if reference else None
            if reference and character:
                self._add(character)
                at = reference.end()
            else:
                self._add(self.source[at])
                at += 1
        if self.open:
            tag = self.open[-1].tag
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return _trimmed("".join(self.pieces), self.entities)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += units(text)

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _tag(self, begin: int) -> int:
        """Reads a start tag; returns where the text after it begins."""
        end = _first(self.source, begin + 1, r"[\s>]")
        if end is None:
            raise _unparsable(f"Unclosed start tag at byte offset {self._byte(begin)}")
        tag = self.source[begin + 1 : end].lower()
        if tag not in _KINDS:
            place = self._byte(begin)
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {place}')
        attributes, end = self._attributes(tag, begin, end)
        argument = ""
        if tag == "a":
            argument = attributes.get("href", "")
        elif tag == "blockquote":
            argument = "expandable" if "expandable" in attributes else ""
        elif tag == "span" and attributes.get("class") != "tg-spoiler":
            place = self._byte(begin)
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self.open.append(_Open(tag, argument, self.length))
        return end

    def _attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while True:
            space = re.compile(r"\s*").match(self.source, at)
            at = space.end() if space else at
            if self.source[at : at + 1] == ">":
                return found, at + 1
            attribute = _ATTRIBUTE.match(self.source, at)
            if at >= len(self.source) or attribute is None:
                place = self._byte(begin)
                what = "Unclosed start tag" if at >= len(self.source) else "Empty attribute name in"
                raise _unparsable(f'{what} the tag "{tag}" at byte offset {place}')
            value = attribute[3] or attribute[4] or attribute[5] or ""
            found[attribute[1].lower()] = _REFERENCE.sub(
                lambda reference: _referred(reference) or reference[0], value
            )
            at = attribute.end()

    def _end_tag(self, begin: int) -> int:
        place = self._byte(begin)
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {place}")
        end = _first(self.source, begin + 2, r"[\s>]")
        close = _first(self.source, begin + 2, r">")
        if end is None or close is None or self.source[end:close].strip():
            raise _unparsable(f"Unclosed end tag at byte offset {place}")
        name = self.source[begin + 2 : end]
        opened = self.open.pop()
        if name and name != opened.tag:
            raise _unparsable(
                f"Unmatched end tag at byte offset {place},"
                f' expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.start:
            entity = {
                "type": _KINDS[opened.tag],
                "offset": opened.start,
                "length": self.length - opened.start,
            }
            if opened.tag == "a":
                entity["url"] = opened.argument
            if opened.argument == "expandable":
                entity["type"] = "expandable_blockquote"
            self.entities.append(entity)
        return close + 1


def _first(text: str, start: int, pattern: str) -> int | None:
    found = re.compile(pattern).search(text, start)
    return found.start() if found else None


def _referred(reference: re.Match[str]) -> str | None:
    """The character that `&…;` stands for; None where it stands for itself."""
    if reference[3]:
        return _NAMED[reference[3]]
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    surrogate = 0xD800 <= code <= 0xDFFF
    return None if code == 0 or code > 0x10FFFF or surrogate else chr(code)


def _unparsable(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Parsed:
    """Takes white space off both ends and moves the entities with it; drops what is not kept."""
    shown = text.strip()
    lead = units(text[: len(text) - len(text.lstrip())])
    length = units(shown)
    kept: list[dict[str, Any]] = []
    dropped: list[str] = []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        start = max(0, entity["offset"] - lead)
        end = min(length, entity["offset"] + entity["length"] - lead)
        if end <= start:
            continue
        if entity["type"] == "text_link" and not _is_link(entity["url"]):
            dropped.append(f"bad link {entity['url']!r}")
        elif len(kept) == MOST_ENTITIES:
            dropped.append(f"entity beyond {MOST_ENTITIES}: {entity['type']}")
        else:
            kept.append({**entity, "offset": start, "length": end - start})
    return Parsed(shown, kept, dropped)


def _is_link(url: str) -> bool:
    if any(letter.isspace() for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https", "tg"} and bool(parts.netloc)
