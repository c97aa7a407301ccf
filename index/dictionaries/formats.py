"""Which kind of dictionary a file is part of, by what it is called and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.dictionaries import dictd, stardict
from index.dictionaries.cldr import is_cldr
from index.dictionaries.tsv import read_tsv
from index.errors import EmptyFile, UnusableName

if TYPE_CHECKING:
    from pathlib import Path

    from index.dictionaries.article import Dictionary

_OF_STARDICT = (stardict.DESCRIPTION, *stardict.INDEX, *stardict.SYNONYMS)


def open_dictionary(path: Path) -> Dictionary:
    """Opens the dictionary that a file belongs to; any of its files may be named.

    Raises:
        DictionaryError: It is none, is damaged or too large, or one of its files is missing.
        EmptyFile: It lists no word.
        ReadingError: A file is not there, or the system does not let us read it.
    """
    base = _base(path)
    if path.name.endswith(dictd.INDEX):
        found = dictd.read_dictd(base)
    elif path.name.endswith(_OF_STARDICT):
        found = stardict.read_stardict(base)
    elif path.name.endswith(dictd.ARTICLES):
        is_stardict = base.with_name(base.name + stardict.DESCRIPTION).exists()
        found = stardict.read_stardict(base) if is_stardict else dictd.read_dictd(base)
    else:
        found = read_tsv(path)
    if not found.size:
        raise EmptyFile(path=str(path))
    return found


def name_of(path: Path) -> str:
    """What a dictionary is called: its file's name without ending, whichever file was named.

    Raises:
        UnusableName: The name cannot be written down.
    """
    stem = _base(path).name
    name = path.name if is_cldr(stem) else stem
    if not name.isprintable() or not name.strip():
        raise UnusableName(path=str(path).encode("utf-8", "replace").decode())
    return name


def _base(path: Path) -> Path:
    """A file's path without the ending that tells what part of a dictionary it is."""
    for ending in (dictd.INDEX, *dictd.ARTICLES, *_OF_STARDICT):
        if path.name.endswith(ending):
            return path.with_name(path.name.removesuffix(ending))
    return path.with_suffix("")
