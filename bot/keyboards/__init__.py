"""Buttons: what they say, what they carry, and the signed links that lead into the bot."""

from bot.keyboards.actions import (
    Action,
    Around,
    Back,
    Blame,
    ChooseLanguage,
    Digest,
    Explain,
    ForgetMe,
    GroupAsking,
    GroupCollection,
    GroupLanguage,
    Judge,
    ListSources,
    Reason,
    RemoveDocument,
    Show,
    Vote,
)
from bot.keyboards.answer import after_bad, below_answer, below_surroundings
from bot.keyboards.choices import below_sources, languages
from bot.keyboards.codec import decode, encode
from bot.keyboards.labels import Labels
from bot.keyboards.links import InvitationLink, Links, PassageLink
from bot.keyboards.rows import keyboard

__all__ = [
    "Action",
    "Around",
    "Back",
    "Blame",
    "ChooseLanguage",
    "Digest",
    "Explain",
    "ForgetMe",
    "GroupAsking",
    "GroupCollection",
    "GroupLanguage",
    "InvitationLink",
    "Judge",
    "Labels",
    "Links",
    "ListSources",
    "PassageLink",
    "Reason",
    "RemoveDocument",
    "Show",
    "Vote",
    "after_bad",
    "below_answer",
    "below_sources",
    "below_surroundings",
    "decode",
    "encode",
    "keyboard",
    "languages",
]
