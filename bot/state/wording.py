"""Words of people: as they can be stored, and as alike ones are counted together."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_YO, _YE = "\u0451", "\u0435"  # Cyrillic letters that people use one for the other


def storable(text: str) -> str:
    """The text as UTF-8 can hold it.

    JSON can carry halves of surrogate pairs. Two that belong together become their character; one
    that is alone becomes U+FFFD.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def folded(text: str) -> str:
    """The words of a question, so that it is the same in capitals, without marks, and without yo.

    A text without any word (marks, emoji) stands for itself.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace(_YO, _YE)
    return " ".join(_WORD.findall(plain)) or text.strip()
