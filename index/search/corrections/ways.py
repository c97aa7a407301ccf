"""The ways in which whole words are mistyped, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import CorrectionKind
from index.search.corrections.familiarity import Standing
from index.search.corrections.layouts import turned
from index.search.corrections.lookalikes import in_one_alphabet, is_odd
from index.search.corrections.romanized import in_russian

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Way:
    """A way of mistyping whole words.

    Attributes:
        kind: Its name.
        lang: The language of the letters that stand there then, or None for any.
        proposals: What a part may have been meant as, likeliest first.
        alone: What a part has to become where the rest of the question is right as typed.
        shortest: How many letters it has then: of shorter ones too many mean something.
    """

    kind: CorrectionKind
    lang: str | None
    proposals: Callable[[str], Iterable[str]]
    alone: frozenset[Standing] = frozenset({Standing.FOUND})
    shortest: int = 3


def _unmixed(chunk: str) -> Iterable[str]:
    """A part with both alphabets in a word, or with characters that only look like letters."""
    return in_one_alphabet(chunk) if is_odd(chunk) else ()


def _on_russian_keys(chunk: str) -> Iterable[str]:
    return turned(chunk, "ru")


def _on_english_keys(chunk: str) -> Iterable[str]:
    return turned(chunk, "en")


UNMIXED = Way(CorrectionKind.MIXED, None, _unmixed, frozenset(Standing), 1)
"""What is never right as typed, and is mended before anything else, known then or not."""

WAYS = (
    Way(CorrectionKind.LAYOUT, "en", _on_russian_keys),
    Way(CorrectionKind.LAYOUT, "ru", _on_english_keys),
    Way(CorrectionKind.ALPHABET, "en", in_russian),
    Way(CorrectionKind.MIXED, None, in_one_alphabet),
)
"""The others; the keyboard first, since it leaves no doubt of what was meant."""
