"""English words for numbers, months and hours."""

from __future__ import annotations

import re
from functools import cache

from index.languages.numerals import Numerals

_CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1_000, "millionth": 1_000_000,
}  # fmt: skip

_PARTS = {
    "halves": 2, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6,
    "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10, "hundredths": 100,
}  # fmt: skip

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip

_MONTH_SIGNS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

_CONTEXTS = frozenset(
    {"in", "since", "until", "till", "during", "last", "next", "this", "early", "late", "mid",
     "end of", "beginning of", "start of", "middle of"}
)  # fmt: skip


@cache
def numerals() -> Numerals:
    """English, with the short scale: a billion is a thousand millions."""
    return Numerals(
        grouping=",",
        letters="A-Za-z",
        cardinals=_CARDINALS,
        ordinals=_ORDINALS,
        multipliers={"hundred": 100, "dozen": 12},
        scales={**_SCALES, **{scale + "s": value for scale, value in _SCALES.items()}},
        lone_scales={},
        scale_signs={"mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12},
        scale_adjectives={},
        money_signs={"k": 10**3, "m": 10**6, "b": 10**9},
        wholes={},
        times={"twice": 2, "thrice": 3},
        mixed={},
        halves=frozenset({"half"}),
        parts=_PARTS,
        part_endings=(),
        ones=frozenset({"one"}),
        small=frozenset({"zero", "one", "first", "second"}),
        uncertain=frozenset(),
        both=frozenset({"both"}),
        articles=("a", "an"),
        one_contexts=frozenset(),
        conjunction="and",
        half_links=frozenset({"and", "and a", "-and-a-"}),
        hyphenated=True,
        months=_MONTHS,
        month_adjectives={},
        month_signs=_MONTH_SIGNS,
        doubtful_months=frozenset({"march", "may", *_MONTH_SIGNS}),
        month_contexts=_CONTEXTS,
        capital_months=True,
        names_of_people=frozenset(),
        day_month_links=frozenset({"", "of", "-"}),
        month_day_links=frozenset({"", "the", "-"}),
        year_links=frozenset({"", ",", "of", "-"}),
        range_links=frozenset({"-", "–", "—", "and", "or", "to", "and the", "to the"}),
        list_links=frozenset({","}),
        ordinal_ending=re.compile(r"(?:st|nd|rd|th)(?!\w)"),
        decade_ending=re.compile(r"['’]?s(?!\w)"),
        clock=re.compile(r"[ \u00a0\u202f]?(?:(?P<half>[AaPp])\.?[Mm]\b|o['’]clock\b)"),
        afternoons=frozenset({"p"}),
        nights=frozenset(),
        minus="minus",
        roman_before=re.compile(r"\b(?:[Ww]ar|WAR|[Pp]hase|[Pp]art|[Cc]hapter|[Vv]olume) \Z"),
        roman_after=re.compile(r"(?:st|nd|rd|th)?[ \u00a0-][Cc]entur"),
        adverbial=(),
    )
