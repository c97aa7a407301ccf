"""Questions as people type them: a question -> the same with one habit or slip of the fingers.

Seeded: the same text, kind and seed give the same question in every process. A kind that means
nothing in a language (ё in English) leaves the text as it is.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from index.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,." + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>' + "&/?"
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю" + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ" + "?.,"
_TO_ENGLISH_KEYS = str.maketrans(_RUSSIAN_KEYS, _ENGLISH_KEYS)
_TO_RUSSIAN_KEYS = str.maketrans(_ENGLISH_KEYS, _RUSSIAN_KEYS)

_ROWS = {
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
}
_LETTERS = {"en": "[A-Za-z]", "ru": "[А-Яа-яЁё]"}

_SHORTEST = 5
"""Letters of a word that is misspelt."""

_LATIN_LIKE = dict(zip("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX", strict=True))
_CYRILLIC_LIKE = {latin: cyrillic for cyrillic, latin in _LATIN_LIKE.items()}
_LOOKALIKES = 0.5
"""How many of the letters that have one are exchanged for a lookalike, at least one."""

_LETTERS_IN_ORDER = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_PASSPORT = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"
_MAPS = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_LIBRARY = "a b v g d e jo ž z i j k l m n o p r s t u f h c č š šč \" y ' è ju ja"
_CHAT = (
    "a b v g d e e/jo zh/j z i j/y/i k l m n o p r s t u f h/x c/ts 4/ch sh/w/6 sch/w' - y/i '/-"
    " e u/yu/ju ya/ja/ia"
)


def variants(text: str, lang: str, kind: str, seed: int) -> str:
    """A question as somebody types it.

    Args:
        text: The question.
        lang: The language that it is in.
        kind: One of `KINDS`.
        seed: Chooses among what the kind leaves open.
    """
    return _TYPED[kind](text, lang, Random(f"{seed} {kind} {text}"))  # noqa: S311 - no secret


def _layout(text: str, lang: str, _random: Random) -> str:
    """On the keyboard of the other language."""
    return text.translate(_TO_ENGLISH_KEYS if lang == "ru" else _TO_RUSSIAN_KEYS)


def _latin(scheme: str) -> Callable[[str, str, Random], str]:
    """Russian in Latin letters, by a scheme: of several ways one is kept to within a question."""

    def typed(text: str, lang: str, random: Random) -> str:
        if lang != "ru":
            return text
        ways = [random.choice(ways.split("/")).replace("-", "") for ways in scheme.split()]
        table = {}
        for letter, way in zip(_LETTERS_IN_ORDER, ways, strict=True):
            table[ord(letter)], table[ord(letter.upper())] = way, way.capitalize()
        return text.translate(table)

    return typed


def _misspelt(text: str, lang: str, random: Random) -> str:
    """With a slip in one longer word: a letter left out, doubled, exchanged, or two swapped."""
    words = [
        word
        for word in re.finditer(f"{_LETTERS[lang]}{{{_SHORTEST},}}", text)
        if word.group().lower() not in LANGUAGES[lang].stop_lemmas
    ]
    if not words:
        return text
    word = random.choice(words)
    return text[: word.start()] + _slip(word.group(), lang, random) + text[word.end() :]


def _slip(word: str, lang: str, random: Random) -> str:
    """A word with one slip behind its first letter, another word than before."""
    while True:
        at = random.randrange(1, len(word))
        slip = random.choice(("omission", "doubling", "neighbour", "swap"))
        if slip == "omission":
            slipped = word[:at] + word[at + 1 :]
        elif slip == "doubling":
            slipped = word[:at] + word[at] + word[at:]
        elif slip == "neighbour":
            slipped = word[:at] + random.choice(_beside(word[at], lang)) + word[at + 1 :]
        else:
            slipped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word
        if slipped != word:
            return slipped


def _beside(letter: str, lang: str) -> str:
    """The keys beside a letter's on its row."""
    for row in _ROWS[lang]:
        at = row.find(letter.lower())
        if at >= 0:
            return row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return letter


def _lookalikes(text: str, lang: str, random: Random) -> str:
    """With letters of the other alphabet that look the same."""
    table = _LATIN_LIKE if lang == "ru" else _CYRILLIC_LIKE
    places = [at for at, letter in enumerate(text) if letter in table]
    letters = list(text)
    for at in random.sample(places, max(1, int(_LOOKALIKES * len(places)))) if places else ():
        letters[at] = table[letters[at]]
    return "".join(letters)


def _without_yo(text: str, _lang: str, _random: Random) -> str:
    """With е for ё."""
    return text.replace("ё", "е").replace("Ё", "Е")


def _capitals(text: str, _lang: str, _random: Random) -> str:
    """In capitals throughout."""
    return text.upper()


def _small(text: str, _lang: str, _random: Random) -> str:
    """In small letters and without a mark at the end."""
    return text.lower().rstrip("?!. ")


def _decorated(text: str, _lang: str, random: Random) -> str:
    """With pictures and marks around it."""
    before, behind = random.choice(("🙏", "👋🏽", "❓❓")), random.choice(("😀", ")))", "🇰🇿", "…"))
    return f"{before} {text}!! {behind}"


_TYPED: dict[str, Callable[[str, str, Random], str]] = {
    "layout": _layout,
    "passport": _latin(_PASSPORT),
    "maps": _latin(_MAPS),
    "library": _latin(_LIBRARY),
    "chat": _latin(_CHAT),
    "misspelt": _misspelt,
    "lookalikes": _lookalikes,
    "without ё": _without_yo,
    "capitals": _capitals,
    "small": _small,
    "decorated": _decorated,
}

KINDS = tuple(_TYPED)
"""The other keyboard; Russian in Latin letters as in passports (ICAO 9303), on maps (BGN/PCGN), in
libraries (scholarly transliteration) and in chats; one slip; letters that look the same; е for ё;
capitals; small letters; pictures."""
