"""Numbers written in words, by the rules of schoolbooks: the other way round from what is tested."""

from __future__ import annotations

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()

_RU = {
    "nominative": (
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
        "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
        "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
        ("одна", "две"),
        ("тысяча", "тысячи", "тысяч"),
    ),
    "genitive": (
        "ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати "
        "тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати",
        "- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
        "- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
        ("одной", "двух"),
        ("тысячи", "тысяч", "тысяч"),
    ),
    "instrumental": (
        "нолём одним двумя тремя четырьмя пятью шестью семью восемью девятью десятью одиннадцатью "
        "двенадцатью тринадцатью четырнадцатью пятнадцатью шестнадцатью семнадцатью восемнадцатью "
        "девятнадцатью",
        "- - двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью "
        "девяноста",
        "- ста двумястами тремястами четырьмястами пятьюстами шестьюстами семьюстами восемьюстами "
        "девятьюстами",
        ("одной", "двумя"),
        ("тысячей", "тысячами", "тысячами"),
    ),
}
CASES = tuple(_RU)


def english(number: int, *, conjunction: bool) -> str:
    """A number from 1 to 999,999: two thousand three hundred (and) twenty-one."""
    thousands, rest = divmod(number, 1000)
    words = [f"{_english(thousands, conjunction=conjunction)} thousand"] if thousands else []
    if rest:
        words.append(_english(rest, conjunction=conjunction))
    return (" and " if conjunction and thousands and rest < 100 else " ").join(words)


def _english(number: int, *, conjunction: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_EN[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_EN_TENS[tens] + (f"-{_EN[ones]}" if ones else ""))
    elif rest:
        words.append(_EN[rest])
    return (" and " if conjunction else " ").join(words)


def russian(number: int, case: str) -> str:
    """A number from 1 to 999,999 in a case: «двух тысяч трёхсот двадцати одного»."""
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        *_, feminine, forms = _RU[case]
        spelled = _russian(thousands, case)
        ones = thousands % 10
        if thousands % 100 // 10 != 1 and ones in {1, 2}:
            spelled[-1] = feminine[ones - 1]
        teen = thousands % 100 // 10 == 1
        form = 2 if teen or ones in {0, 5, 6, 7, 8, 9} else 0 if ones == 1 else 1
        words = [*spelled, forms[form]]
    if rest:
        words += _russian(rest, case)
    return " ".join(words)


def _russian(number: int, case: str) -> list[str]:
    ones, tens, hundreds = (forms.split() for forms in _RU[case][:3])
    words = [hundreds[number // 100]] if number >= 100 else []
    rest = number % 100
    if rest >= 20:
        words.append(tens[rest // 10])
        rest %= 10
    if rest:
        words.append(ones[rest])
    return words
