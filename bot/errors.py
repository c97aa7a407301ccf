"""What can go wrong in `bot` and that whoever runs it can do something about.

    TolmachError
    └── BotError
        ├── SettingError          the environment, at start
        │   ├── NoToken           TELEGRAM_BOT_TOKEN is not set
        │   ├── MalformedToken    it is set to something that is no token
        │   ├── MalformedAddress  TELEGRAM_API_URL is no http address
        │   ├── MalformedWebhook  TOLMACH_WEBHOOK_URL is no http address
        │   ├── MalformedPort     an address to listen at that is none
        │   ├── MalformedEntry    a list of people and chats with something else in it
        │   ├── MalformedDays     TOLMACH_KEPT_DAYS is no number of days
        │   ├── NoCatalogue       TOLMACH_LANGUAGE names a language that the bot does not speak
        │   └── NothingPublic     TOLMACH_PUBLIC_COLLECTIONS names no collection
        ├── WrongToken            the Bot API does not know the token
        ├── ApiUnreachable        the Bot API does not answer, or what answers is none
        ├── AnotherReplica        another program polls with the same token, and was there first
        ├── FolderServed          another bot serves the same data folder
        ├── Unlistenable          an address that cannot be listened at
        ├── WebhookRefused        the Bot API does not bring updates to the address given
        ├── Overdue               a search took longer than a person waits
        ├── Unverified            what was to be quoted does not stand in the documents
        ├── CurationFailed        a change of the documents that ended without a result
        └── Unwritable            the bot's own database takes nothing

What a person reads about each stands in the catalogues under its `key`. The token is never a fact.
"""

from __future__ import annotations

from index.errors import TolmachError


class BotError(TolmachError):
    """What can go wrong in the conversation."""


class SettingError(BotError):
    """A setting in the environment that cannot be used. Facts: `key`, its name."""


class NoToken(SettingError):
    """No token is set. Facts: `key`."""


class MalformedToken(SettingError):
    """What is set is no token. Facts: `key`; never the value."""


class MalformedAddress(SettingError):
    """The address of the Bot API server is no http address. Facts: `key`, `value`."""


class MalformedWebhook(SettingError):
    """The address that updates are to be brought to is no http address. Facts: `key`, `value`."""


class MalformedPort(SettingError):
    """What is to be listened at is no address with a port. Facts: `key`, `value`."""


class MalformedEntry(SettingError):
    """A list of people and chats holds something else. Facts: `key`, `value`."""


class MalformedDays(SettingError):
    """For how long questions are kept is no number of days. Facts: `key`, `value`, `most`."""


class NoCatalogue(SettingError):
    """A language that the bot does not speak. Facts: `key`, `value`, `languages`."""


class NothingPublic(SettingError):
    """A list of collections that names none. Facts: `key`."""


class WrongToken(BotError):
    """The Bot API does not know the token. Facts: `key`, `url`."""


class ApiUnreachable(BotError):
    """The Bot API does not answer, or what answers is none. Facts: `url`, `cause`."""


class AnotherReplica(BotError):
    """Another program polls with the same token, and was there first. Facts: `cause`."""


class FolderServed(BotError):
    """Another bot serves the same data folder. Facts: `data`."""


class Unlistenable(BotError):
    """An address that cannot be listened at. Facts: `address`, with its port; `cause`."""


class WebhookRefused(BotError):
    """The Bot API does not bring updates to the address given. Facts: `url`, `cause`."""


class Overdue(BotError):
    """A search took longer than a person waits. Facts: `seconds`."""


class Unverified(BotError):
    """What was to be quoted does not stand in the documents."""


class CurationFailed(BotError):
    """A change of the documents ended without a result, its process with it. Facts: `cause`."""


class Unwritable(BotError):
    """The bot's own database takes nothing: a full disk, most likely. Facts: `path`, `cause`."""
