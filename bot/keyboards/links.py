"""Deep links into the bot, signed: to a passage, and to what an invitation lets a person do.

A link carries `p` or `i`, a truncated HMAC-SHA256 of that and of what it leads to (RFC 2104,
section 5), and what it leads to, as base64url without padding (RFC 4648, section 5): the 64
characters of `[A-Za-z0-9_-]` that Telegram takes as a payload. A signature keeps ids from being
guessed; whether a passage may be read is asked anew each time that a link is opened.

What it leads to is sealed by a key stream that follows from the signature (a synthetic
initialization vector, as in RFC 5297): keys of documents are counted on, and the gaps between those
of the documents that somebody may read would say how many others there are.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.model import PassagePlace

if TYPE_CHECKING:
    from typing import Protocol

    class Invitation(Protocol):
        """What an invitation's link is made from."""

        @property
        def id(self) -> int:
            """Its number."""

        @property
        def kind(self) -> InvitedKind:
            """Who is invited: `person` or `chat`."""

    class InvitedKind(Protocol):
        """An enumeration's member."""

        @property
        def value(self) -> str:
            """What it is written as."""


_PASSAGE, _INVITATION = "p", "i"
_SIGNATURE = 16  # bytes: half of the hash, the least that RFC 2104 recommends
_LONGEST = 64  # characters of a payload
_SEAL = "s"
_ROOM = 31  # bytes of content: with the signature they take 63 characters, after the kind
_CHAT = "chat"
_MORE = 0x80  # the bit of a byte after which a number goes on
_NUMBER_BYTES = 9  # of 63 bits, seven each


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A link that opens a passage."""

    place: PassagePlace


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """A link that an admin made to let a person or a group in.

    Attributes:
        id: The number of the invitation.
    """

    id: int


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads links to one bot.

    Attributes:
        username: The bot's, without @.
        secret: What signatures are made with.
    """

    username: str
    secret: bytes = field(repr=False)

    def passage(self, place: PassagePlace) -> str:
        """A link that opens a passage with its other-language version.

        Raises:
            ValueError: The digest is none of at most 32 hexadecimal digits.
        """
        content = _written(place.document) + _written(place.number) + bytes.fromhex(place.digest)
        return self._link("start", self._signed(_PASSAGE, content))

    def invitation(self, invitation: Invitation) -> str:
        """A link that lets a person in; for a group one that has it chosen and the bot added."""
        asked = "startgroup" if invitation.kind.value == _CHAT else "start"
        return self._link(asked, self._signed(_INVITATION, _written(invitation.id)))

    def read(self, payload: str) -> PassageLink | InvitationLink | None:
        """What a payload leads to, or None for anything that was not signed here."""
        content = self._content(payload)
        if content is None:
            return None
        number, content = _read(content)
        if payload.startswith(_INVITATION):
            return InvitationLink(number)
        place, digest = _read(content)
        return PassageLink(PassagePlace(number, place, digest.hex()))

    def _link(self, asked: str, payload: str) -> str:
        return f"https://t.me/{self.username}?{asked}={payload}"

    def _signed(self, kind: str, content: bytes) -> str:
        if len(content) > _ROOM:
            raise ValueError("no payload of a link can carry this")
        signature = self._signature(kind, content)
        signed = signature + self._sealed(signature, content)
        return kind + base64.urlsafe_b64encode(signed).decode().rstrip("=")

    def _content(self, payload: str) -> bytes | None:
        """What was signed; None where the signature is not ours, or written in another way."""
        kind, body = payload[:1], payload[1:]
        if kind not in {_PASSAGE, _INVITATION} or len(payload) > _LONGEST:
            return None
        try:
            signed = base64.b64decode(body + "=" * (-len(body) % 4), b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        signature = signed[:_SIGNATURE]
        content = self._sealed(signature, signed[_SIGNATURE:])
        same = hmac.compare_digest(signature, self._signature(kind, content))
        return content if same and self._signed(kind, content) == payload else None

    def _signature(self, kind: str, content: bytes) -> bytes:
        return hmac.digest(self.secret, kind.encode() + content, "sha256")[:_SIGNATURE]

    def _sealed(self, signature: bytes, content: bytes) -> bytes:
        """Content sealed, or what was sealed: the same step leads there and back."""
        stream = hmac.digest(self.secret, _SEAL.encode() + signature, "sha256")
        return bytes(byte ^ key for byte, key in zip(content, stream, strict=False))


def _written(number: int) -> bytes:
    """A number in as few bytes as it takes: seven bits each, the lowest first (LEB128).

    Raises:
        ValueError: It is negative or takes more than 63 bits.
    """
    if number < 0 or number >= 1 << 7 * _NUMBER_BYTES:
        raise ValueError(f"no number of a link: {number}")
    written = bytearray()
    while number >= _MORE:
        written.append(number & (_MORE - 1) | _MORE)
        number >>= 7
    return bytes((*written, number))


def _read(content: bytes) -> tuple[int, bytes]:
    """The number that signed content begins with, and what follows it."""
    number = 0
    for place, byte in enumerate(content):
        number |= (byte & (_MORE - 1)) << 7 * place
        if byte < _MORE:
            return number, content[place + 1 :]
    raise ValueError("a number without an end was signed")
