"""A Bot API server for tests: real HTTP, strict as Telegram's own, with people who use the bot.

    with FakeTelegram() as telegram:
        alice = telegram.user(7, "ru-RU")
        alice.says("Когда саммит?")
        reply = alice.hears()
        reply.text, reply.quotes, reply.bold, reply.buttons
        alice.presses(reply, "По-английски")
        telegram.faults   # what Telegram lets pass and a good bot does not do

The rules are those of the Bot API server's own source: errors in its words, entities with offsets
in UTF-16 units, long polling that is acknowledged by the next offset.
"""

from tests.support.bot_api.markup import Parsed, parse_html
from tests.support.bot_api.people import Person, Press
from tests.support.bot_api.refusals import Refused
from tests.support.bot_api.server import FakeTelegram
from tests.support.bot_api.world import Message

__all__ = ["FakeTelegram", "Message", "Parsed", "Person", "Press", "Refused", "parse_html"]
