"""What the rest of the house needs to know of a language's words for numbers, dates and hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Numerals:
    """A language's words for numbers, months and hours.

    All words are in lower case and folded (ё as е), in every form that they take.

    Attributes:
        grouping: What groups thousands: 1,500 in English, 1.500 in Russian. The other of the two
            marks is the decimal one.
        letters: The letters of a regular expression's set that words are made of, both cases.
        cardinals: Words that add up to a number below a thousand; collective ones («двое») too.
        ordinals: The same, for the word that ends an ordinal number.
        multipliers: What a number below a hundred is multiplied by: hundred, «десяток».
        scales: Powers of a thousand, in forms that follow a number.
        lone_scales: The same, in forms that mean one of it where no number goes before: «тысяча».
        scale_signs: Scales as they are shortened; always behind figures.
        scale_adjectives: Scales behind figures and a hyphen: «25-тысячный».
        money_signs: Scales that are shortened so in a sum of money alone: $5m.
        wholes: Words that are a number with its scale: «полмиллиона».
        times: Words for how often: twice.
        mixed: Words that are a number and a half: «полтора».
        halves: Words for a half.
        parts: What a number is divided by: two thirds.
        part_endings: How an ordinal ends that is a part behind two and more («две пятых»).
        ones: Forms of one that an ordinal makes a part behind: one fifth.
        small: Words for numbers that are a turn of phrase as often as they count.
        uncertain: Words that are a number only beside other words for numbers.
        both: Words for two of two.
        articles: Words that stand for one before a multiplier, a scale or a part.
        one_contexts: Words behind which a form in `multipliers` or `scales` is a singular («более
            тысячи»).
        conjunction: What stands between a hundred and what is added to it; "" where nothing does.
        half_links: What stands between a number and its half.
        hyphenated: Whether a hyphen joins words of one number.
        months: Names of months.
        month_adjectives: Months in words that no day or year stands beside: «ноябрьский».
        month_signs: Names of months, shortened, whether or not a full stop follows.
        doubtful_months: Names of months that may be another word in the same place; they count
            behind one of `month_contexts` or beside a number.
        month_contexts: Words that only the name of a month follows, of all it may be taken for.
        capital_months: Whether the names of months have a capital letter.
        names_of_people: Names of months that with a capital letter are people's.
        day_month_links: What stands between a day and the month behind it, "" for space alone.
        month_day_links: What stands between a month and the day behind it.
        year_links: What stands between a day and month and their year; the comma with a day only.
        range_links: What stands between two days, or two numbers, that share what follows.
        list_links: What stands between two numbers in a list before its last link.
        ordinal_ending: What makes figures an ordinal number, right behind them.
        decade_ending: What makes figures the name of a decade, right behind them.
        clock: What tells that the figures before it are an hour, right behind them; its group
            `half` is the part of the day, where it is told.
        afternoons: Parts of the day that have the hours from noon.
        nights: Parts of the day that have hours on both sides of midnight.
        minus: The word that makes the figures behind it negative.
        roman_before: What stands before a Roman numeral of one letter.
        roman_after: What follows a Roman numeral of one letter.
        adverbial: What makes an adverb of an ordinal number, right before it: «во-».
    """

    grouping: str
    letters: str
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    multipliers: dict[str, int]
    scales: dict[str, int]
    lone_scales: dict[str, int]
    scale_signs: dict[str, int]
    scale_adjectives: dict[str, int]
    money_signs: dict[str, int]
    wholes: dict[str, int]
    times: dict[str, int]
    mixed: dict[str, Fraction]
    halves: frozenset[str]
    parts: dict[str, int]
    part_endings: tuple[str, ...]
    ones: frozenset[str]
    small: frozenset[str]
    uncertain: frozenset[str]
    both: frozenset[str]
    articles: tuple[str, ...]
    one_contexts: frozenset[str]
    conjunction: str
    half_links: frozenset[str]
    hyphenated: bool
    months: dict[str, int]
    month_adjectives: dict[str, int]
    month_signs: dict[str, int]
    doubtful_months: frozenset[str]
    month_contexts: frozenset[str]
    capital_months: bool
    names_of_people: frozenset[str]
    day_month_links: frozenset[str]
    month_day_links: frozenset[str]
    year_links: frozenset[str]
    range_links: frozenset[str]
    list_links: frozenset[str]
    ordinal_ending: re.Pattern[str]
    decade_ending: re.Pattern[str]
    clock: re.Pattern[str]
    afternoons: frozenset[str]
    nights: frozenset[str]
    minus: str
    roman_before: re.Pattern[str]
    roman_after: re.Pattern[str]
    adverbial: tuple[str, ...]
