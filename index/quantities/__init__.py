"""Numbers, dates and times of day in text, with a value that is the same in every language.

quantity        what is found, what of it is compared
finding         a text -> its quantities
vocabulary      a language's words for them, and a quick look for where they are
figures  roman  what stands in figures
composition     words and figures that make one number
dates           numbers beside the name of a month
ranges          5-10 million, 2024-25
values calendar the one way of writing numbers, dates and times
"""

from index.quantities.finding import quantities
from index.quantities.quantity import MARK, Kind, Quantity, agree, date_parts, keys
from index.quantities.values import number_of

__all__ = ["MARK", "Kind", "Quantity", "agree", "date_parts", "keys", "number_of", "quantities"]
