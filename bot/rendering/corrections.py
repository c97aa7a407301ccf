"""What of a question was read otherwise than it was typed, said to who typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering.display import FOREIGN_ROOM, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.localization import Catalogues
    from index.model import Correction

_MOST = 3  # that are told of; whoever makes more slips sees what was found


def corrected(
    corrections: Sequence[Correction], catalogues: Catalogues, lang: str
) -> Iterator[str]:
    """A sentence for each thing that was put right, the first ones."""
    for one in corrections[:_MOST]:
        typed, meant = label(one.typed, FOREIGN_ROOM), label(one.meant, FOREIGN_ROOM)
        if meant:
            yield catalogues.text(
                lang, "answer-corrected", kind=one.kind.value, typed=typed, meant=meant
            )
