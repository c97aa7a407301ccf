"""Press releases made up from templates: what tells documents of one kind apart.

An institution's releases repeat themselves: the same minister and the same week, another guest and
other numbers. Sets like that with a certain gold alignment can't be collected, so they are made,
from `releases.toml`. A release is written in both languages, each in wordings of its own; then
paragraphs are merged and dropped and partners left out, and what belongs together is known.

One seed gives the same files on every machine.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "ru")

WITHOUT_PARTNER = 0.2
"""The share of releases that exist in one language only."""

MERGED = 0.10
"""How often two neighbouring paragraphs are one, on each side."""

DROPPED = 0.05
"""How often a paragraph is missing, on each side."""

_SHARED_BY = 5  # releases in a row have template, minister, city and week in common
_FIRST_MONDAY = date(2025, 1, 6)
_WEEKS = 50
_CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_CURRENCIES = (("dollars", "USD", "долларов"), ("euros", "EUR", "евро"), ("tenge", "KZT", "тенге"))

Paragraph = dict[str, str]
"""A paragraph of a release: its text in each language."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in both languages.

    Attributes:
        en: The English form.
        ru: The Russian forms, by case; with them `a`, the ending of verbs in the past (nothing, а).
    """

    en: str
    ru: dict[str, str]

    @classmethod
    def of(cls, entry: str, ending: str = "") -> _Name:
        """A name as `releases.toml` writes it: `Semey=Семей/Семея/…`."""
        en, _, ru = entry.partition("=")
        forms = ru.split("/")
        cases = zip(_CASES, forms if len(forms) > 1 else forms * len(_CASES), strict=True)
        return cls(en, {**dict(cases), "a": ending})

    @classmethod
    def of_person(cls, given: str, family: str, ending: str) -> _Name:
        """A full name, both its parts declined."""
        first, last = cls.of(given), cls.of(family)
        forms = {case: f"{first.ru[case]} {last.ru[case]}" for case in _CASES}
        return cls(f"{first.en} {last.en}", {**forms, "a": ending})


class _Writer:
    """Writes releases; everything that chance decides comes from one generator."""

    def __init__(self, random: Random) -> None:
        text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
        self._source: dict[str, Any] = tomllib.loads(text)
        self._random = random

    def week(self) -> dict[str, Any]:
        """What releases in a row have in common."""
        choose = self._random.choice
        return {
            "template": choose(self._source["templates"]),
            "minister": choose(self._source["ministers"]),
            "city": choose(self._source["cities"]),
            "monday": _FIRST_MONDAY + timedelta(weeks=self._random.randrange(_WEEKS)),
        }

    def release(self, week: dict[str, Any]) -> list[Paragraph]:
        """A title, a lead, most of the template's body, and some of what may end any release."""
        template, closing = week["template"], self._source["closing"]
        body = range(2, len(template["en"]))
        kept = sorted(self._random.sample(body, self._random.randint(2, len(body))))
        ends = self._random.sample(range(len(closing["en"])), self._random.randint(0, 3))
        facts = self._facts(week)
        return [
            {lang: self._sentence(text[lang][place], facts[lang]) for lang in LANGUAGES}
            for text, places in ((template, [0, 1, *kept]), (closing, ends))
            for place in places
        ]

    def _sentence(self, wordings: list[str], fields: dict[str, Any]) -> str:
        text = self._random.choice(wordings).format_map(fields)
        return text[:1].upper() + text[1:]

    def _facts(self, week: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """What the fields of a release stand for, in each language."""
        minister, monday = week["minister"], week["monday"]
        names = {
            "office": _Name.of(minister["office"]),
            "minister": _Name.of(minister["name"], minister["a"]),
            "guest": self._guest(),
            "country": _Name.of(self._random.choice(self._source["countries"])),
            "city": _Name.of(week["city"]),
        }
        day = monday + timedelta(days=self._random.randrange(6))
        later = day + timedelta(days=self._random.randint(20, 90))
        told = {
            "date": self._day(day),
            "later": self._day(later),
            "sum": self._sum(),
            "turnover": self._sum(),
            "share": self._share(),
            "people": _thousands(100 * self._random.randint(11, 990)),
            "firms": self._count(12, 90),
            "years": self._count(5, 20),
            "decades": self._count(25, 60),
            "year": dict.fromkeys(LANGUAGES, str(self._random.randint(2027, 2035))),
        }
        numbers = {lang: {key: says[lang] for key, says in told.items()} for lang in LANGUAGES}
        return {
            "en": numbers["en"] | {key: name.en for key, name in names.items()},
            "ru": numbers["ru"] | {key: name.ru for key, name in names.items()},
        }

    def _guest(self) -> _Name:
        group = self._random.choice(self._source["people"])
        given, family = (self._random.choice(group[part]) for part in ("given", "family"))
        return _Name.of_person(given, family, group["a"])

    def _day(self, day: date) -> Paragraph:
        en, ru = (_MONTHS[lang].split()[day.month - 1] for lang in LANGUAGES)
        english = [f"{day.day} {en} {day.year}", f"{en} {day.day}, {day.year}"]
        russian = [f"{day.day} {ru} {day.year} года", f"{day.day} {ru}"]
        return {"en": self._random.choice(english), "ru": self._random.choice(russian)}

    def _sum(self) -> Paragraph:
        """An amount of money with a tenth, after which Russian wants the genitive: 1,5 миллиона."""
        number = f"{self._random.randint(1, 480)}.{self._random.randint(1, 9)}"
        word, code, russian = self._random.choice(_CURRENCIES)
        comma = number.replace(".", ",")
        english = [f"{number} million {word}", f"{code} {number} million"]
        amounts = [f"{comma} млн {russian}", f"{comma} миллиона {russian}"]
        return {"en": self._random.choice(english), "ru": self._random.choice(amounts)}

    def _share(self) -> Paragraph:
        number = f"{self._random.randint(2, 60)}.{self._random.randint(1, 9)}"
        comma = number.replace(".", ",")
        return {
            "en": self._random.choice([f"{number}%", f"{number} per cent"]),
            "ru": self._random.choice([f"{comma}%", f"{comma} процента"]),
        }

    def _count(self, least: int, most: int) -> Paragraph:
        """A number after which Russian wants the genitive plural: 12 компаний, but 22 компании."""
        teens = range(11, 15)
        fit = [n for n in range(least, most) if n % 10 not in range(1, 5) or n % 100 in teens]
        return dict.fromkeys(LANGUAGES, str(self._random.choice(fit)))


def releases(count: int, seed: int = 0) -> Iterator[list[Paragraph]]:
    """Makes releases up: four to nine paragraphs each.

    Args:
        count: How many.
        seed: Another one gives others.
    """
    random = Random(seed)  # noqa: S311 - no secret: chance that is the same everywhere
    writer = _Writer(random)
    for done in range(0, count, _SHARED_BY):
        week = writer.week()
        for _ in range(min(_SHARED_BY, count - done)):
            yield writer.release(week)


def write(folder: Path, count: int, seed: int = 0) -> None:
    """Writes a set: `en/`, `ru/` and `gold.jsonl`, a row a release.

    Args:
        folder: Is made if it isn't there.
        count: How many releases.
        seed: As for `releases`.
    """
    random = Random(seed)  # noqa: S311 - no secret: chance that is the same everywhere
    names = iter(random.sample(range(10**7, 10**8), len(LANGUAGES) * count))
    rows: list[dict[str, Any]] = []
    for release in releases(count, seed):
        texts, beads = damaged(release, random)
        left_out = random.choice(LANGUAGES) if random.random() < WITHOUT_PARTNER else None
        row: dict[str, Any] = {lang: f"{lang}/{next(names)}.txt" for lang in LANGUAGES}
        row["beads"] = [] if left_out else beads
        if left_out:
            row[left_out] = None
        for lang in LANGUAGES:
            if row[lang]:
                path = folder / row[lang]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n\n".join(texts[lang]) + "\n", encoding="utf-8")
        rows.append(row)
    random.shuffle(rows)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "gold.jsonl").write_text(lines, encoding="utf-8")


