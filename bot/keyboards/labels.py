"""What buttons say, in the language of their reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.keyboards.actions import Reason

if TYPE_CHECKING:
    from index.localization import Catalogues

_REASONS = {
    Reason.PASSAGE: "blame-passage",
    Reason.MATCH: "blame-match",
    Reason.LANGUAGE: "blame-language",
    Reason.MISSING: "blame-missing",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of buttons for a reader of `lang`."""

    catalogues: Catalogues
    lang: str

    def turn(self, lang: str) -> str:
        """Shows the same passages in another language."""
        return self.catalogues.text(self.lang, "button-turn", lang=lang)

    def name(self, lang: str) -> str:
        """A language by its own name, whoever reads."""
        return self.catalogues.text(lang, "button-language")

    def reason(self, reason: Reason) -> str:
        """What was wrong."""
        return self.catalogues.text(self.lang, _REASONS[reason])

    @property
    def more(self) -> str:
        """Goes to the next page."""
        return self.catalogues.text(self.lang, "button-more")

    @property
    def previous(self) -> str:
        """Goes to the page before."""
        return self.catalogues.text(self.lang, "button-previous")

    @property
    def around(self) -> str:
        """Shows what stands around a passage."""
        return self.catalogues.text(self.lang, "button-around")

    @property
    def back(self) -> str:
        """Goes back to the answer."""
        return self.catalogues.text(self.lang, "button-back")

    @property
    def explain(self) -> str:
        """Asks how the answer came about."""
        return self.catalogues.text(self.lang, "button-explain")

    @property
    def good(self) -> str:
        """Says that the answer was good."""
        return self.catalogues.text(self.lang, "button-good")

    @property
    def bad(self) -> str:
        """Says that it was not."""
        return self.catalogues.text(self.lang, "button-bad")
