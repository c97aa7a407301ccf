"""A question in one language -> the same question in the words of passages in another.

translator      what all sources say of a word -> the word's readings in the other language
lexicon         what linking learned of words
dictionaries    what outside dictionaries and CLDR's names say
soundalikes     words of the other alphabet that sound alike: names, international words
kin             words that share a stem with a translation
"""

from index.search.translation.translator import Translator

__all__ = ["Translator"]
