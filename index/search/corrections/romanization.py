"""Russian in Latin letters -> what it is in its own, likeliest first.

Nobody keeps to one table: щ is shch, sch, sc, w; й is y, j, i; the soft sign is an apostrophe or
nothing. So all habits are tried at each place, each at a price (nothing for the usual one), and the
cheapest readings are given: a uniform-cost search (Dijkstra, 1959) through prefixes, cut off where
no word begins so. The table has BGN/PCGN, ISO 9, passports, library catalogues, and what people do
in chats (4 for ч, 6 for ш, w, x, q).
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEPS = 400
"""How many prefixes are looked at: a word of ten letters takes some fifty."""

_LONGEST = 30
"""Letters of a word that is tried."""

_UNUSUAL, _RARE = 1, 2
"""The price of a reading that is not the usual one, and of one that few mean."""

# Latin: readings that cost nothing, a slash, unusual ones, a slash, rare ones; "-" is no letter
_TABLE = """
    a а          b б          v в          g г//ж        d д          z з          k к
    l л          m м          n н          o о           p п          r р          s с
    t т          u у//ю       f ф          e е/э,ё       i и/й/ы      y ы,й/и      j й/ж,ь/дж
    h х//г       c ц/к/с,ч    w в/ш/щ      x кс/х        q к//я       ' ь/-/ъ      ` ь/-
    ’ ь/-/ъ      " ъ/ь        4 ч          6 ш           3 з//э
    zh ж//зх     kh х//кх     ts ц/тс      tz ц/тз       ch ч//х      sh ш//сх     cz ц
    shch щ       sch щ/сч,ш   sc сц//щ     shh щ         tch ч/тч     dzh дж       dj дж
    ya я         ja я         ia я,ия/иа   ja я          yu ю         ju ю         iu ию/ю,иу
    yo ё/йо      jo ё/йо      io ио/ё,ьо   ye е/э,ье     je е/э,ье    ie ие/ье/е,ъ   yi ьи,йи
    iy ий,ый     ij ий        yy ый        yj ый         ii ий,ии     ee е/ее/и    oo у/оо
    eh э         ck к         ph ф         th т/тх       ou у/оу      yh ы         iya ия  iia ия
    šč щ  š ш  č ч  ž ж  ŝ щ  š̂ щ  û ю  â я  è э  ë ё  ě е  ŭ у  é е/э  ý ы  ö ё  ü ю  ä э/я  ı и
"""


def _table() -> dict[str, tuple[tuple[str, int], ...]]:
    cells = _TABLE.split()
    return {
        latin: tuple(
            (reading.replace("-", ""), price)
            for price, readings in enumerate(cell.split("/"))
            for reading in readings.split(",")
            if reading
        )
        for latin, cell in zip(cells[::2], cells[1::2], strict=True)
    }


_READINGS = _table()
_WIDEST = max(map(len, _READINGS))

_SOFTENED = frozenset("бвдзлмнпрстфжшчщ")
"""What a soft sign may follow that was left out."""

_IOTATED = frozenset("еёюя")
"""What a hard sign may go before that was left out."""

_VOWELS = frozenset("аеёиоуыэюя")
_HARD = frozenset("аоуэыьъй")
"""What never stands behind a soft sign."""


def readings(word: str, begins: Callable[[str], bool], most: int) -> Iterator[str]:
    """Readings of a word, the cheapest first.

    Args:
        word: In Latin letters, small ones; digits and apostrophes may be letters.
        begins: Whether a reading may begin so: cuts off what leads nowhere.
        most: How many at most.
    """
    if len(word) > _LONGEST:
        return
    # of equal prices the one that has come further, so that what is found first is found soon
    heap: list[tuple[int, int, str]] = [(0, 0, "")]
    looked_at: set[tuple[int, str]] = set()
    given: set[str] = set()
    for _ in range(_STEPS):
        if not heap or len(given) == most:
            return
        price, behind, read = heappop(heap)
        if (behind, read) in looked_at:
            continue
        looked_at.add((behind, read))
        if behind == -len(word):
            if read not in given:
                given.add(read)
                yield read
            continue
        for width, longer, more in _steps(word, -behind, read):
            if begins(longer):
                heappush(heap, (price + more, behind - width, longer))


def _steps(word: str, place: int, read: str) -> Iterator[tuple[int, str, int]]:
    """How many letters may be read next, what is read with them, and at what price."""
    extra = 0  # two letters that are one sound are seldom two
    for width in range(min(_WIDEST, len(word) - place), 0, -1):
        for letters, price in _READINGS.get(word[place : place + width], ()):
            more = price + extra + _out_of_place(read, letters)
            yield width, read + letters, more
            if letters and letters[-1] in _SOFTENED:
                yield width, f"{read}{letters}ь", more + _UNUSUAL
            if letters[:1] in _IOTATED and read[-1:] in _SOFTENED:
                yield width, f"{read}ъ{letters}", more + _RARE
        if word[place : place + width] in _READINGS:
            extra = _UNUSUAL


def _out_of_place(read: str, letters: str) -> int:
    """What it costs that letters seldom follow those before them."""
    before = read[-1:]
    if before == "ь" and letters[:1] in _HARD and letters:
        return _RARE
    if letters == "й" and before not in _VOWELS:
        return _UNUSUAL
    if letters == "е" and not before:  # «eto»
        return _UNUSUAL
    if letters == "э" and not before:
        return -_UNUSUAL
    if letters == "ы" and (before in _VOWELS or not before):
        return _UNUSUAL
    return 0
