"""Dictionaries as files of the usual kinds, made of a few articles."""

from __future__ import annotations

import gzip
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

DIGITS = f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}+/"

# as printed dictionaries have them: transcription, labels, remarks, examples, numbered senses,
# lines broken by the page
ARTICLES = {
    "abandon": """abandon
   [ɜ↗bændɜn]
   1. _v.
      1) покидать, оставлять
      2) отказываться от
      3) _refl. предаваться (страсти, отчаянию и т.п. - to); to abandon
      oneself to the idea склоняться к мысли
   2. _n. _книж. развязность, несдержанность
""",
    "minister": """minister
   [↗mɪnɪstɜ]
   1. _n.
      1) министр; the ministers правительство
      2) _дип. посланник; советник посольства
   2. _v.
      1) служить; помогать, оказывать помощь, содействие; способствовать
""",
    "meet": """meet
   [mi:t]
   1. _v. (met)
      1) встречать
      9) опровергать (возражение); meet together собираться, сходиться; meet
      with
         а) испытать, подвергнуться;
         б) встретиться с; наткнуться на;
   2. _n.
      1) место сбора (охотников, велосипедистов и т.п.)
""",
    "trousseaux": """trousseaux
   [↗trʊ:sɜʊz] _pl. от trousseau
""",
}


def in_base_64(number: int) -> str:
    """A number as dictd writes it."""
    digits = DIGITS[number % 64]
    while number := number // 64:
        digits = DIGITS[number % 64] + digits
    return digits


def laid_out(articles: Mapping[str, bytes]) -> tuple[bytes, list[tuple[str, int, int]]]:
    """All articles in a row, and where each stands."""
    content, places = b"", []
    for headword, article in articles.items():
        places.append((headword, len(content), len(article)))
        content += article
    return content, places


def write_dictd(base: Path, articles: Mapping[str, str], *, packed: bool = True) -> Path:
    """A dictionary of dictd's; gives its index."""
    content, places = laid_out({word: text.encode() for word, text in articles.items()})
    lines = [f"{word}\t{in_base_64(start)}\t{in_base_64(size)}\n" for word, start, size in places]
    index = base.with_name(base.name + ".index")
    index.write_text("".join(lines), encoding="utf-8")
    if packed:
        base.with_name(base.name + ".dict.dz").write_bytes(gzip.compress(content))
    else:
        base.with_name(base.name + ".dict").write_bytes(content)
    return index


def write_stardict(  # noqa: PLR0913 - the format has that many choices
    base: Path,
    articles: Mapping[str, bytes],
    kinds: str | None = "m",
    *,
    packed: bool = False,
    width: int = 4,
    synonyms: Sequence[tuple[str, int]] = (),
) -> Path:
    """A dictionary of StarDict's, of ready articles; gives its description."""
    content, places = laid_out(articles)
    index = b"".join(
        word.encode() + b"\0" + start.to_bytes(width) + size.to_bytes(4)
        for word, start, size in places
    )
    facts = {
        "version": "3.0.0",
        "bookname": "A dictionary",
        "wordcount": str(len(places)),
        "idxfilesize": str(len(index)),
    }
    if kinds is not None:
        facts["sametypesequence"] = kinds
    if width > 4:
        facts["idxoffsetbits"] = str(8 * width)
    if synonyms:
        other = b"".join(word.encode() + b"\0" + of.to_bytes(4) for word, of in synonyms)
        base.with_name(base.name + ".syn").write_bytes(other)
    lines = ["StarDict's dict ifo file", *(f"{key}={value}" for key, value in facts.items())]
    description = base.with_name(base.name + ".ifo")
    description.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for ending, part in ((".idx", index), (".dict", content)):
        whole = gzip.compress(part) if packed else part
        tail = {".idx": ".gz", ".dict": ".dz"}[ending] if packed else ""
        base.with_name(base.name + ending + tail).write_bytes(whole)
    return description
