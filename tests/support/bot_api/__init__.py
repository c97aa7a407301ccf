"""A Bot API server for tests: real HTTP, strict as Telegram's own, with people who use the bot.

    with FakeTelegram() as telegram:
        alice = telegram.user(7, "ru-RU")
        alice.says("Когда саммит?")
        reply = alice.hears()
        reply.text, reply.quotes, reply.bold, reply.buttons
        alice.presses(reply, "По-английски")

        group = telegram.group(-1001, members=[alice], forum=True)
        budget = group.topic("Budget")
        alice.says("/ask When is the summit?", group, topic=budget)
        alice.hears(group).thread == budget.id

        query = alice.types("summit")
        alice.picks(query)            # into a chat without the bot
        alice.sends_document("note.txt", b"…")
        telegram.drops("sendMessage")  # the server acts, and the connection ends
        telegram.faults   # what Telegram lets pass and a good bot does not do

The rules are those of the Bot API server's own source: errors in its words, entities with offsets
in UTF-16 units, long polling that is acknowledged by the next offset, webhooks that are brought
again until they are taken.
"""

from tests.support.bot_api.chats import Topic
from tests.support.bot_api.groups import Group
from tests.support.bot_api.inline import InlineAnswer
from tests.support.bot_api.markup import Parsed, parse_html
from tests.support.bot_api.messages import BOT, Message
from tests.support.bot_api.people import Person, Press
from tests.support.bot_api.refusals import Refused
from tests.support.bot_api.server import FakeTelegram
from tests.support.bot_api.typing_ahead import Query

__all__ = [
    "BOT",
    "FakeTelegram",
    "Group",
    "InlineAnswer",
    "Message",
    "Parsed",
    "Person",
    "Press",
    "Query",
    "Refused",
    "Topic",
    "parse_html",
]
