"""The operators of a question, found from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.search.grammar.periods import PERIODS, days
from index.search.grammar.quotes import closings, uniform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, in this order.

    Attributes:
        text: The words as they were typed.
        exact: Whether their form is meant, and not any form of theirs.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed.

    Attributes:
        text: What is to be read as a question: all of it but the operators.
        required: What a passage must hold to be shown.
        preferred: What makes a passage come before others.
        excluded: What a passage must not hold.
        dates: The first and the last day that a document may be dated, or None for any.
        documents: One of these must be a part of a document's name or title; none for any.
    """

    text: str
    required: tuple[Phrase, ...] = ()
    preferred: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    dates: tuple[date, date] | None = None
    documents: tuple[str, ...] = ()


class _Role(Enum):
    """What a phrase is there for, by what stands before its quotes."""

    QUOTED = "quoted"
    REQUIRED = "required"
    EXCLUDED = "excluded"


class _Operator(NamedTuple):
    """An operator where it stands.

    Attributes:
        whole: All of it.
        cut: What of it is no part of the question.
        value: A phrase, the first and the last day, or a part of a document's name.
        role: What a phrase is there for.
    """

    whole: Span
    cut: Span
    value: Phrase | tuple[date, date] | str
    role: _Role | None = None


# What repeats is possessive, or given back once: the time is linear, however hostile a text is.
_RUN = r"[^\W_][\w\u0300-\u036f\u00ad\u200c\u200d]*+"  # with the marks that stand within a word
_WORD = rf"(?!\d){_RUN}(?:[-‑.'’&/]{_RUN})*+"
_END = r"(?=[,;.!?…)\]]*+(?:\s|\Z))"
_NAME = r"""[^\s"«»]*[^\W_](?=[^\s\w"«»]*+(?:\s|\Z))"""
_OPERATOR = re.compile(
    rf"""
    (?: (?P<line>^[^\S\n]*+) | (?<!\S) )
    (?:
        (?P<sign> [-+]?=?) (?=["«])
      | - (?P<word> {_WORD}) {_END}
      | (?: date | дата ) : (?P<days> {PERIODS}) {_END}
      | (?: in | в ) : (?: (?P<titled> (?=["«])) | (?P<name> {_NAME}) )
    )
    | (?P<quotes> (?=["«]))
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_BEHIND = re.compile(_END)
_LETTER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"[^\S\n]*+")
_PUNCTUATION = re.compile(r"[,;.!?…)\]]")


def read(typed: str) -> Typed:
    """Reads what a person typed; whatever it is, it is a question at least.

    Where it holds no operator, `text` is what was typed, unchanged.
    """
    operators = list(_operators(typed))
    text = _without(typed, [one.cut for one in operators])
    if not _LETTER.search(text):
        return Typed(typed)
    required = _phrases(operators, _Role.REQUIRED)
    preferred = _phrases(operators, _Role.QUOTED)
    if not _LETTER.search(_without(typed, [one.whole for one in operators])):
        required = (*required, *(one for one in preferred if not _is_question(one)))
    dates = [one.value for one in operators if isinstance(one.value, tuple)]
    return Typed(
        text,
        required=tuple(dict.fromkeys(required)),
        preferred=tuple(one for one in preferred if one not in required),
        excluded=_phrases(operators, _Role.EXCLUDED),
        dates=dates[-1] if dates else None,
        documents=tuple(
            dict.fromkeys(one.value for one in operators if isinstance(one.value, str))
        ),
    )


def _operators(typed: str) -> Iterator[_Operator]:
    """The operators of a text, in order."""
    text = uniform(typed)
    ends = closings(text)
    is_list = "\n" in text.strip()
    place = 0
    while match := _OPERATOR.search(text, place):
        start = match.start() if match["line"] is None else match.end("line")
        if is_list and match["line"] is not None and text[start] == "-":
            place = start + 1
            continue
        found = _unquoted(match, start, typed) or _quoted(match, start, typed, ends)
        place = found.whole.end if found else ends.get(match.end(), match.end()) + 1
        if found:
            yield found


def _unquoted(match: re.Match[str], start: int, typed: str) -> _Operator | None:
    """An operator without quotes, or None where there is none, or no such days."""
    whole = Span(start, match.end())
    if match["word"]:
        word = Phrase(typed[slice(*match.span("word"))])
        return _Operator(whole, whole, word, _Role.EXCLUDED)
    if match["name"]:
        return _Operator(whole, whole, typed[slice(*match.span("name"))])
    period = days(match["days"]) if match["days"] else None
    return _Operator(whole, whole, period) if period else None


def _quoted(
    match: re.Match[str], start: int, typed: str, ends: Mapping[int, int]
) -> _Operator | None:
    """An operator with quotes, or None where these do not close or hold no word."""
    mark = match.end()
    if mark not in ends:
        return None
    whole = Span(start, ends[mark] + 1)
    inner = typed[mark + 1 : ends[mark]].strip()
    sign = match["sign"] or ""
    is_cut = match["titled"] is not None or "-" in sign
    if not _LETTER.search(inner) or (is_cut and not _BEHIND.match(match.string, whole.end)):
        return None
    if match["titled"] is not None:
        return _Operator(whole, whole, inner)
    phrase = Phrase(inner, exact="=" in sign)
    if is_cut:
        return _Operator(whole, whole, phrase, _Role.EXCLUDED)
    role = _Role.REQUIRED if sign else _Role.QUOTED
    return _Operator(whole, Span(start, mark), phrase, role)


def _phrases(operators: Iterable[_Operator], role: _Role) -> tuple[Phrase, ...]:
    """The phrases that are there for something, each once."""
    found = (one.value for one in operators if one.role is role)
    return tuple(dict.fromkeys(phrase for phrase in found if isinstance(phrase, Phrase)))


def _is_question(phrase: Phrase) -> bool:
    return phrase.text.endswith(("?", "？"))


def _without(typed: str, cuts: Iterable[Span]) -> str:
    """A text without some ranges of it, and without the space that would stand there twice."""
    kept: list[str] = []
    end = 0
    for cut in cuts:
        if cut.start == cut.end:
            continue
        kept.append(typed[end : cut.start])
        space = _SPACE.match(typed, cut.end)
        end = space.end() if space else cut.end
        while kept and _PUNCTUATION.match(typed, end):
            last = kept.pop().rstrip()
            if last:
                kept.append(last)
                break
    return "".join((*kept, typed[end:])).strip() if end else typed