def damaged(
    release: list[Paragraph], random: Random
) -> tuple[dict[str, list[str]], list[list[list[int]]]]:
    """Merges and drops paragraphs of either side.

    Args:
        release: Paragraphs that match one to one.
        random: What chance decides.

    Returns:
        The texts of each language, and the beads: positions from 1 in each, in the order of
        `LANGUAGES`. The titles are never dropped, so that no version is empty.
    """
    texts: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    beads: list[list[list[int]]] = []
    place = 0
    while place < len(release):
        lang = random.choice(LANGUAGES)
        fate = random.random() / len(LANGUAGES)
        step = 2 if fate < MERGED and place + 1 < len(release) else 1
        taken = release[place : place + step]
        said = {one: [paragraph[one] for paragraph in taken] for one in LANGUAGES}
        if step == 2:
            said[lang] = [" ".join(said[lang])]
        elif place and MERGED <= fate < MERGED + DROPPED:
            said[lang] = []
        bead = []
        for one in LANGUAGES:
            first = len(texts[one]) + 1
            texts[one] += said[one]
            bead.append(list(range(first, first + len(said[one]))))
        beads.append(bead)
        place += step
    return texts, beads


def _thousands(number: int) -> Paragraph:
    """A number with its thousands set apart, which ends in two zeros: 12 400 человек."""
    return {"en": f"{number:,}", "ru": f"{number:,}".replace(",", " ")}
