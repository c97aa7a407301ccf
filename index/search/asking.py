"""What a question asks for, and which of its words only ask.

A question has a word that asks (who, when, «сколько»), and often a noun with it that tells more
(what year, «какой город»). These words say what an answer looks like, not what a passage is about:
a passage that answers «in what year» holds a year, seldom the word. Word lists stand in
`index.search.interrogatives`; what is none of them asks for nothing in particular.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.search.interrogatives import INTERROGATIVES, Sought

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Token
    from index.model import Span
    from index.search.interrogatives import Interrogatives

_PHRASE = 3
"""How many words a question word has with it at most: «какой самый большой город»."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        sought: What kind of thing answers.
        asking: Where the words stand that only ask: a passage that answers need not hold them.
        terms: What the question says: the terms of all its words.
        small: The forms of its small words but those that ask: first, after.
    """

    sought: Sought
    asking: frozenset[Span] = frozenset()
    terms: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


def read_asked(question: str, tokens: Sequence[Token]) -> Asked:
    """What a question asks for.

    Args:
        question: As it was typed; in small letters if it was typed in capitals throughout.
        tokens: Its words, as the analyzer reads them; of either language, or of both.
    """
    terms = frozenset(term for token in tokens for term in token.terms)
    small = frozenset(token.form for token in tokens if token.is_stop and not is_asking(token))
    place = _question_word(question, tokens)
    if place is None:
        return Asked(Sought.FACT, terms=terms, small=small)
    known = _known(tokens[place])
    sought = _sought(tokens, place, known)
    asking = [tokens[place]]
    if sought is Sought.THING:
        asking += _empty(tokens, place, known)
        noun = _telling_noun(_phrase(tokens, place, known), known)
        if noun:
            sought, token = noun
            # a date has a year and no word for it; a person may be called a king throughout
            asking += [token] if sought is Sought.DATE else []
    if sought is not Sought.PERSON:
        asking += (token for token in tokens if not known.events.isdisjoint(token.terms))
    return Asked(sought, frozenset(token.span for token in asking), terms, small)


def is_asking(token: Token) -> bool:
    """Whether a word asks wherever it stands: who, how, «сколько», «какова»."""
    return token.lang in INTERROGATIVES and token.form in _known(token).asking


def _known(token: Token) -> Interrogatives:
    return INTERROGATIVES[token.lang or ""]


def _question_word(question: str, tokens: Sequence[Token]) -> int | None:
    """The place of the word that asks, or None where none does."""
    if tokens and tokens[0].lang in INTERROGATIVES and tokens[0].form in _known(tokens[0]).commands:
        return 0
    places = [place for place, token in enumerate(tokens) if is_asking(token)]
    if not places:
        return None
    first, *others = places
    if first == 0 and tokens[0].form in _known(tokens[0]).clauses:
        # «Когда он умер, кто …?»: a clause goes before the question
        for place in others:
            comma = question.find(",", tokens[0].span.end, tokens[place].span.start)
            if comma >= 0 and tokens[place].form not in _known(tokens[0]).clauses:
                return place
    return first


def _sought(tokens: Sequence[Token], place: int, known: Interrogatives) -> Sought:
    """What a question word asks for, with the words beside it."""
    form = tokens[place].form
    before, behind = (
        tokens[beside].form if 0 <= beside < len(tokens) else ""
        for beside in (place - 1, place + 1)
    )
    for pair in ((form, behind), (before, form)):
        if pair in known.phrases:
            return known.phrases[pair]
    if form != known.degree or not behind:
        return known.asking.get(form, Sought.THING)
    measured = behind in known.measures if known.measures else behind not in known.manner
    if measured:
        return Sought.NUMBER
    naming = any(not known.naming.isdisjoint(one.terms) for one in tokens[place + 1 : place + 3])
    return Sought.THING if naming else Sought.MANNER


def _empty(tokens: Sequence[Token], place: int, known: Interrogatives) -> list[Token]:
    """The words behind a question word that say nothing (name, kind), before one that does."""
    found = []
    for token in islice(tokens, place + 1, None):
        if not known.empty.isdisjoint(token.terms):
            found.append(token)
        elif not token.is_stop and known.events.isdisjoint(token.terms):
            break
    return found


def _phrase(tokens: Sequence[Token], place: int, known: Interrogatives) -> list[Token]:
    """The words that a question word has with it and that say something, in order."""
    found: list[Token] = []
    following = tokens[place + 1].form if place + 1 < len(tokens) else ""
    if tokens[place].form in known.alone or following in known.auxiliaries:
        return found
    nothing = known.empty | known.events
    for token in islice(tokens, place + 1, None):
        if found and token.form in known.borders:
            break
        if not token.is_stop and nothing.isdisjoint(token.terms):
            found.append(token)
            if len(found) == _PHRASE:
                break
    return found


def _telling_noun(phrase: Sequence[Token], known: Interrogatives) -> tuple[Sought, Token] | None:
    """The noun of a phrase that tells what is asked for, with that, or None."""
    told = [
        (known.nouns[term], token)
        for token in phrase
        for term in token.terms
        if term in known.nouns
    ]
    if not told:
        return None
    return told[-1] if known.head_is_last else told[0]
