"""Where sentences begin and end: rules for prose, with a list of abbreviations a language.

A sentence ends at `.`, `!`, `?` or `…`, with closing quotes and brackets, where white space and
then a capital, a digit or an opening mark follow. A full stop ends none after an abbreviation, of
whatever language, initials («А. Турганбеков», «E.I. du Pont»), a list number at the beginning, or a
small letter before figures («c. 1455»); but where a small word with a capital follows an
abbreviation that may be a sentence's last word («etc. The»), the sentence ends. No character is
lost: the sentences of a text, in order, hold all of it but the white space between them.
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
_NEXT = re.compile(r"\s++[\"'«“„‘(\[—–-]*+\s*+(?P<first>[^\W_])(?P<rest>[^\W\d_]*+)")

_ABBREVIATIONS = frozenset[str]().union(*(one.abbreviations for one in LANGUAGES.values()))
_LAST_WORDS = frozenset(
    "etc inc ltd co corp jr sr др г гг руб коп тыс млн млрд трлн".split()  # noqa: SIM905 - a table of words reads best as text
)
"""Abbreviations that stand at the end of a sentence as well as within; so do those with a stop
inside (a.m., U.S., «т.д.»). The others stand before what they belong to: titles, numbers."""


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
    if name.lower() in _ABBREVIATIONS and not _is_initial(name):
        return _may_be_last(name.lower()) and _is_small(following, lang)
    is_number = name.isdigit() and before + word.start() == start
    is_circa = len(name) == 1 and name.islower() and following["first"].isdigit()
    return not (is_number or is_circa or all(map(_is_initial, name.split("."))))


def _is_initial(name: str) -> bool:
    return len(name) == 1 and name.isupper()


def _may_be_last(abbreviation: str) -> bool:
    return "." in abbreviation or abbreviation in _LAST_WORDS


def _is_small(following: re.Match[str], lang: str) -> bool:
    """Whether the next word is one that has a capital only where it begins a sentence."""
    # one letter may be an initial, or a number: «т. I»
    word = following["first"] + following["rest"]
    return len(word) > 1 and word.istitle() and word.lower() in LANGUAGES[lang].stop_lemmas
