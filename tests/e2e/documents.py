"""The documents of the institution that these tests are about: some that all may read, some not.

`main` is public: the seeds, press notes enough for two pages of a list, and a journal with more
passages about one thing than inline mode offers. `treaties` is restricted and stands in both
languages; so does `cables`, in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAIN, TREATIES, CABLES = "main", "treaties", "cables"

CORRIDOR_EN = """\
date 2025-10-03

Memorandum on the Saryarka corridor.

The parties met in Geneva on 3 October 2025 and discussed the carriage of lithium from Kazakhstan.

The Minister of Transport, Dana Bekova, proposed that 4,200 wagons a year should use the corridor.

The Swiss side, led by Ambassador Urs Keller, asked for a tariff of 17 percent until 2029.

Both sides agreed to keep the text confidential until it is signed in Bern in March 2027.
"""

CORRIDOR_RU = """\
date 2025-10-03

Меморандум о коридоре «Сарыарка».

Стороны встретились в Женеве 3 октября 2025 года и обсудили транзит лития из Казахстана.

Министр транспорта Дана Бекова предложила, чтобы коридором пользовались 4200 вагонов в год.

Швейцарская сторона во главе с послом Урсом Келлером попросила тариф в 17 процентов до 2029 года.

Стороны договорились не разглашать текст до его подписания в Берне в марте 2027 года.
"""

CABLE = """\
Cable from the embassy in Lima.

The consul reports that the alpaca agreement will not be signed before the elections.
"""

HOSTILE = (
    "The <b>marsupial</b> clause &amp; its </blockquote> annex <a href='tg://user?id=1'>read</a>"
    " \u202eevil\u202c \N{GRINNING FACE}\N{FAMILY}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}"
    " \u0645\u0631\u062d\u0628\u0627 {$name} %s \\n *bold* _under_ `code`."
)
"""A passage that is all that a quote could break on."""

LONG = "The wallaby statute has many words. " + " ".join(
    f"Sentence {number} speaks of <i>something</i> else \N{GRINNING FACE} entirely."
    for number in range(150)
)
"""A passage that is longer than a message."""

LITHIUM = "carriage of lithium"
"""Words of a passage of `treaties`."""

HARBOURS = 60
"""Passages of the journal, each of which says `harbour`."""

NOTES = 10
"""Press notes."""


def write(folder: Path) -> dict[str, Path]:
    """Writes the documents but for the seeds; the folder of each collection."""
    texts: dict[str, dict[str, str]] = {
        MAIN: {"journal.txt": _journal(), "hostile.txt": f"{HOSTILE}\n\n{LONG}\n"}
        | {f"note{n:02}.txt": _note(n) for n in range(NOTES)},
        TREATIES: {"corridor.en.txt": CORRIDOR_EN, "corridor.ru.txt": CORRIDOR_RU},
        CABLES: {"lima.txt": CABLE},
    }
    for collection, files in texts.items():
        (folder / collection).mkdir(parents=True)
        for name, text in files.items():
            (folder / collection / name).write_text(text, encoding="utf-8")
    return {collection: folder / collection for collection in texts}


def _journal() -> str:
    days = (
        f"On day {day} the pilot brought the vessel number {day * 7} into the harbour of Kuryk."
        for day in range(1, HARBOURS + 1)
    )
    return "Journal of the pilot.\n\n" + "\n\n".join(days) + "\n"


def _note(number: int) -> str:
    return (
        f"date 2025-0{number % 9 + 1}-11\n\n"
        f"Press note {number} of the department of archives.\n\n"
        f"The reading room was visited by {300 + number} people in that month.\n"
    )
