"""The settings of a group: what its admins may choose, and what a choice makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.keyboards import GroupAsking, GroupCollection, GroupLanguage, Labels
from bot.rendering import label

if TYPE_CHECKING:
    from bot.administration.wording import Wording
    from bot.keyboards import Action
    from bot.rendering import Page
    from bot.state import ChatSettings

_CHOSEN = "\u2713 "  # a check mark
_BUTTON_ROOM = 48  # units of a collection's name on a button

Row = list[tuple[str, "Action"]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The settings of a group and what there is to choose from.

    Attributes:
        settings: What is set.
        readable: The collections that the group may read, in the order of their buttons.
        languages: The codes of the languages that the bot speaks.
    """

    settings: ChatSettings
    readable: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def chosen(self) -> frozenset[str]:
        """The collections that are searched."""
        chosen = self.settings.collections
        return frozenset(self.readable) if chosen is None else chosen & frozenset(self.readable)

    def toggled(self, name: str) -> ChatSettings | None:
        """The settings with a collection chosen or not; None where none would be left.

        Where all are chosen, those that come later are too.
        """
        chosen = self.chosen ^ {name}
        if not chosen:
            return None
        whole = chosen == frozenset(self.readable)
        return replace(self.settings, collections=None if whole else chosen)

    def page(self, wording: Wording) -> Page:
        """What is set, in words."""
        settings = self.settings
        lang = settings.lang
        names = wording.listed(self.chosen)
        facts = [
            wording.line("settings-language", language="none")
            if lang is None
            else wording.line(
                "settings-language", language=Labels(wording.catalogues, lang).name(lang)
            ),
            wording.line("settings-collections", names=names, count=len(self.chosen)),
            wording.line("settings-asking", who="admins" if settings.admins_only else "everyone"),
        ]
        return wording.page([[wording.line("settings-heading")], facts])

    def rows(self, wording: Wording) -> list[Row]:
        """What the buttons below say and do; what is chosen has a mark."""
        settings, labels = self.settings, Labels(wording.catalogues, wording.lang)
        languages: Row = [
            (_marked(labels.name(code), chosen=settings.lang == code), GroupLanguage(code))
            for code in self.languages
        ]
        free = _marked(wording.text("button-any-language"), chosen=settings.lang is None)
        asking: Row = [
            (
                _marked(wording.text(key), chosen=settings.admins_only is admins_only),
                GroupAsking(admins_only),
            )
            for key, admins_only in (("button-everyone", False), ("button-admins-only", True))
        ]
        collections: list[Row] = [
            [(self.collection_label(name), GroupCollection(place))]
            for place, name in enumerate(self.readable)
        ]
        return [languages, [(free, GroupLanguage(None))], *collections, asking]

    def collection_label(self, name: str) -> str:
        """What the button of a collection says."""
        return _marked(button_label(name), chosen=name in self.chosen)

    def named_by(self, says: str, place: int) -> str | None:
        """The collection that a button is about; None where the buttons are not today's.

        A button carries the place of its collection, which may be another's place by now. So what
        it says has to be that collection's name, with or without the mark.

        Args:
            says: What stands on the button, as Telegram has it.
            place: What it carries.
        """
        if place >= len(self.readable):
            return None
        name = self.readable[place]
        return name if says.removeprefix(_CHOSEN) == button_label(name) else None


def button_label(name: str) -> str:
    """A collection's name as a button can show it; one without a letter to be seen is a mark."""
    return label(name, _BUTTON_ROOM) or "?"


def _marked(says: str, *, chosen: bool) -> str:
    return f"{_CHOSEN}{says}" if chosen else says
