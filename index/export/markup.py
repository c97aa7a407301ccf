"""Text made safe to stand in XML and in HTML."""

from __future__ import annotations

import html
import re

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What may not stand in XML 1.0 (production 2, Char) or should not (its note on control characters
and noncharacters of the basic plane); HTML calls the same characters errors."""


def escaped(text: str) -> str:
    """The text as character data or as the value of a quoted attribute, in XML and HTML alike.

    A character that XML forbids becomes U+FFFD: that something stood there is not hidden.
    """
    return html.escape(_FORBIDDEN.sub("\ufffd", text))
