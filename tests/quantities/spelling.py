"""Numbers in words, as grammars spell them: the way back from what is tested."""

from __future__ import annotations

_ENGLISH = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_ENGLISH_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"

# a case a block: ones, tens, hundreds; the feminine forms of one and two; forms of the thousand
_RUSSIAN = {
    "nominative": """
ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать \
четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто
- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот
одна две
тысяча тысячи тысяч
""",
    "genitive": """
ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати \
тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати
- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста
- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот
одной двух
тысячи тысяч тысяч
""",
    "instrumental": """
нолём одним двумя тремя четырьмя пятью шестью семью восемью девятью десятью одиннадцатью \
двенадцатью тринадцатью четырнадцатью пятнадцатью шестнадцатью семнадцатью восемнадцатью \
девятнадцатью
- - двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью девяноста
- ста двумястами тремястами четырьмястами пятьюстами шестьюстами семьюстами восемьюстами \
девятьюстами
одной двумя
тысячей тысячами тысячами
""",
}
CASES = tuple(_RUSSIAN)


def english(number: int, *, conjunction: bool) -> str:
    """A number from 1 to 999,999: two thousand three hundred (and) twenty-one."""
    thousands, rest = divmod(number, 1000)
    words = [f"{_english(thousands, conjunction=conjunction)} thousand"] if thousands else []
    if rest:
        words.append(_english(rest, conjunction=conjunction))
    return (" and " if conjunction and thousands and rest < 100 else " ").join(words)


def _english(number: int, *, conjunction: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ENGLISH.split()[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_ENGLISH_TENS.split()[tens] + (f"-{_ENGLISH.split()[ones]}" if ones else ""))
    elif rest:
        words.append(_ENGLISH.split()[rest])
    return (" and " if conjunction else " ").join(words)


def russian(number: int, case: str) -> str:
    """A number from 1 to 999,999 in a case: «двух тысяч трёхсот двадцати одного»."""
    forms = [line.split() for line in _RUSSIAN[case].strip().splitlines()]
    ones, tens, hundreds, feminine, thousand = forms
    many, rest = divmod(number, 1000)
    words = []
    if many:
        words = _russian(many, ones, tens, hundreds)
        last = 0 if many % 100 // 10 == 1 else many % 10  # which of the words decides
        if last in {1, 2}:
            words[-1] = feminine[last - 1]
        words.append(thousand[0 if last == 1 else 1 if last in {2, 3, 4} else 2])
    return " ".join(words + _russian(rest, ones, tens, hundreds))


def _russian(number: int, ones: list[str], tens: list[str], hundreds: list[str]) -> list[str]:
    words = [hundreds[number // 100]] if number >= 100 else []
    rest = number % 100
    if rest >= 20:
        words.append(tens[rest // 10])
        rest %= 10
    return [*words, ones[rest]] if rest else words
