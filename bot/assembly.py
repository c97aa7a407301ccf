"""The conversation put together: who does what, and the handlers in their order.

Of the handlers that would take an update, the first one does.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import addressing, keyboards
from bot.access import Gate, Membership
from bot.delivery import Delivery
from bot.handlers.administration import removal, settings, statistics
from bot.handlers.administration.desk import Desk
from bot.handlers.administration.digest import DIGEST, Digests
from bot.handlers.administration.grants import Grants
from bot.handlers.administration.invitations import Invitations
from bot.handlers.administration.members import ChatChanges
from bot.handlers.administration.notices import Notices
from bot.handlers.administration.reviews import REVIEWS, Reviews
from bot.handlers.administration.uploads import Uploads
from bot.handlers.answers import Answers
from bot.handlers.callbacks import Callbacks
from bot.handlers.commands import Commands
from bot.handlers.errors import Errors
from bot.handlers.excess import Excess
from bot.handlers.existing import Existing
from bot.handlers.explaining import Explaining
from bot.handlers.feedback import Feedback
from bot.handlers.groups import Groups, Reminders
from bot.handlers.inline import Inline
from bot.handlers.lines import Lines
from bot.handlers.links import DeepLinks
from bot.handlers.menu import Menu
from bot.handlers.messages import Messages
from bot.handlers.questions import Questions
from bot.handlers.reception import Reception
from bot.handlers.sources import SourceLists
from bot.handlers.unknown import UnknownCommands
from bot.keyboards import Links
from bot.rendering import Renderer
from index.reading import FORMATS

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.answering import Answering
    from bot.config import Settings
    from bot.curation import Curation
    from bot.handlers.callbacks import Press
    from bot.monitoring import Metrics
    from bot.state import State
    from index.localization import Catalogues

PTB = Application[Any, Any, Any, Any, Any, Any]

WANTED = (
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
)
"""The kinds of update that have a handler here; the server keeps the others to itself."""

_DAY = 24 * 60 * 60
_INCOMING = "incoming"  # the folder in the data folder that sent files are fetched into


@dataclass(frozen=True, slots=True)
class Foundation:
    """What the conversation stands on; opened before it, and closed after."""

    settings: Settings
    catalogues: Catalogues
    answering: Answering
    state: State
    curation: Curation
    metrics: Metrics
    bot: ExtBot[Any]


@dataclass(frozen=True, slots=True)
class Conversation:
    """All who answer."""

    commands: Commands
    unknown: UnknownCommands
    messages: Messages
    groups: Groups
    inline: Inline
    sources: SourceLists
    answers: Answers
    feedback: Feedback
    callbacks: Callbacks
    group_settings: settings.GroupSettings
    invitations: Invitations
    grants: Grants
    uploads: Uploads
    removal: removal.Removal
    statistics: statistics.QuestionStatistics
    digests: Digests
    reviews: Reviews
    chats: ChatChanges
    excess: Excess
    errors: Errors
    menu: Menu


def converse(on: Foundation) -> Conversation:
    """Puts those together who answer.

    Args:
        on: What they stand on; the bot knows its own name by now.
    """
    state, answering, bot = on.state, on.answering, on.bot
    members = Membership(bot, time.monotonic)
    gate = Gate(
        public=on.settings.public_collections,
        admins=on.settings.admins,
        readers=on.settings.readers,
        grants=state.grants,
        members=members,
        chats=state.chats,
    )
    existing = Existing(answering.collections, time.monotonic)
    reception = Reception(gate, state, existing, on.catalogues.languages, on.settings.language)
    links = Links(bot.username, state.secret)
    renderer = Renderer(on.catalogues, links)
    delivery = Delivery(bot, state.inbox, not_sent=state.inbox.not_sent)
    lines = Lines(renderer, delivery)
    notices = Notices(bot)
    unknown = UnknownCommands(reception, lines)
    desk = Desk(reception, gate, lines, unknown.command)
    invitations = Invitations(desk, state, links, notices, time.time)
    reviews = Reviews(desk, state, on.curation, notices)
    questions = Questions(answering, state, renderer, delivery, on.metrics, time.monotonic)
    messages = Messages(reception, questions, lines)
    answers = Answers(answering, state, renderer, members)
    feedback = Feedback(answers, state, reviews)
    sources = SourceLists(reception, answering, renderer, lines, members)
    digests = Digests(desk, state, notices, time.time)
    removing = removal.Removal(desk, on.curation, answering, existing.renew)
    group_settings = settings.GroupSettings(desk, state, members)
    admins = frozenset(entry.subject for entry in on.settings.admins)
    menu = Menu(on.catalogues, on.settings.language, admins)
    deep_links = DeepLinks(links, answering, renderer, lines, invitations)
    kept_days = on.settings.kept // _DAY
    commands = Commands(reception, renderer, lines, deep_links, state, menu, kept_days)
    presses: dict[type, Press] = {
        keyboards.Show: answers.show,
        keyboards.Back: answers.show,
        keyboards.Around: answers.around,
        keyboards.Vote: feedback.vote,
        keyboards.Blame: feedback.blame,
        keyboards.Explain: Explaining(answers, bot).press,
        keyboards.ListSources: sources.turn,
        keyboards.ChooseLanguage: commands.choose_language,
        keyboards.ForgetMe: commands.settle_forgetting,
        keyboards.GroupLanguage: group_settings.choose_language,
        keyboards.GroupCollection: group_settings.choose_collection,
        keyboards.GroupAsking: group_settings.choose_asking,
        keyboards.Judge: reviews.judge,
        keyboards.Digest: digests.press,
        keyboards.RemoveDocument: removing.press,
    }
    return Conversation(
        commands=commands,
        unknown=unknown,
        messages=messages,
        groups=Groups(reception, questions, lines, state, members, Reminders(time.monotonic)),
        inline=Inline(reception, answering, renderer, on.metrics, time.monotonic),
        sources=sources,
        answers=answers,
        feedback=feedback,
        callbacks=Callbacks(reception, renderer, presses),
        group_settings=group_settings,
        invitations=invitations,
        grants=Grants(desk, state),
        uploads=Uploads(
            desk,
            on.curation,
            notices,
            FORMATS,
            on.settings.data / _INCOMING,
            messages.other,
            existing.renew,
        ),
        removal=removing,
        statistics=statistics.QuestionStatistics(desk, state, on.settings.kept, time.time),
        digests=digests,
        reviews=reviews,
        chats=ChatChanges(desk, state, members, notices),
        excess=Excess(reception, lines, renderer, bot),
        errors=Errors(reception, renderer, state),
        menu=menu,
    )


def dispatch(bot: ExtBot[Any], to: Conversation) -> PTB:
    """The library's application: updates of the bot, each to the handler that it is for."""
    application = ApplicationBuilder().bot(bot).updater(None).build()
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    groups = new & filters.ChatType.GROUPS
    application.add_handler(CommandHandler("start", to.digests.welcome, private), group=-1)
    application.add_handlers(
        [
            MessageHandler(new & filters.StatusUpdate.ALL, to.chats.service),
            CommandHandler("start", to.commands.start, new),
            CommandHandler("help", to.commands.help, new),
            CommandHandler("language", to.commands.language, new),
            CommandHandler("sources", to.sources.command, new),
            CommandHandler("forgetme", to.commands.forget, new),
            CommandHandler(addressing.ASK, to.groups.message, new),
            CommandHandler(settings.SETTINGS, to.group_settings.show, groups),
            CommandHandler(statistics.STATS, to.statistics.show, private),
            CommandHandler(DIGEST, to.digests.command, private),
            CommandHandler(REVIEWS, to.reviews.waiting, private),
            CommandHandler(removal.REMOVE, to.removal.command, private),
            CommandHandler("invite", to.invitations.invite, private),
            MessageHandler(private & filters.Regex(r"^/revoke(?![a-z])"), to.invitations.revoke),
            CommandHandler("allow", to.grants.allow, private),
            CommandHandler("deny", to.grants.deny, private),
            CommandHandler("access", to.grants.access, private),
            MessageHandler(new & filters.COMMAND, to.unknown.command),
            MessageHandler(private & filters.TEXT, to.messages.question),
            MessageHandler(private & filters.Document.ALL, to.uploads.document),
            MessageHandler(private, to.messages.other),
            MessageHandler(groups, to.groups.message),
            CallbackQueryHandler(to.callbacks.press),
            InlineQueryHandler(to.inline.query),
            ChatMemberHandler(to.chats.bot_moved, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(to.chats.member_moved, ChatMemberHandler.CHAT_MEMBER),
        ]
    )
    application.add_error_handler(to.errors.report)
    return application
