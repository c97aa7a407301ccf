"""A part of a text in Latin letters -> what it may be in Russian, with capitals and marks kept."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from index.search.corrections.romanization import readings
from index.search.corrections.word_lists import begins_russian, is_russian

_MOST = 4
"""Readings of a part at most."""

_COINED = 3
"""The same of a word that no dictionary has: a name, by the table alone."""

_LOOKED_UP = 24
"""Readings that might go on to a word, of which some are one."""

# apostrophes and quotation marks between letters, and an apostrophe at the end, may be signs
_RUN = re.compile(r"[^\W_]+(?:['’`\"]+[^\W_]+)*['’`]?")


def in_russian(chunk: str) -> tuple[str, ...]:
    """Readings of a part, likeliest first; none where it has no letters."""
    runs = list(_RUN.finditer(chunk))
    choices = [(run.group(),) if run.group().isdecimal() else _read(run.group()) for run in runs]
    return tuple(_put(chunk, runs, chosen) for chosen in islice(product(*choices), _MOST) if runs)


def _put(chunk: str, runs: list[re.Match[str]], chosen: tuple[str, ...]) -> str:
    pieces = []
    end = 0
    for run, reading in zip(runs, chosen, strict=True):
        pieces += [chunk[end : run.start()], reading]
        end = run.end()
    return "".join(pieces) + chunk[end:]


def _read(word: str) -> tuple[str, ...]:
    found = _words(word.lower())
    if word.isupper() and len(word) > 1:
        return tuple(reading.upper() for reading in found)
    return tuple(r[:1].upper() + r[1:] for r in found) if word[:1].isupper() else found


@lru_cache(maxsize=4096)
def _words(word: str) -> tuple[str, ...]:
    looked_up = readings(word, begins_russian, _LOOKED_UP)
    listed = tuple(islice((reading for reading in looked_up if is_russian(reading)), _MOST))
    return listed or tuple(readings(word, _anything, _COINED))


def _anything(_beginning: str) -> bool:
    return True
