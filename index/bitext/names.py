"""Names across alphabets: a word in either -> one phonetic key, and how near two keys are.

No table of transliteration is kept to by those who write names: Жаркынбек is Zharkynbek, Шейнбаум
Sheinbaum, but Васкес is Vazquez, Гарри is Harry and Уильям William. So a word is spelled in the few
sounds that both alphabets tell apart (ISO 9 and BGN/PCGN read backwards, then folded), letters that
are read in more than one way keep a sound of their own, and near sounds differ by little.

Words are found again by their consonants, as in Soundex (Russell and Odell, 1918), and compared by
a weighted edit distance (Wagner and Fischer, 1974) that lets grammatical endings differ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, islice, product

SKELETON_LENGTH = 4
"""How many consonants of a word the inverted index looks at: endings stand behind them."""

_VOWELS = frozenset("aeiou")

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "Z", "з": "z", "и": "i",
        "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ъ": "",
        "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "e",
        # Kazakh, and its neighbours
        "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
        "є": "e", "ї": "i", "ґ": "g", "ў": "u", "ј": "i", "љ": "l", "њ": "n", "ћ": "C", "ђ": "j",
        "џ": "j",
    }
)  # fmt: skip

# Latin spellings in the order in which they are tried at each place; what they sound like depends
# on the language of the name, which is not known, so the reading is one that Russian spelling of
# most languages lands near.
_LATIN = {
    "shch": "S", "tsch": "C", "sch": "S", "tch": "C", "dzh": "j", "tion": "cion",
    "sh": "S", "ch": "C", "zh": "Z", "kh": "h", "ph": "f", "th": "t", "ck": "k", "cz": "C",
    "gh": "g", "ts": "c", "tz": "c", "qu": "kw", "dj": "j", "dg": "j", "ya": "ia", "yu": "iu",
    "ce": "se", "ci": "si", "cy": "si", "c": "k", "q": "k", "x": "ks", "y": "i",
    "j": "j", "w": "w",
}  # fmt: skip
_LATIN_SPELLING = re.compile("|".join(_LATIN))
_REPEATED = re.compile(r"(.)\1+")

# Sounds that a writer puts for each other, with what the exchange costs (1: unrelated consonants).
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in {
        0.1: ["wv", "wu", "zs", "jZ", "hg", "cs", "iZ"],
        0.2: ["CS", "Cc", "Zz", "ji", "jg", "jh", "hk", "Cs", "Sc"],
        0.4: ["Ck", "sS", "gk", "dt", "bp", "vf", "bv", "Zg", "cz", "ck", "sk", "Zs", "ZS"],
    }.items()
    for pair in pairs
}
_VOWEL_FOR_VOWEL = 0.25
_WEAK_SOUND = 0.35  # a vowel, or one of the sounds that are often not written
_WEAK = _VOWELS | frozenset("hwj")
_ENDING_LETTER = 0.4  # Mexican, мексиканский: a letter of an ending that only one of them has

# The consonants that the index tells apart; a sound of two readings is looked up under both.
_CLASSES: dict[str, tuple[str, ...]] = {
    "p": ("P",), "b": ("P",), "f": ("V",), "v": ("V",), "w": ("V", ""), "t": ("T",), "d": ("T",),
    "s": ("S",), "z": ("S",), "c": ("S",), "S": ("S",), "Z": ("S",), "C": ("S", "K"),
    "j": ("S", "K"), "k": ("K",), "g": ("K", ""), "h": ("K", ""), "l": ("L",), "m": ("M",),
    "n": ("N",), "r": ("R",),
}  # fmt: skip


@lru_cache(maxsize=200_000)
def phonetic_key(word: str) -> str:
    """The word in the sounds that Latin and Cyrillic spelling have in common.

    Small letters are read as in English; `S`, `C`, `Z` and `c` are the sounds of sh, ch, zh and ts,
    `j` is what is written дж, ж, х or й in Russian.
    """
    plain = "".join(filter(str.isalpha, unicodedata.normalize("NFKD", word.lower())))
    sounds = _LATIN_SPELLING.sub(lambda found: _LATIN[found.group()], plain)
    sounds = sounds.translate(_CYRILLIC).replace("dZ", "j").replace("ts", "c")
    return _REPEATED.sub(r"\1", "".join(s for s in sounds if s in _VOWELS or s in _CLASSES))


@lru_cache(maxsize=200_000)
def skeletons(key: str) -> tuple[str, ...]:
    """What the inverted index keeps a phonetic key under: its first consonants, in every reading.

    Names whose skeletons have none in common are taken for different ones without a comparison.
    """
    readings = (_CLASSES[sound] for sound in key if sound not in _VOWELS)
    found = set()
    for reading in product(*islice(readings, SKELETON_LENGTH + 1)):
        found.add(_REPEATED.sub(r"\1", "".join(reading))[:SKELETON_LENGTH])
    return tuple(sorted(found))


def similarity(one: str, other: str) -> float:
    """How near two phonetic keys are, from 0 (nothing in common) to 1 (the same).

    The edit distance of the keys as a share of the longer one. Letters at the end of one alone
    are taken for a grammatical ending and cost less.
    """
    longest = max(len(one), len(other))
    if one == other or not longest:
        return float(one == other)
    row = list(accumulate((_gap(sound) for sound in other), initial=0.0))
    best = row[-1] + _ENDING_LETTER * len(one)
    for done, sound in enumerate(one, 1):
        above, row = row, [row[0] + _gap(sound)]
        for column, facing in enumerate(other):
            row.append(
                min(
                    above[column] + _exchange(sound, facing),
                    above[column + 1] + _gap(sound),
                    row[column] + _gap(facing),
                )
            )
        best = min(best, row[-1] + _ENDING_LETTER * (len(one) - done))
    endings = (cost + _ENDING_LETTER * (len(other) - at) for at, cost in enumerate(row))
    return max(0.0, 1.0 - min(best, *endings) / longest)


def _gap(sound: str) -> float:
    return _WEAK_SOUND if sound in _WEAK else 1.0


def _exchange(sound: str, facing: str) -> float:
    if sound == facing:
        return 0.0
    if sound in _VOWELS and facing in _VOWELS:
        return _VOWEL_FOR_VOWEL
    return _NEAR.get(frozenset((sound, facing)), 1.0)
