"""Phonetic keys -> what an index finds them under, and how near two of them are (kernels)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.kernels import kernel

if TYPE_CHECKING:
    from index.kernels.arrays import Keys, Reals, Words

LENGTH = 4
"""How many consonants of a word the inverted index looks at: endings stand behind them."""

MOST = 32
"""How many skeletons a key has at most: two readings for each of `LENGTH + 1` consonants."""

CODES = 10_000
"""Skeletons are numbers below this: a digit for each consonant, its class."""

ENDING_LETTER = 0.4
"""The cost of a letter of an ending that only one word has: Mexican, мексиканский."""


@kernel
def skeletons(
    letters: Words,
    starts: Keys,
    first: Keys,
    second: Keys,
    consonants: Keys,
    codes: Words,
    code_starts: Keys,
) -> None:
    """The first consonants of each key, in every reading; repeated ones count once.

    Keys whose skeletons have none in common are taken for different words without a comparison.

    Args:
        letters: See `Spelled`.
        starts: See `Spelled`.
        first: See `Sounds`.
        second: See `Sounds`.
        consonants: Room for `LENGTH + 1` entries.
        codes: Takes the skeletons of all keys, each once a key; room for `MOST` a key.
        code_starts: Takes where those of each key begin, and the end.
    """
    total = 0
    for key in range(len(starts) - 1):
        code_starts[key] = total
        count = 0
        for at in range(starts[key], starts[key + 1]):
            if first[letters[at]] > 0 and count <= LENGTH:
                consonants[count] = letters[at]
                count += 1
        for reading in range(1 << count):
            code = skeleton(first, second, consonants, count, reading)
            if code >= 0:
                known = False
                for at in range(code_starts[key], total):
                    if codes[at] == code:
                        known = True
                if not known:
                    codes[total] = code
                    total += 1
    code_starts[len(starts) - 1] = total


def skeleton(first: Keys, second: Keys, consonants: Keys, count: int, reading: int) -> int:
    """One reading of some consonants; -1 if it chooses between two readings that are the same."""
    code = 0
    digits = 0
    last = 0
    for at in range(count):
        sound = consonants[at]
        digit = first[sound]
        if (reading >> at) & 1:
            if second[sound] == digit:
                return -1
            digit = second[sound]
        if digit > 0 and digit != last:
            if digits < LENGTH:
                code = code * 10 + digit
                digits += 1
            last = digit
    return code


@kernel
def near_keys(
    a_letters: Words,
    a_starts: Keys,
    a_codes: Words,
    a_code_starts: Keys,
    b_letters: Words,
    b_starts: Keys,
    shelves: Words,
    shelf_starts: Keys,
    exchange: Reals,
    gap: Reals,
    tolerance: Reals,
    begin: int,
    seen: Keys,
    row: Reals,
    found_a: Keys,
    found_b: Keys,
    found_alike: Reals,
    result: Keys,
) -> None:
    """Pairs of keys that have a skeleton in common and are near enough.

    Args:
        a_letters: The keys of one side, see `Spelled`.
        a_starts: See `Spelled`.
        a_codes: Their skeletons, see `skeletons`.
        a_code_starts: See `skeletons`.
        b_letters: The keys of the other side.
        b_starts: See `Spelled`.
        shelves: Keys of b by skeleton.
        shelf_starts: Those of skeleton `c` are from `shelf_starts[c]` to `shelf_starts[c + 1]`.
        exchange: See `Sounds`.
        gap: See `Sounds`.
        tolerance: How dissimilar keys may be, by the length of the shorter one; the last entry is
            for all longer ones too.
        begin: The first key of a.
        seen: For each key of b the last key of a that it was compared with, -1 at first.
        row: Room for one entry more than the longest key of b has sounds.
        found_a: Takes the keys of a, with room for as many as b has keys at least.
        found_b: Takes the keys of b that are near to them.
        found_alike: Takes their similarity, from 0 (nothing in common) to 1 (the same).
        result: Takes how many pairs were found, and the key of a to begin with next time.
    """
    total = 0
    key = begin
    while key < len(a_starts) - 1 and total + len(b_starts) - 1 <= len(found_a):
        length = a_starts[key + 1] - a_starts[key]
        for at in range(a_code_starts[key], a_code_starts[key + 1]):
            for place in range(shelf_starts[a_codes[at]], shelf_starts[a_codes[at] + 1]):
                other = shelves[place]
                if seen[other] != key:
                    seen[other] = key
                    facing = b_starts[other + 1] - b_starts[other]
                    limit = tolerance[min(length, facing, len(tolerance) - 1)]
                    limit *= max(length, facing)
                    apart = distance(
                        a_letters, a_starts[key], length,
                        b_letters, b_starts[other], facing,
                        exchange, gap, row, limit,
                    )  # fmt: skip
                    if apart <= limit:
                        found_a[total] = key
                        found_b[total] = other
                        found_alike[total] = max(0.0, 1.0 - apart / max(length, facing))
                        total += 1
        key += 1
    result[0] = total
    result[1] = key


def distance(
    one: Words,
    one_first: int,
    one_length: int,
    other: Words,
    other_first: int,
    other_length: int,
    exchange: Reals,
    gap: Reals,
    row: Reals,
    limit: float,
) -> float:
    """The edit distance of two keys, or some number above `limit` if it is above that.

    Letters at the end of one alone are taken for a grammatical ending and cost `ENDING_LETTER`. No
    letter that one key lacks costs less than a weak sound, which is what `gap` has for vowels.
    """
    if gap[0] * abs(one_length - other_length) > limit:
        return limit + 1.0
    row[0] = 0.0
    for column in range(other_length):
        row[column + 1] = row[column] + gap[other[other_first + column]]
    best = row[other_length] + ENDING_LETTER * one_length
    for done in range(one_length):
        sound = one[one_first + done]
        diagonal = row[0]
        row[0] += gap[sound]
        least = row[0]
        for column in range(other_length):
            facing = other[other_first + column]
            cost = min(
                diagonal + exchange[sound * len(gap) + facing],
                row[column + 1] + gap[sound],
                row[column] + gap[facing],
            )
            diagonal = row[column + 1]
            row[column + 1] = cost
            least = min(least, cost)
        best = min(best, row[other_length] + ENDING_LETTER * (one_length - done - 1))
        if least > limit and best > limit:  # costs only grow from row to row
            return limit + 1.0
    for column in range(other_length + 1):
        best = min(best, row[column] + ENDING_LETTER * (other_length - column))
    return float(best)
