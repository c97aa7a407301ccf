"""A word of a question -> other terms of texts for it: numbers, dates, compounds, families.

An expansion takes the words of a question and gives them with more readings; what was typed as one
word and texts write as several becomes as many words, each with its share. The modules in the order
in which they build on each other:

    writings                    one thing, written in one word or in several
    naming                      what a language calls numbers and months
    figures       dates         20, twenty, XX; 28.11.2025, November 28
    compounds     longer_words  policymaking, policy-making; «закон», «законопроект»
    families                    congratulated, congratulations
    relatives                   the last two, found once for each lemma
    expander                    all of these, in their order

Terms that stand in no passage that may be read are never added.
"""

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.search.expansion.expander import Expander, Expansion

__all__ = ["Expander", "Expansion"]

if not TYPE_CHECKING:  # a type checker reads the import above
    __getattr__ = lazily(__name__, {"expander": __all__})
