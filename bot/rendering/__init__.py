"""The only place where HTML is made and anything is escaped: messages that Telegram takes."""

from bot.rendering.display import FOREIGN_ROOM, displayed, inert, isolated, label, shortened, units
from bot.rendering.excerpt import Excerpt, excerpt
from bot.rendering.markup import LIMIT, Markup, escaped, joined, linked, plain, quoted
from bot.rendering.pages import AnswerPage, InlineCard, Page
from bot.rendering.renderer import ALERT, QUOTES, Renderer

__all__ = [
    "ALERT",
    "FOREIGN_ROOM",
    "LIMIT",
    "QUOTES",
    "AnswerPage",
    "Excerpt",
    "InlineCard",
    "Markup",
    "Page",
    "Renderer",
    "displayed",
    "escaped",
    "excerpt",
    "inert",
    "isolated",
    "joined",
    "label",
    "linked",
    "plain",
    "quoted",
    "shortened",
    "units",
]
