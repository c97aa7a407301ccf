"""A message of Telegram's as `addressing` reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.addressing import Entity, Heard, Me, Replied, Said

if TYPE_CHECKING:
    from telegram import Bot, Message


def me(bot: Bot) -> Me:
    """The bot that hears."""
    return Me(bot.id, bot.username)


def said(message: Message) -> Said:
    """What a message says, or what stands below the picture that it is."""
    marks = message.entities if message.text is not None else message.caption_entities
    return Said(
        message.text or message.caption or "",
        tuple(
            Entity(mark.type, mark.offset, mark.length, mark.user.id if mark.user else None)
            for mark in marks
        ),
    )


def heard(message: Message) -> Heard:
    """A message of a group."""
    quote = message.quote
    return Heard(
        said=said(message),
        secondhand=is_secondhand(message),
        replied=_replied(message),
        quote=quote.text if quote is not None and quote.is_manual else "",
    )


def is_secondhand(message: Message) -> bool:
    """Whether a message is not its sender's own words: passed on, or sent by a bot or through one.

    Who writes as the group or as a channel writes through an account that counts as a bot's.
    """
    sender = message.from_user
    by_bot = sender is not None and sender.is_bot and message.sender_chat is None
    passed_on = message.forward_origin is not None or bool(message.is_automatic_forward)
    return by_bot or passed_on or message.via_bot is not None


def answered_message(message: Message, me: Me) -> int | None:
    """The number of the bot's own message that a message replies to, or None."""
    replied = _replied(message)
    return replied.message_id if replied is not None and replied.author == me.id else None


def _replied(message: Message) -> Replied | None:
    """What a message replies to; not the beginning of its topic, which Telegram names for want."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created is not None:
        return None
    if message.is_topic_message and replied.message_id == message.message_thread_id:
        return None
    author = replied.from_user if replied.via_bot is None else None
    return Replied(replied.message_id, author.id if author else None, said(replied))
