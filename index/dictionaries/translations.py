"""An article -> the translations in it.

Articles are written for people: transcription, grammar, labels, remarks, numbered senses, examples
with their own translations. What is common to them is that a sense begins with its translations, in
the other language's letters, divided by commas and semicolons; the first words in the headword's
own letters begin its examples, which last until the next numbered sense. So a translation that
stands behind examples is lost, and no example's translation is taken for one of the headword.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.languages import LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.dictionaries.article import Article
    from index.languages import Language

PAIR = ("en", "ru")
"""The languages, in alphabetical order, that dictionaries are read for."""

MOST_TRANSLATIONS = 12
"""How many translations of an article are taken: the first ones are the most common."""

MOST_WORDS = 4
"""How many words a translation or headword may have: longer ones explain."""

LONGEST = 100
"""How many characters it may have."""

_WRAPPED = 60  # characters; a line that long was broken by the page, not by its writer

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_NESTED = 2  # how deep brackets stand in each other
_TRANSCRIPTION = re.compile(r"(?<!\S)/[^/\n]{1,60}/(?!\S)")
_SENSE = re.compile(
    r"^[IVX]{1,4}\b[.)]?"  # II
    r"|(?:^|(?<=[\s,;.]))"
    r"(?:\d{1,2}[.)>](?!\d)|_[IVX]{1,4}\b\.?|[IVX]{1,4}[.)]|[•●▪■►])"  # 1. 2) _II III.
)
_LETTERED = re.compile(r"(?:^|(?<=\s))[a-zа-я]\)")  # a part of a sense, or of an example: а) b)
_DIVIDED = re.compile(r"[;:]|(?:^|(?<=\s))[a-zа-я]\)")
_EXAMPLE = re.compile(r"[~∼◊♦◆◇]")  # the headword again, or idioms with it
_LABEL = re.compile(
    r"(?<![\w-])_[^\W\d_][\w-]*\.?"  # _n. _attr.
    r"|(?<![\w.-])(?:[^\W\d_]{1,5}\.){1,3}(?=\s*[a-zа-яё])"  # разг. воен. before text
    r"|(?<!\S)\S{1,20}-л\b\.?|\bи\s+т\.\s?[дкп]\.|\bи\s+пр\."  # кого-л., и т.п.
    r"|\b(?:smb|smth|sb|sth)\b\.?(?:'s)?"
)
_GRAMMAR = {
    "en": re.compile(
        r"(?<![\w-])(?:n|v|vi|vt|a|adj|adv|prep|conj|cj|pron|int|interj|num|pl|noun|verb|adjective"
        r"|adverb|preposition|conjunction|pronoun|interjection|numeral|plural)(?![\w'-])\.?"
    ),
    "ru": re.compile(
        r"(?<![\w-])(?:м|ж|с|мн|сущ|гл|прил|нареч|предл|союз|мест|числ|межд|несов|сов"
        r"|существительное|глагол|прилагательное|наречие|предлог|местоимение|числительное"
        r"|междометие)(?![\w-])\.?"
    ),
}
"""Grammar as articles give it in the headword's language, with a full stop or without."""

_REFERENCE = re.compile(  # _ам. = colour; _разг. см. cause 2
    r"(?:\s|_[^\W\d_][\w-]*+\.?+)*+(?:=|см\.|see\s)\s*+"
    r"(?P<word>[^\W\d_][\w'’-]*+(?:\x20[^\W\d_][\w'’-]*+){0,3}+)[\s\d.]*+"
)

_EDGES = " \t\"'«»“”„‘’.,!?…=*|/+–—-"
_WITHIN = re.compile(r"[^\W\d_]+(?:[ '’.\u00ad\u0300\u0301\u2010-]+[^\W\d_]+)*\.?")


