"""What a message shows of an answer, read off its own buttons.

Telegram hands the message over with each press, as it stands in the chat; so nothing need be stored
of where each reader of an answer is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.keyboards import Around, Back, Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.keyboards import Action


def page_of(
    rows: Sequence[Sequence[Action | None]], answer: int, lang: str, languages: tuple[str, ...]
) -> Back:
    """The page of an answer that stands above these buttons, as a way back to it.

    Below a page, the buttons of its languages stand in one row with that of its surroundings, those
    of the pages beside it in another.

    Args:
        rows: What the buttons carry.
        answer: The number of the answer.
        lang: The language that it was given in.
        languages: Those that passages may be shown in.

    Returns:
        The first page in the answer's language, where the buttons do not tell.
    """
    actions = [action for row in rows for action in row]
    for action in actions:
        if isinstance(action, Back) and action.answer == answer:
            return action
    turns: list[Show] = []
    pages: list[Show] = []
    first = 0
    for row in rows:
        around = next((one for one in row if isinstance(one, Around)), None)
        first = first if around is None else around.index
        shows = [one for one in row if isinstance(one, Show) and one.answer == answer]
        (pages if around is None else turns).extend(shows)
    return Back(answer, _page(turns, pages, first), _lang(turns, pages, lang, languages))


def _page(turns: list[Show], pages: list[Show], first: int) -> int:
    """The page's number: that of its other languages, or between those beside it."""
    if turns:
        return turns[0].page
    if not pages or first == 0:
        return 0
    return min(show.page for show in pages) + 1


def _lang(turns: list[Show], pages: list[Show], lang: str, languages: tuple[str, ...]) -> str:
    """The language shown: that of the pages beside it, or the one that it cannot be turned to."""
    if pages:
        return pages[0].lang
    offered = {show.lang for show in turns}
    if lang not in offered:
        return lang
    return next((code for code in languages if code not in offered), lang)


def has_matches(rows: Sequence[Sequence[Action | None]]) -> bool:
    """Whether there is another language to turn to, so that a version may be wrong."""
    return any(
        isinstance(action, Show)
        for row in rows
        if any(isinstance(one, Around) for one in row)
        for action in row
    )
