"""Where admins are served: in private alone; anyone else's commands are unknown ones there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.access import Place
from bot.administration.wording import Wording
from bot.handlers.callbacks import Alert, gone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.access import Gate
    from bot.handlers.lines import Lines
    from bot.handlers.reception import Caller, Reception, Visitor
    from index.localization import Value

    Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the handlers of admins' commands share.

    Attributes:
        reception: Tells who comes.
        gate: Knows who is an admin.
        lines: Brings answers.
        unknown: Answers a command that does not exist; who is no admin meets that.
    """

    reception: Reception
    gate: Gate
    lines: Lines
    unknown: Handler

    async def admit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> Visitor | None:
        """The admin who wrote; None where it is none, who has then been answered."""
        visitor = await self.reception.admit(update)
        if visitor is not None and self.serves(visitor):
            return visitor
        await self.unknown(update, context)
        return None

    def serves(self, caller: Caller) -> bool:
        """Whether somebody is an admin, and where nobody else reads along."""
        return caller.place is Place.PRIVATE and self.gate.is_admin(caller.user_id)

    def wording(self, caller: Caller) -> Wording:
        """Says things in the language of a caller."""
        return Wording(self.lines.renderer.catalogues, caller.lang)

    async def wording_for(self, user_id: int) -> Wording:
        """The same for somebody who has not just written, and is to be told something."""
        lang = await self.reception.chosen(user_id)
        return Wording(self.lines.renderer.catalogues, lang)

    def gone(self, caller: Caller) -> Alert:
        """What any press is met with that nothing belongs to."""
        return gone(self.lines.renderer, caller)

    def alert(self, caller: Caller, key: str, *, window: bool = True, **values: Value) -> Alert:
        """What a press is answered with, from the catalogues."""
        return Alert(self.lines.renderer.alert(caller.lang, key, **values), window)

    def run_by(self, visitor: Visitor) -> frozenset[str]:
        """The collections that an admin runs: those that there are, and those of the settings."""
        return visitor.is_admin_of | (self.gate.appointed(visitor.user_id) or frozenset())

    def meant(self, visitor: Visitor, name: str | None) -> str | None:
        """The collection that an admin means: the one named, or the only one that he runs.

        Returns:
            Its name; None where he runs none of that name, or several and named none.
        """
        mine = self.run_by(visitor)
        if name is None:
            return next(iter(mine)) if len(mine) == 1 else None
        folded = name.strip().casefold()
        alike = [one for one in mine if one.casefold() == folded]
        if name in mine:
            return name
        return alike[0] if len(alike) == 1 else None

    async def restricted(self, visitor: Visitor, name: str | None) -> str | None:
        """The same, of a collection that not everybody may read; None where that was answered."""
        collection = self.meant(visitor, name)
        if collection is None:
            mine = self.run_by(visitor)
            names = self.wording(visitor).listed(mine)
            await self.lines.say(visitor, "collection-which", names=names, count=len(mine))
            return None
        if collection in self.gate.public:
            await self.lines.say(visitor, "collection-public", collection=collection)
            return None
        return collection
