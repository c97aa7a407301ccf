"""Names from CLDR, Unicode's Common Locale Data Repository, as Babel carries them.

Territories, languages, currencies, months and days of the week have a code or a number each, and a
name in every language: the names of one code are translations of each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale

from index.versions import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME = "CLDR "
_REMARK = re.compile(r"\s*\(([^()]*)\)")
_SHORTENED = {"о-ва": "острова", "о-в": "остров"}  # as CLDR's Russian writes islands


def cldr_name() -> str:
    """What the dictionary of CLDR's names is called; other names have other versions."""
    return f"{_NAME}{version('babel')}"


def is_cldr(name: str) -> bool:
    """Whether a dictionary is called as one of CLDR's names is, of whatever version."""
    return name.startswith(_NAME)


def cldr(a_lang: str, b_lang: str) -> Iterator[tuple[str, str]]:
    """The names of everything that CLDR names in two languages, given by their codes.

    A name's remark in brackets is a name of its own where both have one: Myanmar (Burma).
    """
    a, b = Locale(a_lang), Locale(b_lang)
    for kind in ("territories", "languages", "currencies"):
        yield from _common(getattr(a, kind), getattr(b, kind))
    for form in ("format", "stand-alone"):
        for kind in ("months", "days"):
            yield from _common(getattr(a, kind)[form]["wide"], getattr(b, kind)[form]["wide"])


def _common(a: Mapping[str, str], b: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for code, name in a.items():
        if code in b:
            yield from zip(_names(name), _names(b[code]), strict=False)


def _names(name: str) -> list[str]:
    """A name without its remarks, then each remark; those with years or codes are no names."""
    remarks = [remark for remark in _REMARK.findall(name) if not re.search(r"\d", remark)]
    names = [_REMARK.sub("", name), *remarks]
    return [" ".join(_SHORTENED.get(word, word) for word in one.split()) for one in names]
