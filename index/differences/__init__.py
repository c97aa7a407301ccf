"""Where two versions of a passage disagree: in a number, a date, a name, or by a sentence left out.

Whoever gets false alarms stops looking. So an alarm needs two things that surely disagree in the
same place; all that a translator may do with a text (repeat, leave out, round, convert, say
otherwise) is passed over.

reading         a side of a link: sentences, words, quantities
comparison      which sentences and words of two sides belong together
amounts         numbers, dates, times; balance: where all but one pair agree; conversion, measures,
                implied: what takes an alarm back
names           names; capitals: words that may be some, proper: which words are names, sounding:
                which may be the same
omissions       sentences
comparer        all of this for many links
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.differences.comparer import Comparer

__all__ = ["Comparer"]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(__name__, {"comparer": ["Comparer"]})
