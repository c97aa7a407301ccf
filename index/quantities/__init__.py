"""Numbers, dates and times of day in text, with a value that is the same in every language.

The modules in the order in which they build on each other:

    quantity                    what is found, and what of it is compared
    values      calendar        one way of writing numbers; dates and times
    vocabulary                  a language's words, and a quick look for where they are
    figures     roman           what stands in figures
    items       amounts         words and figures side by side; those that make an amount
    composition dates           amounts that make a number; numbers beside a month
    ranges                      5-10 million, 2024-25
    finding                     all of this in one reading of a text
    signs                       which texts need not be read
"""

from index.quantities.finding import quantities
from index.quantities.quantity import MARK, Kind, Quantity, agree, date_parts, keys
from index.quantities.signs import Sign, sign_of
from index.quantities.values import number_of

__all__ = [
    "MARK",
    "Kind",
    "Quantity",
    "Sign",
    "agree",
    "date_parts",
    "keys",
    "number_of",
    "quantities",
    "sign_of",
]
