"""Dictionaries from outside: files of the usual kinds, and names from CLDR -> translations.

    formats                  which kind of file it is
    dictd, stardict, tsv     a kind each -> articles
    places, files            articles of an index; bytes, whether packed or not, within bounds
    markup                   an article with tags -> text
    translations             an article -> the translations in it
    cldr                     names of countries, languages, months, currencies
    article                  the values that they hand to each other

Whatever a file holds, reading it takes a time and a memory that its size bounds, and ends in
articles or in one of the errors under `DictionaryError`.
"""

from __future__ import annotations

from index.dictionaries.article import Article, Dictionary
from index.dictionaries.cldr import cldr, cldr_name, is_cldr
from index.dictionaries.formats import name_of, open_dictionary
from index.dictionaries.translations import PAIR, Translated, translated

__all__ = [
    "PAIR",
    "Article",
    "Dictionary",
    "Translated",
    "cldr",
    "cldr_name",
    "is_cldr",
    "name_of",
    "open_dictionary",
    "translated",
]
