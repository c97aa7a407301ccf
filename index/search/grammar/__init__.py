"""What a person types -> a question, and what its answers must and must not hold.

    question = { word | phrase | excluded | dates | document } ;
    phrase   = [ "+" ] [ "=" ] quoted ;
    excluded = "-" ( word | [ "=" ] quoted ) ;
    dates    = ( "date:" | "дата:" ) ( period | period ".." [ period ] | ".." period ) ;
    document = ( "in:" | "в:" ) ( name | quoted ) ;
    period   = year | year "-" month | year "-" month "-" day | [ day "." ] month "." year ;
    quoted   = '"' words '"' | "«" words "»" ;        (and what else keyboards make of quotes)

A phrase is words side by side in this order, in any grammatical form; with `=`, in the form that is
typed, capitals and ё aside. Its words are ordinary words of the question too.

**Preferred or required.** People put titles and turns of speech between quotes and mean a question
by it: «Кто написал „Войну и мир“?» is answered by a passage that says "the novel", and must be. So
quotes among other words are a preference: passages with the phrase come first. (Of XQuAD's 20
questions with quotes, 19 are answered by a passage that holds the phrase.) A phrase is required
where it is all that was typed, for then nothing else can be meant; and where `+` or `=` says so. A
phrase that ends with a question mark is a question that somebody quotes, and is not required.

**Where an operator can stand.** At the beginning, or after white space, and white space or a mark
follows; quotes stand anywhere but after a letter or digit (5" is inches). What is excluded begins
with a letter: -5 is a number, -"5" excludes it. So a hyphen within a word, a range, a dash between
spaces exclude nothing; neither does a minus that opens one of several lines: it makes them a list.

**Whatever is no operator is a word.** Quotes that nothing closes or that hold no word, a month 13,
a range that ends before it begins, a lone minus, operators without any word to look for: all of it
is read as it stands, and nothing is an error. Of several dates the last counts; of several
documents any may answer.
"""

from index.search.grammar.reading import Phrase, Typed, read

__all__ = ["Phrase", "Typed", "read"]