class Translated(NamedTuple):
    """A headword with its translations.

    Attributes:
        headword: As it is written in the article, or as the dictionary lists it.
        lang: Its language, one of `PAIR`.
        translations: In the other one; none where nothing in the article is clearly a translation.
        same_as: The headword that its article refers to, and says nothing else; or nothing.
    """

    headword: str
    lang: str
    translations: tuple[str, ...]
    same_as: str = ""


def translated(articles: Iterable[Article]) -> Iterator[Translated]:
    """The translations of each headword, whichever direction the dictionary goes.

    Headwords whose articles refer to others (color = colour) come last, with the translations of
    these.
    """
    known: dict[str, tuple[str, ...]] = {}
    referring: list[Translated] = []
    for article in articles:
        for word in _of_article(article):
            if word.same_as:
                referring.append(word)
            else:
                known.setdefault(word.headword.lower(), word.translations)
                yield word
    for word in referring:
        yield word._replace(translations=known.get(word.same_as.lower(), ()))


def _of_article(article: Article) -> Iterator[Translated]:
    found: dict[str, tuple[str, ...]] = {}  # by the headword's language
    written, text = _without_headword(article.text, article.headwords[0])
    text = _plain(text)
    reference = _REFERENCE.fullmatch(text)
    same_as = reference["word"] if reference else ""
    for listed in (written, *article.headwords[1:]):
        headword = " ".join(_BRACKETS.sub(" ", listed[: 2 * LONGEST]).split())
        own = language_of(headword)
        if own is None or own.code not in PAIR:
            continue
        if own.code not in found:
            (other,) = (code for code in PAIR if code != own.code)
            first = _distinct(_translations(text, own, LANGUAGES[other]))
            found[own.code] = tuple(islice(first, MOST_TRANSLATIONS))
        translations = found[own.code] if _is_short(headword) else ()
        yield Translated(headword, own.code, translations, "" if translations else same_as)


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _without_headword(text: str, listed: str) -> tuple[str, str]:
    """The headword as an article begins with it, and what follows; indexes may leave marks out."""
    wanted = [letter for letter in listed.lower() if letter.isalnum()]
    start = len(text) - len(text.lstrip())
    for place, letter in enumerate(text[start : start + 4 * len(listed)].lower(), start):
        if not letter.isalnum():
            continue
        if not wanted or letter != wanted.pop(0):
            return listed, text
        if not wanted:
            whole = not text[place + 1 : place + 2].isalnum()
            return (text[start : place + 1], text[place + 1 :]) if whole else (listed, text)
    return listed, text


def _translations(text: str, own: Language, other: Language) -> Iterator[str]:
    for sense in _senses(text):
        for part in _DIVIDED.split(sense):
            said = _GRAMMAR[own.code].sub(" ", _LABEL.sub(" ", part))
            if own.letters.search(said) or _EXAMPLE.search(said):
                break  # the rest are examples
            for candidate in said.split(","):
                translation = " ".join(candidate.split()).strip(_EDGES)
                if _is_translation(translation, other):
                    yield translation


def _plain(text: str) -> str:
    """An article without remarks and transcription."""
    for _ in range(_NESTED):
        text = _BRACKETS.sub("", text)
    return _TRANSCRIPTION.sub(" ", text)


def _senses(text: str) -> Iterator[str]:
    """The senses of an article, each in one line with its examples.

    A line begins a new one, but where it goes on with what the page had no room for, or begins
    with a letter as part of the sense (or example) before it.
    """
    sense: list[str] = []
    last = ""
    for line in text.splitlines():
        begun = line.strip()
        goes_on = len(last) >= _WRAPPED and not _SENSE.match(begun)
        if not goes_on and not _LETTERED.match(begun):
            yield from _SENSE.split(" ".join(sense))
            sense.clear()
        sense.append(begun)
        last = line
    yield from _SENSE.split(" ".join(sense))


def _is_translation(text: str, lang: Language) -> bool:
    return _is_short(text) and _WITHIN.fullmatch(text) is not None and lang.count_letters(text) > 0


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
