"""Where sentences begin and end: rules for prose, with a list of abbreviations a language.

A sentence ends at `.`, `!`, `?` or `…`, with closing quotes and brackets, where white space and
then a capital, a digit or an opening mark follow. A full stop ends none after an abbreviation, an
initial («А. Турганбеков», «J. Smith») or a list number at the beginning. No character is lost: the
sentences of a text, in order, hold all of it but the white space between them.
"""

from __future__ import annotations

import re

from index.languages import LANGUAGES
from index.model import Span

# what repeats is possessive: nothing is tried twice, however long and hostile a text is
_END = re.compile(r"(?P<mark>[.!?…]++)(?P<close>[\"'»”’)\]]*+)(?=\s++[\"'«“„‘(\[—–-]*+\s*+[^\W_])")
_SPACE = re.compile(r"\s*+")
_LAST_WORD = re.compile(r"[^\W_](?:[^\W_]|[.'’-](?=[^\W_]))*$")
_LONGEST = 30  # letters; more than any abbreviation has
_NEXT = re.compile(r"\s++[\"'«“„‘(\[—–-]*+\s*+(?P<first>[^\W_])")


def sentences(text: str, lang: str) -> list[Span]:
    """The sentences of a passage, as ranges of it; a text without words is one sentence."""
    spans = []
    start = _after_space(text, 0)
    for end in _END.finditer(text):
        if _ends_sentence(text, start, end, lang):
            spans.append(Span(start, end.end()))
            start = _after_space(text, end.end())
    last = len(text.rstrip())
    if start < last or not spans:
        spans.append(Span(start, max(start, last)))
    return spans


def _after_space(text: str, place: int) -> int:
    """The first place from there on that is no white space."""
    space = _SPACE.match(text, place)
    return space.end() if space else place


def _ends_sentence(text: str, start: int, end: re.Match[str], lang: str) -> bool:
    following = _NEXT.match(text, end.end())
    if following is None or following["first"].islower():
        return False
    if end["mark"] != "." or end["close"]:
        return True
    before = max(start, end.start() - _LONGEST)
    word = _LAST_WORD.search(text[before : end.start()])
    if word is None:
        return True
    name = word.group()
    if len(name) == 1 and name.isalpha() and name.isupper():
        return False
    if name.isdigit() and before + word.start() == start:
        return False
    return name.lower() not in LANGUAGES[lang].abbreviations
