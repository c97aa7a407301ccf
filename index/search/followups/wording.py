"""The small words by which a question tells that it follows another, in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What a language has for follow-ups; all in lower case and folded (ё as е).

    Attributes:
        openers: What a question may begin with that goes on: «а», and then.
        pointers: What names a new subject for the question before: what about.
        asking: Words that ask: when, who.
        referring: Words that stand for what was spoken of before.
        defining: What a question begins with that asks what something is, and needs no other.
        prepositions: What stands before a phrase -> the part that the phrase plays, by a name that
            is the same in every language.
        articles: What may stand between a preposition and its phrase.
    """

    openers: frozenset[str]
    pointers: frozenset[str]
    asking: frozenset[str]
    referring: frozenset[str]
    defining: frozenset[str]
    prepositions: dict[str, str]
    articles: frozenset[str] = frozenset()


def _listed(text: str) -> frozenset[str]:
    """Phrases with a comma between."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def _parts(**parts: str) -> dict[str, str]:
    """For each preposition its part, from the prepositions of each part."""
    return {word: part for part, words in parts.items() for word in words.split()}


WORDINGS = {
    "en": Wording(
        openers=_listed("and, but, so, or, also, then, ok, okay, well, now, and now, and then"),
        pointers=_listed("what about, how about, what of, same for, the same for, what if, as for"),
        asking=_listed("who, whom, whose, what, which, when, where, why, how, since when"),
        referring=_listed(
            "he, him, his, she, her, hers, it, its, they, them, their, this, that, these, those,"
            " there, then"
        ),
        defining=_listed("who is, who was, who are, who were, what is, what was, what are"),
        prepositions=_parts(
            place="in at to into from near inside",
            about="about on regarding concerning",
            company="with between among against",
            aim="for",
            belonging="of",
            author="by",
            time="during before after since until",
        ),
        articles=_listed("the, a, an"),
    ),
    "ru": Wording(
        openers=_listed(
            "а, и, но, или, ну, так, тогда, еще, также, а еще, и еще, а тогда, хорошо, ладно, ок"
        ),
        pointers=_listed(
            "как насчет, что насчет, насчет, как там, что там, что с, что по, что про, как с,"
            " что касается, то же про, то же по, если"
        ),
        asking=_listed(
            "кто, кого, кому, кем, что, чего, чем, какой, какая, какое, какие, который, когда, где,"
            " куда, откуда, почему, зачем, как, сколько, чей, с каких пор"
        ),
        referring=_listed(
            "он, его, ему, им, нем, него, нему, ним, она, ее, ей, ней, нее, оно, они, их, них,"
            " ними, это, этот, эта, эти, этого, этой, этом, этих, этим, тот, та, те, того,"
            " том, тех, там, туда, оттуда, тогда"
        ),
        defining=_listed("кто такой, кто такая, кто такие, что такое, что значит, что означает"),
        prepositions=_parts(
            place="в во на из изо к ко от ото до у возле",
            about="о об обо про по",
            company="с со между против",
            aim="для за ради",
            author="от",
            time="после перед",
        ),
    ),
}  # fmt: skip
"""The wording of each language that Tolmach reads."""

ROLES = {word: role for one in WORDINGS.values() for word, role in one.prepositions.items()}
ARTICLES = frozenset[str]().union(*(one.articles for one in WORDINGS.values()))
ASKING = frozenset[str]().union(*(one.asking for one in WORDINGS.values()))
REFERRING = frozenset[str]().union(*(one.referring for one in WORDINGS.values()))
DEFINING = frozenset[str]().union(*(one.defining for one in WORDINGS.values()))
POINTERS = frozenset[str]().union(*(one.pointers for one in WORDINGS.values()))
OPENERS = frozenset[str]().union(*(one.openers for one in WORDINGS.values()))
