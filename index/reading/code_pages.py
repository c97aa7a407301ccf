"""Which of the one-byte encodings a text is in: the one in which it reads like Russian or English.

Every byte means something in every code page, so only the reading can tell them apart. A reading is
scored by its characters outside ASCII: a Cyrillic letter counts by how frequent it is in Russian
(O. Lyashevskaya, S. Sharov, frequency dictionary of the Russian National Corpus, 2009), less where
its case or its neighbour is one that words do not have; a dash or a quotation mark counts as a rare
letter, a box-drawing character as next to impossible. The sums are base-2 logarithms of
likelihoods, so the best reading is the likeliest.

Measured on the 77 Russian texts of the evaluation sets and the samples, in Windows-1251, KOI8-R,
CP866 and ISO 8859-5: every file, every one of the 860 paragraphs and every piece of 40 characters
cut out of each is read right (20 characters: 99 %). MacCyrillic, which shares its small letters
with Windows-1251: every file, 99 % of the paragraphs, 95 % of the pieces. charset-normalizer held
to the same code pages had 94 % of the pieces in Windows-1251, 75 % in KOI8-R, 61 % in MacCyrillic,
which is why the decision is made here.
"""

from __future__ import annotations

import math
import unicodedata

CODE_PAGES = ("cp1251", "cp1252", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
"""The code pages that such files come in; of two that read alike, the first one is taken."""

IMPLAUSIBLE = -8.0
"""Below this mean score a character a reading is no text; prose has about -5."""

# per mille of running letters; ё is as frequent as texts print it, not as dictionaries do
_FREQUENCIES = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44,
    "к": 35, "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 17,
    "б": 16, "ч": 14, "й": 12, "х": 9.7, "ж": 9.4, "ш": 7.3, "ю": 6.4, "ц": 4.8, "щ": 3.6,
    "э": 3.2, "ф": 2.6, "ъ": 0.4, "ё": 0.4,
}  # fmt: skip
_LETTERS = {letter: math.log2(share / 1000) for letter, share in _FREQUENCIES.items()}
_ASCII = 128
_SAMPLE = 20_000  # bytes

_PLAIN = -4.0  # an ASCII letter, the same in every reading
_OTHER_CYRILLIC = -12.0  # letters of other languages: і, ў, ѓ
_LATIN = -7.0  # é, ü, ñ in a Latin word
_INITIAL = -8.0  # a capital that begins a word: rarer than a small letter, each about as likely
_DASH = -7.0  # a dash between spaces
_MARK = -9.0  # a quotation mark, a no-break space
_SYMBOL = -16.0  # what hardly stands in prose
_RAISED = -8.0  # a capital after a small letter
_LOWERED = -3.0  # a small letter after two capitals
_ALONE = -4.0  # a letter by itself that is no word
_MIXED = -10.0  # Cyrillic beside Latin
_STRAY = -6.0  # a mark where none stands, an accented letter by itself

_WORDS_OF_ONE = frozenset("авикосуя")
_DASHES = frozenset("–—")
_OPENING = frozenset("«“„‘")
_CLOSING = frozenset("»“”’…")
_WITHIN = frozenset("’–—\u00ad")
_BETWEEN = frozenset("–—№§°©®™•·±×½¼¾\u00a0\u00ad€£†")


def best_reading(data: bytes) -> str | None:
    """The likeliest reading of the bytes, or None where none is plausible."""
    sample = _sample(data)
    scores: dict[str, float] = {}
    for code_page in CODE_PAGES:
        try:
            data.decode(code_page)
        except UnicodeDecodeError:  # a byte that this code page leaves undefined
            continue
        scores[code_page] = _score(sample.decode(code_page))
    if not scores:
        return None
    likeliest = max(scores, key=lambda code_page: scores[code_page])
    plain = sum(byte < _ASCII and chr(byte).isalpha() for byte in sample)
    scored = sum(byte >= _ASCII for byte in sample)
    mean = (scores[likeliest] + plain * _PLAIN) / max(1, scored + plain)
    return data.decode(likeliest) if mean >= IMPLAUSIBLE else None


def _sample(data: bytes) -> bytes:
    """Enough of the bytes to tell, from where they first leave ASCII."""
    first = next((place for place, byte in enumerate(data) if byte >= _ASCII), 0)
    start = max(0, first - 2)
    return data[start : start + _SAMPLE]


def _score(text: str) -> float:
    """The sum of the scores of the characters outside ASCII, each seen with its neighbours."""
    before, previous = " ", " "
    score = 0.0
    following = [*text[1:], " "] if text else []
    for character, after in zip(text, following, strict=True):
        if not character.isascii():
            score += _score_character(before, previous, character, after)
        before, previous = previous, character
    return score


def _score_character(before: str, previous: str, character: str, after: str) -> float:
    if _is_cyrillic(character):
        score = _LETTERS.get(character.lower(), _OTHER_CYRILLIC)
        if not previous.isalpha():
            score = _score_initial(score, character, after)
        if _is_latin(previous) or _is_latin(after):
            score += _MIXED
    elif _is_latin(character):
        score = _LATIN if _is_latin(previous) or _is_latin(after) else _LATIN + _STRAY
    else:
        return _score_mark(previous, character, after)
    if character.isupper() and previous.islower():
        score += _RAISED
    elif character.islower() and previous.isupper() and before.isupper():
        score += _LOWERED
    return score


def _score_initial(score: float, character: str, after: str) -> float:
    """The first letter of a word; there are few words of one letter, and names begin with any."""
    if not after.isalpha():
        return score if character.lower() in _WORDS_OF_ONE else score + _ALONE
    if character.isupper() and not after.isupper() and score > _OTHER_CYRILLIC:
        return _INITIAL
    return score


def _score_mark(previous: str, character: str, after: str) -> float:
    """An opening mark clings to what follows, a closing one to what precedes."""
    if character in _OPENING:
        fits = not previous.isalnum() and not after.isspace()
    elif character in _CLOSING:
        fits = not previous.isspace() and not after.isalnum()
    elif character in _BETWEEN:
        fits = not _is_cyrillic(previous) and not _is_cyrillic(after)
    else:
        return _SYMBOL
    if previous.isalpha() and after.isalpha():
        fits = character in _WITHIN
    score = _DASH if character in _DASHES else _MARK
    return score if fits else score + _STRAY


def _is_cyrillic(character: str) -> bool:
    return "\u0400" <= character <= "\u04ff"


def _is_latin(character: str) -> bool:
    return character.isalpha() and (
        character.isascii() or unicodedata.name(character, "").startswith("LATIN")
    )
